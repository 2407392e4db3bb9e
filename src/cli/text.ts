import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import colours from "picocolors";
import { z } from "zod";
import {
  ANALYSES,
  type Analysis,
  analyse,
  containment,
  copiedSpans,
  deidentify,
  type NoteReading,
} from "../clinical/index.ts";
import { ResidencyError } from "../domain/error.ts";
import { visible } from "../domain/visible.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";
import { type Output, percentOf } from "./output.ts";

interface Options {
  jsonl?: boolean;
  only?: string;
  noteDate?: string;
  subject: string;
}

/** `text analyse FILE|-`, `text deidentify FILE|-` and `text duplicates FILES`: what the platform sees in clinical text. */
export async function text(command: Command, action: unknown, files: unknown): Promise<number> {
  const context = contextOf(command);
  const { output } = context;
  const options = command.opts<Options>();
  const paths = files as string[];
  if (action === "duplicates") return duplicates(output, paths);
  const [path = "-", ...more] = paths;
  if (more.length > 0)
    throw new ResidencyError("usage", `text ${String(action)} takes one file, or - for standard input`);
  if (action === "analyse") {
    const wanted = {
      ...(options.only === undefined ? {} : { only: analysesOf(options.only) }),
      ...(options.noteDate === undefined ? {} : { noteDate: dateOf(options.noteDate) }),
    };
    if (options.jsonl) return analyseLines(path, wanted, context.signal);
    const note = await read(path);
    const reading = analyse(note, wanted);
    output.painted(coloured(note, reading));
    output.result(reading);
    return EXIT.done;
  }
  if (action === "deidentify") {
    const key = process.env.RESIDENCY_DEID_KEY;
    if (!key)
      throw new ResidencyError(
        "usage",
        "put a secret of your own in RESIDENCY_DEID_KEY; surrogates and date shifts follow from it",
      );
    const { text: safe, report } = deidentify(await read(path), { subject: options.subject, key });
    output.text(safe);
    const clean = Object.keys(report.left).length === 0;
    output.note(`Changed: ${counts(report.changed)}. Still found: ${counts(report.left)}.`);
    output.result({ text: safe, report });
    return clean ? EXIT.done : EXIT.no;
  }
  throw new ResidencyError("usage", `text has the actions analyse, deidentify and duplicates; not "${String(action)}"`);
}

function analysesOf(list: string): Analysis[] {
  const names = list.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !(ANALYSES as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new ResidencyError("usage", `there is no analysis "${unknown}"; there are ${ANALYSES.join(", ")}`);
  return names as Analysis[];
}

function dateOf(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new ResidencyError("usage", "--note-date is a day such as 2026-11-21");
  return value;
}

async function read(path: string): Promise<string> {
  if (path !== "-" && !existsSync(path)) throw new ResidencyError("path-not-found", `there is no file ${path}`);
  if (path !== "-") return readFile(path, "utf8");
  let input = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) input += chunk;
  return input;
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  mentions: z.array(z.union([z.string(), z.object({ start: z.int().min(0), end: z.int().min(0) })])).optional(),
});

/**
 * One JSON line in, one out, in order. A line that cannot be read gives an error line, and the others go on. It ends early
 * when nobody reads the answers any more.
 */
