import { expect, test } from "vitest";
import { cardBlocks } from "./card-blocks.ts";

const plain = (text: string) => ({ kind: "plain", text });

test("a card becomes blocks: header, headings, lists, tables and paragraphs", () => {
  const card = [
    '---\nlicense: "x"\n---\n',
    "# lab-report, release 1a2b",
    "**State: staged.** 8 of 9 gates passed.",
    "- Contact: *not recorded*\n- Base: `starter`",
    "| gate | verdict |\n| --- | --- |\n| `leaks` | passed |\n| a\\|b | failed |",
  ].join("\n\n");
  expect(cardBlocks(card)).toEqual([
    { kind: "header", text: 'license: "x"' },
    { kind: "heading", level: 1, words: [plain("lab-report, release 1a2b")] },
    { kind: "paragraph", words: [{ kind: "strong", text: "State: staged." }, plain(" 8 of 9 gates passed.")] },
    {
      kind: "list",
      items: [
        [plain("Contact: "), { kind: "emphasis", text: "not recorded" }],
        [plain("Base: "), { kind: "code", text: "starter" }],
      ],
    },
    {
      kind: "table",
      heads: [[plain("gate")], [plain("verdict")]],
      rows: [
        [[{ kind: "code", text: "leaks" }], [plain("passed")]],
        [[plain("a|b")], [plain("failed")]],
      ],
    },
  ]);
});

test("what people wrote stays text, whatever it looks like", () => {
  const [block] = cardBlocks(
    "See \\[here\\](javascript:alert(1)) &lt;img src=x onerror=alert(1)&gt; \\*\\*not bold\\*\\*",
  );
  expect(block).toEqual({
    kind: "paragraph",
    words: [plain("See [here](javascript:alert(1)) <img src=x onerror=alert(1)> **not bold**")],
  });
});
