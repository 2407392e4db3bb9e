import { expect, test } from "vitest";
import type { DatasetDocument } from "../../domain/dataset.ts";
import { countBalance } from "./dataset-balance.ts";

async function* documents(): AsyncGenerator<Pick<DatasetDocument, "family" | "split" | "selected">> {
  yield { family: "lab-report", split: "train", selected: true };
  yield { family: "lab-report", split: "train", selected: false };
  yield { family: "lab-report", split: "test", selected: true };
  yield { family: "receipt", split: "dev", selected: true };
  yield { split: "train", selected: true };
}

test("counts each value by split, with what is learned from, the most frequent first", async () => {
  const { family, facility } = await countBalance(documents());
  expect(family).toEqual({
    values: 3,
    rows: [
      { value: "lab-report", train: 2, selected: 1, dev: 0, test: 1 },
      { value: "receipt", train: 0, selected: 0, dev: 1, test: 0 },
      { value: null, train: 1, selected: 1, dev: 0, test: 0 },
    ],
  });
  expect(facility.rows).toEqual([{ value: null, train: 3, selected: 2, dev: 1, test: 1 }]);
});
