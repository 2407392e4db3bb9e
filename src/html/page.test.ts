import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { renderPage } from "./index.ts";

const page = {
  kind: "Residency report",
  subject: "<lab>",
  heading: "A & B",
  now: new Date("2026-03-04T12:00:00Z"),
  identity: "<code>e1</code>",
  verdict: '<section id="verdict"></section>',
  sections: [
    { id: "one", title: "What's <there>", content: "<p>1</p>" },
    { id: "none", title: "Empty", content: "" },
  ],
  footer: "Keep it.",
  style: "p {}\n",
};
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policyOf = (html: string): string => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";

test("a page allows its own style and nothing else", () => {
  const html = renderPage(page);
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
  expect(style).toMatch(/--paper: #ffffff[\s\S]*p \{\}\n$/);
  expect(policyOf(html)).toBe(`default-src 'none'; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`);
  expect(html).not.toContain("<script");
  const program = "let a = 1;";
  const active = renderPage({ ...page, script: { program, data: "<script>{}</script>" }, pictures: true });
  expect(policyOf(active)).toContain(`img-src data:; style-src ${hashOf(style)}; script-src ${hashOf(program)};`);
});

test("contents and sections are the same, without empty ones, and words stay words", () => {
  const html = renderPage(page);
  expect(html).toContain("<title>&lt;lab&gt;: residency report, 4 March 2026</title>");
  expect(html).toContain("<h1>A &amp; B</h1>");
  expect(html).toContain('<li><a href="#one">What&#39;s &lt;there&gt;</a></li></ul>');
  expect(html).toContain('<h2 id="one-title">What&#39;s &lt;there&gt;</h2>');
  expect(html).not.toContain("Empty");
});
