import { describe, expect, it } from "vitest";
import type { DatasetDocument } from "./dataset.ts";
import { varied } from "./variation.ts";

const definitions = [
  { path: "name", normaliser: "text" as const },
  { path: "rows[].value", normaliser: "number" as const },
];

const documents: DatasetDocument[] = Array.from({ length: 40 }, (_, index) => ({
  id: `document-${index}`,
  name: `${index}.png`,
  pages: [],
  split: "train",
  selected: true,
  fields: {
    name: { value: `Name ${index % 5}`, status: "present", evidence: [] },
    "rows[0].value": { value: `${index}.50`, status: "present", evidence: [] },
    "rows[0].note": { value: "kept", status: "present", evidence: [] },
    "rows[1].value": { value: null, status: "absent", evidence: [] },
  },
}));
const ids = (kept: DatasetDocument[]): string[] => kept.map((document) => document.id);

describe("labels", () => {
  it("keeps the share asked for, and less of it is a part of more of it", () => {
    const [eighth, half, all] = [0.125, 0.5, 1].map((share) =>
      varied(documents, { kind: "labels", share, seed: 1 }, definitions),
    ) as [DatasetDocument[], DatasetDocument[], DatasetDocument[]];
    expect([eighth.length, half.length, all.length]).toEqual([5, 20, 40]);
    expect(ids(half)).toEqual(expect.arrayContaining(ids(eighth)));
    expect(all).toEqual(documents);
    expect(ids(varied(documents, { kind: "labels", share: 0.125, seed: 2 }, definitions))).not.toEqual(ids(eighth));
  });

  it("keeps one document at least", () => {
    expect(varied(documents, { kind: "labels", share: 0.001, seed: 1 }, definitions)).toHaveLength(1);
  });
});

describe("noise", () => {
  const wrong = (share: number): number => {
    const noisy = varied(documents, { kind: "noise", share, seed: 1 }, definitions);
    return noisy.reduce(
      (sum, document, index) =>
        sum +
        ["name", "rows[0].value"].filter(
          (path) => document.fields?.[path]?.value !== documents[index]?.fields?.[path]?.value,
        ).length,
      0,
    );
  };

  it("makes about the share asked for wrong, by values that other documents have", () => {
    expect(wrong(0)).toBe(0);
    expect(wrong(1)).toBe(80);
    expect(wrong(0.3) / 80).toBeGreaterThan(0.2);
    expect(wrong(0.3) / 80).toBeLessThan(0.4);
    const known = new Set(documents.map((document) => document.fields?.["rows[0].value"]?.value));
    for (const document of varied(documents, { kind: "noise", share: 1, seed: 1 }, definitions))
      expect(known).toContain(document.fields?.["rows[0].value"]?.value);
  });

  it("leaves absent values and fields that are not asked for as they are, and the given documents untouched", () => {
    const before = structuredClone(documents);
    for (const document of varied(documents, { kind: "noise", share: 1, seed: 1 }, definitions)) {
      expect(document.fields?.["rows[1].value"]?.status).toBe("absent");
      expect(document.fields?.["rows[0].note"]?.value).toBe("kept");
    }
    expect(documents).toEqual(before);
  });

  it("says the same for the same seed", () => {
    const variation = { kind: "noise", share: 0.5, seed: 4 } as const;
    expect(varied(documents, variation, definitions)).toEqual(varied(documents, variation, definitions));
  });
});
