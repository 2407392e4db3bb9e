import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTrends } from "./find-trends.ts";

const trend = (text: string): unknown[] =>
  findTrends(text).map(({ analyte, value, earlier, direction }) => [analyte, value, earlier, direction]);

describe("findTrends", () => {
  it.each([
    ["K 5.8, up from 4.5", "K", 5.8, 4.5, "up"],
    ["K+ 5.8 up from 4.5", "K", 5.8, 4.5, "up"],
    ["Hb fell from 9.1 to 7.8", "Hb", 7.8, 9.1, "down"],
    ["Hgb dropped to 6.9 from 8.2 overnight", "Hgb", 6.9, 8.2, "down"],
    ["creatinine stable at 1.2", "creatinine", 1.2, null, "stable"],
    ["INR remains stable at 2.3", "INR", 2.3, null, "stable"],
    ["WBC trending down", "WBC", null, null, "down"],
    ["LFTs downtrending", "LFTs", null, null, "down"],
    ["Lactate trended down to 1.8", "Lactate", 1.8, null, "down"],
    ["Na 128 -> 133", "Na", 133, 128, "up"],
    ["Na 128 → 133 → 131", "Na", 131, 133, "down"],
    ["Cr 2.1 (from 1.4)", "Cr", 2.1, 1.4, "up"],
    ["Cr 2.1 (baseline 1.0)", "Cr", 2.1, 1, "up"],
    ["creatinine improved to 1.2 from 2.3", "creatinine", 1.2, 2.3, "down"],
    ["Creatinine is 1.4 today, was 1.9 yesterday", "Creatinine", 1.4, 1.9, "down"],
    ["platelets 120 K/uL, down from 180 K/uL", "platelets", 120, 180, "down"],
    ["glucose decreased from 1,204 mg/dL to 310 mg/dL", "glucose", 310, 1204, "down"],
    ["rising creatinine", "creatinine", null, null, "up"],
    ["a drop in Hgb from 10 to 7", "Hgb", 7, 10, "down"],
    ["Troponin peaked at 4.2", "Troponin", 4.2, null, "up"],
    ["troponin unchanged", "troponin", null, null, "stable"],
    ["HbA1c rose from 7.1 to 8.4", "HbA1c", 8.4, 7.1, "up"],
    ["blood pressure improved from 180/100 to 130/80", "blood pressure", 130, 180, "down"],
    ["white count is trending up", "white count", null, null, "up"],
  ])("reads %j", (text, analyte, value, earlier, direction) => {
    expect(trend(text)).toEqual([[analyte, value, earlier, direction]]);
  });

  it.each([
    "K 4.0, Na 138",
    "He fell from bed. K 4.0.",
    "Hgb 9.1.\n\nUp to the chair.",
    "stable on room air",
    "elevated WBC",
  ])("finds no trend in %j", (text) => {
    expect(findTrends(text)).toEqual([]);
  });

  it("reads several in one sentence", () => {
    expect(trend("K 5.8 up from 4.5, Cr down from 2.0 to 1.5, and WBC stable.")).toEqual([
      ["K", 5.8, 4.5, "up"],
      ["Cr", 1.5, 2, "down"],
      ["WBC", null, null, "stable"],
    ]);
  });

  it("gives spans that are the text, for any text", () => {
    const words = fc.constantFrom(
      ..."K Hgb creatinine 5.8 4 , up down from to -> ↑ stable at trending ( ) . \n mg/dL 😀".split(" "),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(words, { maxLength: 25 }).map((each) => each.join(" ")),
    );
    fc.assert(
      fc.property(text, (each) => {
        for (const found of findTrends(each)) expect(each.slice(found.start, found.end)).toBe(found.text);
      }),
      { numRuns: 150 },
    );
  });

  it("reads a long hostile line", () => {
    expect(() => findTrends("K 5 -> ".repeat(5_000))).not.toThrow();
    expect(findTrends("K".repeat(5_000_000))).toEqual([]);
  });
});
