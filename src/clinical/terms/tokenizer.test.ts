import { expect, test } from "vitest";
import { tokenizerEncoder } from "./tokenizer.ts";

const model = (unknown: string | null) => ({
  version: "1.0",
  added_tokens: [],
  normalizer: null,
  pre_tokenizer: { type: "Whitespace" },
  post_processor: null,
  decoder: null,
  model: {
    type: "WordPiece",
    unk_token: unknown,
    continuing_subword_prefix: "##",
    max_input_chars_per_word: 100,
    vocab: { "[UNK]": 0, chest: 1, pain: 2, "##ful": 3 },
  },
});

test("encodes with the tokens of the vocabulary", () => {
  expect(tokenizerEncoder(model("[UNK]"))("chest painful")).toEqual([1, 2, 3]);
});

test("an unknown piece is a token with a number", () => {
  expect(tokenizerEncoder(model("[UNK]"))("chest xyz")).toEqual([1, 0]);
  // The library gives undefined here.
  expect(tokenizerEncoder(model("[GONE]"))("chest xyz")).toEqual([1, -1]);
});

test("refuses what is no tokenizer", () => {
  expect(() => tokenizerEncoder({})).toThrow(TypeError);
});
