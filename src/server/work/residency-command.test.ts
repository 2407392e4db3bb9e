import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type ResidencyCommand, runResidency } from "./residency-command.ts";

const home = mkdtempSync(join(tmpdir(), "residency-command-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs a piece of JavaScript in place of the command line. */
const script = (code: string): ResidencyCommand => [process.execPath, "-e", code, "--"];
const place = (signal = new AbortController().signal) => ({ projectFolder: "/a b; rm", home, actor: "ada", signal });

test("words reach the command as they are, with the project, the store and the person", async () => {
  const code = `console.log("a note"); console.log(JSON.stringify({ words: process.argv.slice(1),
    home: process.env.RESIDENCY_HOME, actor: process.env.RESIDENCY_ACTOR }))`;
  expect(await runResidency(script(code), ["train", "--dataset", "$(id)"], place())).toEqual({
    words: ["--project", "/a b; rm", "train", "--dataset", "$(id)", "--json"],
    home,
    actor: "ada",
  });
  expect(readdirSync(join(home, "scratch"))).toEqual([]);
});

test("a verb's error keeps its code, and one without a word is a fault", async () => {
  const error = `console.log(JSON.stringify({ error: { code: "model-not-found", message: "no base" } })); process.exitCode = 1`;
  await expect(runResidency(script(error), ["train"], place())).rejects.toMatchObject({
    code: "model-not-found",
    message: "no base",
  });
  await expect(runResidency(script("process.exit(3)"), ["train"], place())).rejects.toMatchObject({ code: "internal" });
});

test("it tells how far it is", async () => {
  const told: [number, number][] = [];
  const code = `console.error("evaluate 3/18 base"); console.error("a warning"); console.log("{}")`;
  const onProgress = (done: number, total: number): void => void told.push([done, total]);
  await runResidency(script(code), ["evaluate"], { ...place(), onProgress });
  expect(told).toEqual([[3, 18]]);
});

test("it is asked to stop, and a verb that says nothing then was interrupted", async () => {
  const controller = new AbortController();
  const running = runResidency(script("setInterval(() => {}, 1000)"), ["curate"], place(controller.signal));
  controller.abort();
  await expect(running).rejects.toMatchObject({ code: "interrupted" });
});
