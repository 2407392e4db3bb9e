/** `residency text`: what a person or a program gets who sends clinical text through the command line. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ROOT } from "./support.ts";

let folder: string;
let note: string;
const NOTE = `Mr. John Smith, MRN 4457812, seen on 03/12/2024.
No evidence of pneumonia. Mother had breast cancer. K 5.8 mmol/L (3.5-5.1) H
Start metformin 500 mg PO BID x 10 days. Patient was seen and examined at the bedside this morning with the family present.
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "residency-text-"));
  note = join(folder, "note.txt");
  writeFileSync(note, NOTE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function text(words: string[], input = "", environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(ROOT, "bin", "residency.mjs"), "text", ...words], {
    env: { ...process.env, ...environment },
  });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (errors += chunk));
  child.stdin.end(input);
  const code = await new Promise((done) => child.once("close", done));
  return { code, output, errors };
}

it("reads JSON lines in order, and a bad line does not stop the others", async () => {
  const lines = [
    JSON.stringify({ id: "1", text: "No edema today.", mentions: ["EDEMA"] }),
    "{ not JSON",
    JSON.stringify({ id: "3", mentions: [] }),
    JSON.stringify({ id: "4", text: "Family history of asthma.", mentions: [{ start: 18, end: 24 }] }),
  ];
  const { code, output } = await text(["analyse", "--jsonl", "--only", "mentions"], lines.join("\n"));
  const answers = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(answers.map((answer) => answer.error?.code ?? answer.id)).toEqual([
    "1",
    "labels-invalid",
    "labels-invalid",
    "4",
  ]);
  expect(answers[0].mentions).toMatchObject([{ text: "edema", start: 3, end: 8, assertion: "absent" }]);
  expect(answers[3].mentions).toMatchObject([{ text: "asthma", experiencer: "family" }]);
  expect(Object.keys(answers[0])).toEqual(["id", "mentions"]);
});

it("gives every reading of a note", async () => {
  const { code, output } = await text(["analyse", note, "--json", "--note-date", "2024-03-14"]);
  expect(code).toBe(0);
  const reading = JSON.parse(output);
  expect(reading.mentions).toContainEqual(expect.objectContaining({ text: "pneumonia", assertion: "absent" }));
  expect(reading.times).toContainEqual(expect.objectContaining({ text: "03/12/2024", value: "2024-03-12" }));
  expect(reading.sigs).toHaveLength(1);
  expect(reading.labLines).toMatchObject([{ flag: "H", computedFlag: "H", agrees: true }]);
  expect(reading.phi.map((span: { kind: string }) => span.kind)).toEqual(
    expect.arrayContaining(["name", "mrn", "date"]),
  );
  for (const spans of Object.values<{ text: string; start: number; end: number }[]>(reading))
    for (const span of spans) expect(NOTE.slice(span.start, span.end)).toBe(span.text);
});

it("takes identifiers out, alike for one subject, and only with a key of the owner's", async () => {
  const key = { RESIDENCY_DEID_KEY: "a secret" };
  const [one, again, without] = await Promise.all([
    text(["deidentify", note], "", key),
    text(["deidentify", "-"], NOTE, key),
    text(["deidentify", note], "", { RESIDENCY_DEID_KEY: "" }),
  ]);
  expect(one.output).toBe(again.output);
  for (const secret of ["Smith", "4457812", "03/12/2024"]) expect(one.output + one.errors).not.toContain(secret);
  expect(one.output).toContain("No evidence of pneumonia.");
  expect(without).toMatchObject({ code: 2, output: "" });
});

it("shows what was copied from one note into another", async () => {
  const later = join(folder, "later.txt");
  writeFileSync(later, `Day 2. ${NOTE.split("\n")[2]} He feels better.`);
  const { output } = await text(["duplicates", note, later, "--json"]);
  const [pair] = JSON.parse(output);
  expect(pair.containment).toBeGreaterThan(0.6);
  expect(pair.copied).toBeGreaterThan(0.6);
});

it("refuses what it does not know", async () => {
  expect((await text(["translate", note])).code).toBe(2);
  expect((await text(["analyse", note, "--only", "poems"])).errors).toContain("there is no analysis");
  expect((await text(["analyse", join(folder, "nowhere")])).code).toBe(1);
});
