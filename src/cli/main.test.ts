/** What a person or a program gets when a command fails, and how options are read. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { ResidencyError } from "../domain/error.ts";
import { type Context, contextOf } from "./context.ts";
import { main } from "./main.ts";
import { VERBS, type Verb, type VerbEntry } from "./verbs.ts";

let folder: string;
let [output, errors] = ["", ""];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "residency-main-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  [output, errors] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    output += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    errors += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
});

const verb = (run: Verb): VerbEntry[] => [{ name: "try", description: "", example: "", load: async () => run }];
const failing = (error: unknown, ...words: string[]): Promise<number> =>
  main(
    ["try", ...words],
    verb(() => Promise.reject(error)),
  );

const SECRET = "Smith, John: HIV positive";
const queryError = (code: string): Error =>
  new DrizzleQueryError(`insert into labels values ($1)`, [SECRET], Object.assign(new Error(SECRET), { code }));

it("keeps the text of a failed query to itself, also in JSON and in the trace", async () => {
  vi.stubEnv("RESIDENCY_DEBUG", "1");
  expect(await failing(queryError("22021"))).toBe(70);
  expect(errors).toMatch(/^.*internal:.* the command could not be completed \(DrizzleQueryError of Error 22021\)$/m);
  expect(errors).toContain("main.test.ts");
  expect(await failing(queryError("22021"), "--json")).toBe(70);
  expect(JSON.parse(output).error.message).toContain("22021");
  expect(output + errors).not.toContain("Smith");
});

it.each([
  [queryError("53100"), "disk-full"],
  [queryError("57P01"), "database-unavailable"],
  [new Error("Connection terminated unexpectedly"), "database-unavailable"],
  [Object.assign(new Error("x"), { code: "ENOSPC", syscall: "write" }), "disk-full"],
  [Object.assign(new Error("x"), { code: "EDQUOT", syscall: "write" }), "disk-full"],
  [Object.assign(new Error("x"), { code: "EROFS", path: "/a" }), "path-not-usable"],
  [Object.assign(new Error("x"), { code: "EACCES", path: "/a" }), "path-not-usable"],
  [new Error("outer", { cause: Object.assign(new Error("x"), { code: "ENOENT", path: "/a" }) }), "path-not-found"],
])("gives a code to what the system says: %s", async (error, code) => {
  expect(await failing(error, "--json")).toBe(1);
  expect(JSON.parse(output).error.code).toBe(code);
});

it("says which path the system refused", async () => {
  expect(
    await main(
      ["try"],
      verb(async () => void (await readFile(folder))),
    ),
  ).toBe(1);
  expect(errors).toContain("(EISDIR)");
  expect(
    await main(
      ["try"],
      verb(() => writeFile(join(folder, "nowhere", "x"), "")),
    ),
  ).toBe(1);
  expect(errors).toContain(`path-not-found:`);
  expect(errors).toContain(join(folder, "nowhere", "x"));
});

it("ends with 130 when it was interrupted", async () => {
  expect(await failing(new ResidencyError("interrupted", "stopped"))).toBe(130);
});

it("listens for Ctrl-C only when a verb can stop gracefully", async () => {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const before = signals.map((name) => process.listeners(name));
  const added = (): NodeJS.SignalsListener[][] =>
    signals.map((name, at) => process.listeners(name).filter((listener) => !before[at]?.includes(listener)));
  const reading = (read: (context: Context) => unknown): Promise<number> =>
    main(
      ["try"],
      verb(async (command) => void read(contextOf(command))),
    );
  await reading((context) => context.output);
  expect(added()).toEqual([[], []]);
  await reading((context) => context.signal);
  expect(added()).toEqual([[expect.any(Function)], [expect.any(Function)]]);
  for (const [at, name] of signals.entries())
    for (const listener of added()[at] ?? []) process.removeListener(name, listener);
});

it("shows escapes and line feeds of data as signs", async () => {
  const hostile = "a\u001b[2Jb\nDataset done";
  await main(
    ["try"],
    verb(async (command) => {
      const { output: out } = contextOf(command);
      out.table(["name"], [[hostile]]);
      out.line(hostile);
      out.warn(hostile);
      out.note(hostile);
      const progress = out.progress(hostile);
      progress.update(1, 2, hostile);
      progress.end();
    }),
  );
  expect(output).toContain("a␛[2Jb␊Dataset done");
  expect(output + errors).not.toContain("\u001b[2J");
  expect(await failing(new ResidencyError("path-not-found", hostile))).toBe(1);
  expect(errors).not.toContain("\u001b[2J");
});

it("paints a note without passing on what it holds for the terminal", async () => {
  const note = join(folder, "note.txt");
  writeFileSync(note, "No \u001b]0;owned\u0007edema.\u202E");
  expect(await main(["text", "analyse", note])).toBe(0);
  expect(output).toContain("No ␛]0;owned␇edema");
  for (const sign of ["\u001b]", "\u0007", "\u202E"]) expect(output).not.toContain(sign);
});

it.each([
  [["documents", "--limit", "abc"]],
  [["documents", "--limit", "-1"]],
  [["evaluate", "--limit", "0"]],
  [["evaluate", "--limit", "1.5"]],
  [["judge", "score", "--budget", "0,01"]],
  [["judge", "score", "--budget", ""]],
  [["judge", "score", "--budget", "0x10"]],
  [["teach", "--teachers", "a", "--held-back", "2"]],
  [["teach", "--teachers", "a", "--budget", "Infinity"]],
  [["suggestions", "list", "--ratio", "0.5"]],
  [["curve", "labels", "--shares", "0.5,,1"]],
  [["no-such-verb"]],
  [["documents", "--no-such-option"]],
  [["synthesise"]],
  [["export"]],
  [[]],
])("tells wrong use as JSON when JSON is asked for, and before anything is done: %j", async (words) => {
  expect(await main(["--project", folder, ...words, "--json"])).toBe(2);
  expect(JSON.parse(output)).toEqual({
    error: { code: "usage", message: expect.stringMatching(/\w{3}/), remedy: expect.any(String) },
  });
  expect(errors).toBe("");
  output = "";
  expect(await main(["--project", folder, ...words])).toBe(2);
  expect([output, errors.length > 0]).toEqual(["", true]);
});

it("has a parser of numbers for every option that is one", () => {
  expect(VERBS.filter(({ define }) => define && /\bNumber\b/.test(String(define)))).toEqual([]);
});

it("writes a first config whose base is there, wherever the project lies", async () => {
  const elsewhere = join(folder, "elsewhere");
  expect(await main(["--project", elsewhere, "init", "--json"])).toBe(0);
  const { loadProject } = await import("../project.ts");
  const { specialty } = await loadProject(elsewhere);
  expect(existsSync(join(specialty.base, "config.json"))).toBe(true);
});

it("tells what is wrong with a config, and keeps what it prints out of the result", async () => {
  const { loadProject } = await import("../project.ts");
  const project = (name: string, config: string): string => {
    const place = join(folder, name);
    mkdirSync(place);
    chmodSync(place, 0o755);
    writeFileSync(join(place, "residency.config.ts"), config);
    return place;
  };
  await expect(loadProject(project("null", "export default null;"))).rejects.toMatchObject({
    code: "config-invalid",
    message: expect.stringContaining("no default export"),
  });
  const chatty = `console.log("PRINTED"); console.info("TOLD");
    export default { name: "n", base: "b", families: ["f"], fields: [{ path: "p" }] };`;
  const ours = globalThis.console;
  await expect(loadProject(project("chatty", chatty))).resolves.toMatchObject({ specialty: { name: "n" } });
  expect(globalThis.console).toBe(ours);
  expect(errors).toContain("PRINTED\nTOLD\n");
  expect(output).toBe("");
});

it("refuses a schema that is no schema as wrong use", async () => {
  const schema = join(folder, "schema.json");
  for (const json of ["null", '{"properties": {"a": null}}', "3"]) {
    writeFileSync(schema, json);
    const code = await main(["--project", folder, "ask", join(folder, "no-model"), "x.png", "--schema", schema]);
    // A property without a type is a field; the model is then looked for, and is not there.
    expect(code, json).toBe(json.includes("properties") ? 1 : 2);
  }
});
