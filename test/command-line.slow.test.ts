/** The command line among other processes: readers that go away, two shells at once, and input larger than a text may be. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "../src/store/index.ts";
import { ended, labConfig, ROOT, TestProject } from "./support.ts";

const CLI = join(ROOT, "bin", "residency.mjs");
const LINE = JSON.stringify({ text: "No edema." });
let folder: string;
let project: TestProject;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "residency-command-line-"));
  project = new TestProject(labConfig("base"));
});
afterAll(async () => {
  await project.remove();
  rmSync(folder, { recursive: true, force: true });
});

const text = (words: string[]) => spawn(process.execPath, [CLI, "text", "analyse", ...words]);

it("stops when nobody reads on, and does not call that done", async () => {
  const file = join(folder, "many.jsonl");
  writeFileSync(file, `${LINE}\n`.repeat(3_000));
  const child = text([file, "--jsonl"]);
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += chunk));
  await once(child.stdout, "data");
  child.stdout.destroy();
  expect(await ended(child)).toBe(141);
  expect(errors).toBe("");
});

it("stops gracefully when the reader of its messages has gone too", async () => {
  const child = text(["-", "--jsonl"]);
  child.stdin.write(`${LINE}\n`);
  await once(child.stdout, "data"); // it reads, so it listens
  child.stderr.destroy();
  child.kill("SIGINT");
  expect(await ended(child)).toBe(130);
});

it("goes on after a line that is longer than a text may be", async () => {
  const child = text(["-", "--jsonl", "--only", "mentions"]);
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  const part = Buffer.alloc(2 ** 20, "x");
  for (let written = 0; written < 560; written++) if (!child.stdin.write(part)) await once(child.stdin, "drain");
  child.stdin.end(`\n${LINE}\n`);
  expect(await ended(child)).toBe(1);
  const answers = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers[0].error).toEqual({ code: "labels-invalid", message: "line 1 is longer than 16 MB" });
  expect(answers[1]).toMatchObject({ id: "2", mentions: expect.any(Array) });
});

it("tells that the output does not fit on the disk", async () => {
  const child = spawn("sh", ["-c", `exec "$0" "$1" text analyse "$2" > /dev/full`, process.execPath, CLI, "-"]);
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += chunk));
  child.stdin.end("No edema.");
  expect(await ended(child)).toBe(1);
  expect(errors).toContain("disk-full");
});

it("keeps the message of an error that nobody caught to itself", async () => {
  const careless = new TestProject(`void Promise.reject(new Error("Smith, John")); ${labConfig("base")}`);
  const { code, errors } = await careless.run(["stop"], { RESIDENCY_DEBUG: "1" });
  await careless.remove();
  expect(code).toBe(70);
  expect(errors).toContain("internal:");
  expect(errors).not.toContain("Smith");
});

it("does not stop the database under the work of another command, unless it is told to", async () => {
  const environment = { DATABASE_URL: "" };
  const store = await openStore(project.home);
  try {
    const refused = await project.run(["stop", "--json"], environment);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.output).error.code).toBe("database-in-use");
    expect(await project.json(["stop", "--force"], environment)).toEqual({ stopped: true });
    const cut = store.change({ action: "test", subject: "test" }, async () => {});
    await expect(cut).rejects.toMatchObject({ code: "database-unavailable" });
  } finally {
    await store.close();
  }
  await project.run(["documents"], environment);
  expect(await project.json(["stop"], environment)).toEqual({ stopped: true });
});
