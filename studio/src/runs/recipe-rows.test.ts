import { expect, test } from "vitest";
import { recipeRows } from "./recipe-rows.ts";

test("settings stand side by side, those that differ first", () => {
  const first = { method: "lora", towers: ["vision", "language"], epochs: 3, dora: false };
  const second = { method: "lora", towers: ["language"], epochs: 3, dora: false, seed: 1 };
  expect(recipeRows([first, second])).toEqual([
    { name: "towers", values: ["vision, language", "language"], differs: true },
    { name: "seed", values: [null, "1"], differs: true },
    { name: "method", values: ["lora", "lora"], differs: false },
    { name: "epochs", values: ["3", "3"], differs: false },
    { name: "dora", values: ["no", "no"], differs: false },
  ]);
  expect(recipeRows([first]).some(({ differs }) => differs)).toBe(false);
});
