import fc from "fast-check";
import { expect, test } from "vitest";
import { findLostKey } from "./json-keys.ts";

test("finds what a parser would lose", () => {
  expect(findLostKey('{"a": 1, "b": {"a": 2}, "c": ["a", "a", {"a": "c"}]}')).toBeUndefined();
  expect(findLostKey('{"a": 1, "b": [{"x": 1, "x" : 2}]}')).toBe("x");
  expect(findLostKey('{"a": "\\"a\\":", "\\u0061": 2}')).toBe("a");
  expect(findLostKey('{"fields": {"__proto__": 1}}')).toBe("__proto__");
  expect(findLostKey('{"a\\\\": 1, "b": 2}')).toBeUndefined();
});

test("what a parser keeps is sound", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(findLostKey(text)).toBe(text.includes('"__proto__":') ? "__proto__" : undefined);
    }),
  );
});
