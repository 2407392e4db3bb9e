import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Store, tables, verifyAudit } from "../store/index.ts";
import { openTestStore, type TestStore } from "../store/test-store.ts";
import { importOutcomes, showOutcomes } from "./index.ts";

let kept: TestStore;
let store: Store;
beforeAll(async () => {
  kept = await openTestStore("outcomes");
  store = kept.store;
});
afterAll(async () => {
  await kept?.remove();
});

/** Twenty days a month of a rate around `rate`. */
const month = (name: string, rate: number): string[] =>
  Array.from({ length: 20 }, (_, index) => {
    const day = `2026-${name}-${String(index + 1).padStart(2, "0")}`;
    return `denial-rate,${day},${(rate + ((index * 7) % 5) / 100).toFixed(2)},100,clearing house`;
  });
const HEADING = "metric,day,value,n,source";
const FILE = [
  HEADING,
  ...month("01", 0.2),
  "denial-rate,2026-01-31,nearly none,100,clearing house",
  ...month("03", 0.1),
].join("\n");

test("figures come in once, bad rows are listed, and another figure is not taken silently", async () => {
  const first = await importOutcomes(store, FILE);
  expect(first).toMatchObject({ added: 40, unchanged: 0, replaced: 0 });
  expect(first.bad).toEqual([{ line: 22, reason: "the value is no number" }]);
  expect(await importOutcomes(store, FILE)).toMatchObject({ added: 0, unchanged: 40, replaced: 0 });

  const other = `${HEADING}\ndenial-rate,2026-01-01,0.5,100,clearing house\ncoder-minutes,2026-01-01,7.5,,timesheet`;
  const refused = await importOutcomes(store, other);
  expect(refused).toMatchObject({
    added: 1,
    replaced: 0,
    bad: [{ line: 2, reason: expect.stringContaining("another figure") }],
  });
  expect(await importOutcomes(store, other, { replace: true })).toMatchObject({ replaced: 1, unchanged: 1, bad: [] });
  await importOutcomes(store, FILE, { replace: true });
  expect(await store.database.$count(tables.outcomes)).toBe(41);
  expect(await verifyAudit(store.database)).toMatchObject({ intact: true, rows: 5 });
});

/** An event of the chain as if it were that day. */
async function on(day: string, entry: Parameters<Store["change"]>[0]): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(`${day}T12:00:00Z`) });
  await store.change(entry, async () => {});
  vi.useRealTimers();
}

test("figures stand before and after each time a release went live", async () => {
  const unreleased = await showOutcomes(store);
  expect(unreleased.releases).toEqual([]);
  expect(unreleased.metrics.map((row) => [row.metric, row.days, row.first, row.last])).toEqual([
    ["denial-rate", 40, "2026-01-01", "2026-03-20"],
    ["coder-minutes", 1, "2026-01-01", "2026-01-01"],
  ]);
  await on("2026-02-10", { action: "release.released", subject: "second" });
  await on("2026-03-11", { action: "release.rolled-back", subject: "second", detail: { to: "first" } });

  const { releases } = await showOutcomes(store);
  const [second, first] = releases.filter((row) => row.metric === "denial-rate");
  expect(second).toMatchObject({
    releaseId: "second",
    releasedOn: "2026-02-10",
    before: { days: 20, cases: 2000, mean: expect.closeTo(0.22, 9) },
    // Up to the rollback, and not the day of it.
    after: { days: 10, cases: 1000, mean: expect.closeTo(0.12, 9) },
    difference: expect.closeTo(-0.1, 9),
    reason: null,
  });
  expect(second!.interval!.high).toBeLessThan(-0.08);
  expect(first).toMatchObject({
    releaseId: "first",
    releasedOn: "2026-03-11",
    before: { days: 10 },
    after: { days: 9 },
  });
  const minutes = releases.filter((row) => row.metric === "coder-minutes");
  expect(minutes.map((row) => row.reason)).toEqual(["there is no day after", "there is no day before"]);
  const near = await showOutcomes(store, { days: 5 });
  expect(near.releases[0]).toMatchObject({ difference: null, reason: "there is no day before" });
  await expect(showOutcomes(store, { days: 0 })).rejects.toThrow(RangeError);
});
