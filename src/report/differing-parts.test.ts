import fc from "fast-check";
import { expect, test } from "vitest";
import { differingParts, type Part } from "./differing-parts.ts";

const short = (parts: Part[]): string =>
  parts.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `+${text}+` : `-${text}-`)).join("");

test.each([
  ["5.8", "58", "5-.-8"],
  ["5.8", "5.3", "5.-8-+3+"],
  ["Platelets", "Pla8telets", "Pla+8+telets"],
  ["150-400", "150-400", "150-400"],
  ["H", "b5", "+b5+"],
  ["H", "", ""],
  ["e\u0301a", "ea", "-e\u0301-+e+a"],
])("%s answered as %s", (expected, answered, parts) => {
  expect(short(differingParts(expected, answered))).toBe(parts);
});

test("the parts of an answer give the answer back", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."abc. 1") }),
      fc.string({ unit: fc.constantFrom(..."abc. 1") }),
      (expected, answered) => {
        const parts = differingParts(expected, answered);
        const join = (without: Part["kind"]): string =>
          parts
            .filter((part) => part.kind !== without)
            .map((part) => part.text)
            .join("");
        expect(join("missing")).toBe(answered);
        if (parts.some((part) => part.kind === "same")) expect(join("added")).toBe(expected);
      },
    ),
  );
});

test("very long values are compared at their ends", () => {
  const text = "x".repeat(3000);
  expect(short(differingParts(`a${text}${"b".repeat(500)}${text}`, `a${text}${"c".repeat(500)}${text}`))).toContain(
    `-${"b".repeat(500)}-+${"c".repeat(500)}+`,
  );
});
