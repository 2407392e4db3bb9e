import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fieldPrompt } from "../domain/prompt.ts";
import { type Answer, ask, OCR_RULES, type Question, resolvePlainModel } from "../inference/index.ts";
import { LANGUAGE_FOLDER } from "../inference/ocr/tesseract.ts";
import { FAMILIES, synthesise } from "../synthetic/index.ts";
import { BASELINE_NAMES } from "./facts/baseline.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "residency-ocr-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function stored(name: string, bytes: Buffer): Promise<string> {
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

async function answersTo(questions: Question[]): Promise<Answer[]> {
  const answerer = await resolvePlainModel(BASELINE_NAMES["ocr-rules"], folder);
  expect(answerer).toEqual(OCR_RULES);
  const answers: Answer[] = [];
  for await (const answer of ask(OCR_RULES, questions, { scratch: folder, answerTokens: 512 })) answers.push(answer);
  return answers;
}

it("reads a page with language data from the disk, and fails alone on a picture that is none", {
  timeout: 60_000,
}, async () => {
  expect(isAbsolute(LANGUAGE_FOLDER)).toBe(true);
  expect(await readdir(LANGUAGE_FOLDER)).toContain("eng.traineddata.gz");
  const report = await synthesise(13, { family: "lab-report", seed: 11, size: "page", severity: 0, degradations: [] });
  const page = await stored("page.png", report.png);
  const cut = await stored("cut.png", report.png.subarray(0, 900));
  const prompt = fieldPrompt((FAMILIES.get("lab-report")?.fields ?? []).map((field) => field.path));
  const answers = await answersTo([
    { id: "cut", images: [cut], prompt },
    { id: "page", images: [page], prompt },
    { id: "class", images: [page], prompt: "CLASS: a, b" },
    { id: "missing", images: [join(folder, "none.png")], prompt },
  ]);
  expect(answers.map((answer) => [answer.id, "failure" in answer])).toEqual([
    ["cut", true],
    ["page", false],
    ["class", true],
    ["missing", true],
  ]);
  const answer = answers[1];
  if (!answer || "failure" in answer) throw new Error("no answer");
  const fields = JSON.parse(answer.text) as { patient: string | null; results: unknown[] };
  expect(fields.patient).toBe(report.facts.fields.patient?.value);
  const rows = Object.keys(report.facts.fields).filter((path) => path.endsWith(".test")).length;
  expect(fields.results.length).toBe(rows);
});