async function analyseLines(path: string, options: object, signal: AbortSignal): Promise<number> {
  if (path !== "-" && !existsSync(path)) throw new ResidencyError("path-not-found", `there is no file ${path}`);
  const { MAX_LINE_BYTES, readLines } = await import("../intake/index.ts");
  const input = path === "-" ? process.stdin : createReadStream(path);
  const stop = (): void => void input.destroy();
  signal.addEventListener("abort", stop, { once: true });
  let failures = 0;
  try {
    for await (const { line, bytes } of readLines(input)) {
      const answer =
        bytes === "too-long"
          ? refusal(`line ${line} is longer than ${MAX_LINE_BYTES / 2 ** 20} MB`)
          : readLine(textOf(bytes, line), line, options);
      if (answer === null) continue;
      if ("error" in answer) failures++;
      if (!(await writeLine(answer))) return EXIT.readerGone;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
  if (signal.aborted) return EXIT.interrupted;
  return failures === 0 ? EXIT.done : EXIT.failed;
}

/** False when nothing more can be written. */
async function writeLine(value: object): Promise<boolean> {
  if (process.stdout.write(`${JSON.stringify(value)}\n`)) return true;
  return once(process.stdout, "drain").then(
    () => true,
    () => false, // bin/residency.mjs tells what went wrong
  );
}

function textOf(bytes: Uint8Array, line: number): string {
  const decoded = Buffer.from(bytes).toString("utf8");
  return line === 1 && decoded.startsWith("\uFEFF") ? decoded.slice(1) : decoded;
}

const refusal = (message: string): object => ({ id: null, error: { code: "labels-invalid", message } });

/** The answer to a line; null for a blank one. */
function readLine(line: string, number: number, options: object): object | null {
  if (line.trim() === "") return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refusal(`line ${number} is not JSON`);
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success)
    return refusal(`line ${number}: ${parsed.error.issues[0]?.path.join(".")} is not as it should be`);
  const { id, text: note, mentions } = parsed.data;
  return {
    id: id ?? String(number),
    ...analyse(note, { ...options, ...(mentions === undefined ? {} : { mentions }) }),
  };
}

/** Pairs of files of which one holds much of the other, and what was copied forward. */
async function duplicates(output: Output, paths: string[]): Promise<number> {
  if (paths.length < 2) throw new ResidencyError("usage", "text duplicates compares two files or more");
  const notes = await Promise.all(paths.map(async (path) => ({ path, text: await read(path) })));
  const pairs = [];
  for (const [index, later] of notes.entries()) {
    for (const earlier of notes.slice(0, index)) {
      const share = containment(later.text, earlier.text);
      const { share: copied } = copiedSpans(later.text, [earlier.text]);
      if (share > 0 || copied > 0) pairs.push({ file: later.path, other: earlier.path, containment: share, copied });
    }
  }
  pairs.sort((a, b) => b.containment - a.containment);
  output.table(
    ["file", "holds of", "containment", "copied, 10 words and more"],
    pairs.map((pair) => [pair.file, pair.other, percentOf(pair.containment), percentOf(pair.copied)]),
  );
  output.result(pairs);
  return EXIT.done;
}

const counts = (byKind: Partial<Record<string, number>>): string =>
  Object.entries(byKind)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", ") || "nothing";

type Paint = (value: string) => string;
const ASSERTION_PAINT: Record<string, Paint> = {
  present: colours.green,
  absent: colours.red,
  possible: colours.yellow,
  conditional: colours.yellow,
  hypothetical: colours.yellow,
  historical: colours.cyan,
  family: colours.magenta,
  other: colours.magenta,
};

/** The note with what was found painted over it, and nothing hidden; where two findings overlap, the first one stays. */
function coloured(note: string, reading: NoteReading): string {
  const spans = [
    ...(reading.mentions ?? []).map((span) => ({
      ...span,
      paint: ASSERTION_PAINT[span.assertion] as Paint,
      mark: span.assertion,
    })),
    ...(reading.phi ?? []).map((span) => ({ ...span, paint: colours.inverse, mark: span.kind })),
    ...(reading.sigs ?? []).map((span) => ({ ...span, paint: colours.blue, mark: "sig" })),
    ...(reading.labLines ?? []).map((span) => ({ ...span, paint: colours.blue, mark: "lab" })),
    ...(reading.times ?? []).map((span) => ({ ...span, paint: colours.underline, mark: span.value })),
    ...(reading.abbreviations ?? []).map((span) => ({
      ...span,
      paint: colours.bold,
      mark: span.chosen ?? span.senses.join(" | "),
    })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let [out, at] = ["", 0];
  for (const { start, end, paint, mark } of spans) {
    if (start < at) continue;
    out += `${visible(note.slice(at, start))}${paint(visible(note.slice(start, end)))}${colours.dim(`⟨${visible(mark)}⟩`)}`;
    at = end;
  }
  return out + visible(note.slice(at));
}
