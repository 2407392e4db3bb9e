import { expect, test } from "vitest";
import { blindAnswer } from "./blind-answer.ts";

test.each([
  ["compact JSON", '{"results":[{"test":"K","value":5.8}],"date":null}'],
  ["pretty JSON with another order", '{\n  "date": null,\n  "results": [\n    { "value": "5.8", "test": "K" }\n  ]\n}'],
  ["JSON in a fence", '```json\n{"date": null, "results": [{"test": "K", "value": 5.8}]}\n```'],
])("%s reads the same", (_name, text) => {
  expect(blindAnswer(text, [])).toBe("date: (absent)\nresults[0].test: K\nresults[0].value: 5.8");
});

test("Markdown, self-talk and names go; words, numbers and denials stay", () => {
  const text =
    "## Findings\n* **No** pneumothorax.\n* `5.8` mmol/L\n\n\n\nAs an AI language model, I cannot be sure. See a doctor.";
  expect(blindAnswer(text, [])).toBe("Findings\n- No pneumothorax.\n- 5.8 mmol/L\n\nSee a doctor.");
  expect(blindAnswer("Written by GPT-4o and qwen2.5-vl-7b and run-3fa9c1.", ["run-3fa9c1"])).toBe(
    "Written by [model] and [model] and [model].",
  );
});

test("names of people stay, for a misread name must be seen", () => {
  expect(blindAnswer("patient: Claude Martin, seen by Gemma Phillips", [])).toBe(
    "patient: Claude Martin, seen by Gemma Phillips",
  );
  expect(blindAnswer("Written by claude-3.5 and Gemma 2.", [])).toBe("Written by [model] and [model].");
});

test("a candidate named with an ordinary word masks nothing of the answer", () => {
  expect(blindAnswer("Opacity at the left base.", ["base", "tuned"])).toBe("Opacity at the left base.");
});

test("nothing said is no answer", () => {
  expect(blindAnswer(null, [])).toBeNull();
  expect(blindAnswer(" \n", [])).toBeNull();
});

test("an answer that says where it read looks like one that does not", () => {
  const plain = '{"patient":"Ana","results":[{"value":"5.8"},{"test":"K"}]}';
  const placed =
    '{"patient":{"value":"Ana","box":[0.1,0.2,0.3,0.1]},"results":[{"value":{"value":"5.8","page":0,"box":[0,0,1,1]}},{"test":"K","box":[0,0,1,1]}]}';
  expect(blindAnswer(placed, [])).toBe(blindAnswer(plain, []));
});
