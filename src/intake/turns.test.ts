import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("work of one key follows earlier work of it, even failed work; other keys do not wait", async () => {
  const turns = new Turns();
  const said: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      said.push(`${name} starts`);
      await setImmediate();
      said.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const outcomes = await Promise.allSettled([
    turns.take("a", work("first", true)),
    turns.take("a", work("second")),
    turns.take("a", work("third")),
    turns.take("b", work("other")),
  ]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
  expect(said.filter((line) => !line.startsWith("other"))).toEqual(
    ["first", "second", "third"].flatMap((name) => [`${name} starts`, `${name} ends`]),
  );
  expect(said.indexOf("other starts")).toBeLessThan(said.indexOf("first ends"));
});
