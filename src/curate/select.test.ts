import { expect, it } from "vitest";
import type { DatasetDocument } from "../domain/dataset.ts";
import { parseSpecialty } from "../domain/specialty.ts";
import { findLeaks } from "./leak-check.ts";
import { selectTraining } from "./select.ts";

const document = (
  id: string,
  domain: string,
  family = domain,
  extra: Partial<DatasetDocument> = {},
): DatasetDocument => ({
  id,
  name: id,
  domain,
  family,
  pages: [{ sha256: id, width: 1, height: 1 }],
  split: "train",
  selected: true,
  ...extra,
});
const many = (count: number, domain: string, family?: string) =>
  Array.from({ length: count }, (_, index) => document(`${domain}${family ?? ""}${index}`, domain, family));
const specialty = (more: object) =>
  parseSpecialty({ name: "s", base: "b", families: ["medical"], fields: [{ path: "a" }], ...more });

it("keeps as many documents as the shares allow, and repeats none", () => {
  const chosen = selectTraining(
    [...many(60, "medical"), ...many(100, "general")],
    specialty({ mix: { medical: 0.6, general: 0.4 } }),
  );
  expect([...chosen].filter((id) => id.startsWith("medical"))).toHaveLength(60);
  expect([...chosen].filter((id) => id.startsWith("general"))).toHaveLength(40);
});

it("refuses a mix that names a domain without documents", () => {
  expect(() => selectTraining(many(5, "medical"), specialty({ mix: { medical: 0.6, general: 0.4 } }))).toThrow(
    expect.objectContaining({ code: "dataset-empty" }),
  );
});

it("caps the commonest class", () => {
  const chosen = selectTraining(
    [...many(10, "medical", "rare"), ...many(90, "medical", "common")],
    specialty({ balance: { by: "family", ratio: 2 } }),
  );
  expect([...chosen].filter((id) => id.includes("common"))).toHaveLength(20);
});

it("finds every kind of leak from the finished split", () => {
  const leaks = findLeaks(
    [
      document("a", "m", "m", { subject: "s1", template: "t1" }),
      document("b", "m", "m", { subject: "s1", template: "t2", split: "test" }),
      document("c", "m", "m", { template: "t1", split: "dev" }),
      document("d", "m", "m", { pages: [{ sha256: "a", width: 1, height: 1 }], split: "test" }),
    ],
    ["subject", "template"],
    [
      ["c", "d"],
      ["a", "a"],
    ],
  );
  expect(leaks.map((leak) => leak.reason).sort()).toEqual(["near-duplicate", "same page", "subject", "template"]);
});
