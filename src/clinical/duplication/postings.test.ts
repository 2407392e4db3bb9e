import { expect, it } from "vitest";
import { seededRandom } from "../../domain/random.ts";
import { Postings } from "./postings.ts";

it.each([300, 12_000])("lists the members before each of %d entries that share its key", (size) => {
  const random = seededRandom(size);
  const keys = Int32Array.from({ length: size }, () => Math.imul(random.integer(-200, 200), 0x9e3779b1));
  // Two entries a member.
  const members = Int32Array.from({ length: size }, (_, entry) => entry >> 1);
  const before = new Map<number, number[]>();
  const postings = new Postings(keys, members);
  keys.forEach((key, entry) => {
    const run = before.get(key) ?? [];
    before.set(key, run);
    run.push(members[entry] as number);
    const start = postings.runStart(entry);
    if (entry % 10 === 0) expect([...postings.members.subarray(start, start + run.length)]).toEqual(run);
  });
});
