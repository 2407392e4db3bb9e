import { expect, test } from "vitest";
import { ResidencyError } from "../../domain/error.ts";
import { BackgroundWork } from "./background-work.ts";

const ended = async (works: BackgroundWork, id: string): Promise<void> => {
  while (works.get(id).state === "running") await new Promise((next) => setImmediate(next));
};
const untilAborted = (signal: AbortSignal): Promise<Record<string, unknown>> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve({})));

test("work tells how far it is, what it gave, and one of a kind runs at a time", async () => {
  const works = new BackgroundWork();
  let go = (): void => {};
  const work = works.start({ kind: "demo", person: "ada" }, async (_signal, progress) => {
    progress(1, 3);
    await new Promise<void>((resolve) => {
      go = resolve;
    });
    return { documents: 3 };
  });
  expect(work).toMatchObject({ state: "running", done: 1, total: 3, person: "ada", result: null });
  expect(() => works.start({ kind: "demo", person: "bob" }, async () => ({}))).toThrow(/ada/);
  const other = works.start({ kind: "plan", person: "bob" }, async () => ({}));
  go();
  await ended(works, work.id);
  await ended(works, other.id);
  expect(works.get(work.id)).toMatchObject({ state: "done", result: { documents: 3 }, endedAt: expect.any(Date) });
  expect(works.list().map(({ kind }) => kind)).toEqual(["plan", "demo"]);
  expect(() => works.get("nothing")).toThrow(expect.objectContaining({ code: "work-not-found" }));
});

test("a failure is told by its code, and one that is not ours without its words", async () => {
  const works = new BackgroundWork();
  const coded = works.start({ kind: "dataset", person: "ada" }, async () => {
    throw new ResidencyError("dataset-empty", "there is nothing to learn from");
  });
  const fault = works.start({ kind: "plan", person: "ada" }, async () => {
    throw new Error("a patient's name");
  });
  await ended(works, coded.id);
  await ended(works, fault.id);
  expect(coded).toMatchObject({ state: "failed", failure: { code: "dataset-empty", remedy: expect.any(String) } });
  expect(fault.failure).toMatchObject({ code: "internal" });
  expect(JSON.stringify(fault)).not.toContain("patient");
});

test("cancelled work ends as such, and closing ends all but what another process does", async () => {
  const works = new BackgroundWork();
  const cancelled = works.start({ kind: "demo", person: "ada" }, untilAborted);
  works.cancel(cancelled.id);
  await ended(works, cancelled.id);
  expect(cancelled).toMatchObject({ state: "cancelled", result: null });
  const own = works.start({ kind: "dataset", person: "ada" }, untilAborted);
  const others = works.start({ kind: "training", person: "ada", outlives: true }, untilAborted);
  await works.close();
  expect([own.state, others.state]).toEqual(["cancelled", "running"]);
});
