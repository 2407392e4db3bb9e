import { describe, expect, it } from "vitest";
import { type AnchoringRow, anchoring } from "./anchoring.ts";
import { balancedChoice } from "./balance.ts";
import { thirds } from "./filter-report.ts";
import { isHeldBack, suggestionId } from "./suggestion-id.ts";

const rows = (shown: boolean, alike: number, of: number): AnchoringRow[] =>
  Array.from({ length: of }, (_, index) => ({
    documentId: `${shown}-${index}`,
    shown,
    alike: index < alike ? 3 : 2,
    values: 3,
  }));

describe("anchoring", () => {
  it("gives the published interval of Newcombe's example (a): 56/70 - 48/80", () => {
    const { difference } = anchoring([...rows(true, 56, 70), ...rows(false, 48, 80)]);
    if (difference.kind === "unscored") throw new Error(difference.reason);
    expect(difference.value).toBeCloseTo(0.2, 10);
    expect(difference.interval.low).toBeCloseTo(0.0524, 4);
    expect(difference.interval.high).toBeCloseTo(0.3339, 4);
  });
  it("stays honest when everybody agrees: example (f) 10/10 - 0/20 and full agreement in both arms", () => {
    const extreme = anchoring([...rows(true, 10, 10), ...rows(false, 0, 20)]).difference;
    expect(extreme.kind === "scored" && extreme.interval.low).toBeCloseTo(0.6791, 4);
    const same = anchoring([...rows(true, 10, 10), ...rows(false, 10, 10)]).difference;
    expect(same.kind === "scored" && same.interval.high - same.interval.low).toBeGreaterThan(0.4);
  });
  it("is unscored where nobody labelled unseen, and counts values too", () => {
    const { shown, difference } = anchoring(rows(true, 1, 2));
    expect(difference).toEqual({ kind: "unscored", reason: "no document was labelled without seeing the suggestion" });
    expect(shown.values).toEqual({ kind: "scored", value: 5 / 6, n: 6 });
  });
});

describe("chance that repeats itself", () => {
  it("holds back near the share that was asked for, the same documents each time, and more for a larger share", () => {
    const ids = Array.from({ length: 4000 }, (_, index) => `document-${index}`);
    const held = (share: number) => ids.filter((id) => isHeldBack(id, "caption", share));
    expect(held(0.1).length).toBeGreaterThan(320);
    expect(held(0.1).length).toBeLessThan(480);
    expect(held(0.1)).toEqual(held(0.1));
    expect(held(0.3)).toEqual(expect.arrayContaining(held(0.1)));
    expect([held(0).length, held(1).length]).toEqual([0, 4000]);
  });
  it("a changed prompt, teacher or page is another question", () => {
    const question = { system: "s", prompt: "p", schema: {} };
    const ids = [
      suggestionId("a", "caption", ["1"], question),
      suggestionId("b", "caption", ["1"], question),
      suggestionId("a", "caption", ["2"], question),
      suggestionId("a", "caption", ["1"], { ...question, prompt: "q" }),
      suggestionId("a", "reasoning", ["1"], question),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
  it("balances classes, whatever the order", () => {
    const items = Array.from({ length: 30 }, (_, index) => ({
      id: String(index),
      class: index < 6 ? "rare" : "common",
    }));
    const chosen = balancedChoice(items, { ratio: 1.5, seed: 3 });
    const count = (name: string) => items.filter((item) => chosen.has(item.id) && item.class === name).length;
    expect([count("rare"), count("common")]).toEqual([6, 9]);
    expect(balancedChoice([...items].reverse(), { ratio: 1.5, seed: 3 })).toEqual(chosen);
    expect(balancedChoice([], { ratio: 1, seed: 1 }).size).toBe(0);
  });
  it("parts documents in thirds by sharpness", () => {
    const difficulty = thirds(
      new Map([
        ["a", 1],
        ["b", 9],
        ["c", 5],
        ["d", 5],
      ]),
    );
    expect([...difficulty].map((entry) => entry.join(" "))).toEqual(["b sharp", "c sharp", "d middling", "a blurred"]);
  });
});
