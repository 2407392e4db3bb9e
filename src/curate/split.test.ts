import fc from "fast-check";
import { expect, it } from "vitest";
import { splitGroups } from "./split.ts";

const shares = { train: 0.8, dev: 0.1, test: 0.1 };

it("never cuts a group, and gives the same split for the same seed", () => {
  const item = fc.record({ group: fc.integer({ min: 0, max: 30 }).map(String), stratum: fc.constantFrom("a", "b") });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 120 }), fc.integer({ min: 0, max: 99 }), (rows, seed) => {
      const items = rows.map((row, index) => ({ id: `d${index}`, ...row }));
      const split = splitGroups(items, shares, seed);
      expect(split.size).toBe(items.length);
      const first = new Map<string, string>();
      for (const { id, group } of items) {
        const place = split.get(id) as string;
        expect(first.get(group) ?? place).toBe(place);
        first.set(group, place);
      }
      expect([...splitGroups([...items].reverse(), shares, seed)].sort()).toEqual([...split].sort());
    }),
  );
});

it("keeps documents where an earlier version had them, however many come in", () => {
  const items = Array.from({ length: 600 }, (_, index) => ({
    id: `d${index}`,
    group: `g${index % 300}`,
    stratum: "lab",
  }));
  const before = splitGroups(items, shares, 1);
  const more = [
    ...items,
    ...Array.from({ length: 200 }, (_, index) => ({ id: `e${index}`, group: `h${index}`, stratum: "lab" })),
  ];
  const after = splitGroups(more, shares, 1, before);
  for (const { id } of items) expect(after.get(id)).toBe(before.get(id));
  const share = [...after.values()].filter((split) => split === "test").length / more.length;
  expect(Math.abs(share - shares.test)).toBeLessThan(0.02);

  // A group of the training set and one of the test set turn out to be one subject: nobody may be tested on it.
  const [train, test] = (["train", "test"] as const).map((split) => items.find(({ id }) => before.get(id) === split)!);
  const joined = items.map((item) => (item.group === test!.group ? { ...item, group: train!.group } : item));
  expect(splitGroups(joined, shares, 1, before).get(test!.id)).toBe("train");
});

it("gives every stratum its share when groups are small", () => {
  const items = Array.from({ length: 1000 }, (_, index) => ({
    id: `d${index}`,
    group: `g${index % 400}`,
    stratum: index % 400 < 300 ? "lab" : "receipt",
  }));
  const split = splitGroups(items, shares, 1);
  for (const stratum of ["lab", "receipt"]) {
    const members = items.filter((item) => item.stratum === stratum);
    for (const [name, share] of Object.entries(shares)) {
      const part = members.filter((item) => split.get(item.id) === name).length / members.length;
      expect(Math.abs(part - share), `${stratum} ${name}`).toBeLessThan(0.02);
    }
  }
});
