import { expect, test } from "vitest";
import { escapeHtml, scriptJson } from "./escape.ts";

test("escapeHtml leaves no way out of an element or an attribute", () => {
  expect(escapeHtml(`</td><script>alert("1")</script>'&`)).toBe(
    "&lt;/td&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;",
  );
});

test("scriptJson never ends the script and gives the same value back", () => {
  const value = { hostile: '</script><!-- <script> & \u2028\u2029 "quotes" \\ \u0000 תוצאה' };
  const text = scriptJson(value);
  expect(text).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(text)).toEqual(value);
});
