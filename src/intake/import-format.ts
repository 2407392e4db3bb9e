import { createReadStream } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, isAbsolute, posix, relative, resolve, sep, win32 } from "node:path";
import { z } from "zod";
import type { Box } from "../domain/box.ts";
import type { DocumentFacts } from "../domain/document.ts";
import { ResidencyError } from "../domain/error.ts";
import { FIELD_STATUSES, type FieldValue, type FieldValues, isFieldPath } from "../domain/field.ts";
import { unreadable } from "./files.ts";
import { findLostKey } from "./json-keys.ts";
import { MAX_LINE_BYTES, readLines } from "./read-lines.ts";

/** One line of a labels file: what is known about the document in `file`, a path inside the folder of the labels file. */
export interface ImportRow extends DocumentFacts {
  file: string;
}

/** How far a box may lie outside the page from rounding; it is moved onto the page. */
const BOX_TOLERANCE = 1e-6;

const BYTE_ORDER_MARK = "\uFEFF";
const REPORTED_PROBLEMS = 3;

const fraction = z
  .number()
  .min(-BOX_TOLERANCE, "must be 0..1")
  .max(1 + BOX_TOLERANCE, "must be 0..1");
const boxSchema = z
  .strictObject({ page: z.int().min(0), x: fraction, y: fraction, width: fraction, height: fraction })
  .refine((box) => box.width > 0 && box.height > 0, "a box needs a width and a height")
  .refine(
    (box) => box.x + box.width <= 1 + BOX_TOLERANCE && box.y + box.height <= 1 + BOX_TOLERANCE,
    "the box reaches beyond the page",
  )
  .transform(ontoPage);

/** A string as PostgreSQL takes it. It refuses NUL; half a surrogate pair would be stored as another character. */
const storable = z
  .string()
  .refine((text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text), "has NUL or half a surrogate pair");

const value = storable.refine((text) => text.trim() !== "", "is empty; give null for an absent value");
const fieldSchema = z
  .union([
    value.nullable(),
    z.strictObject({
      value: value.nullish(),
      status: z.enum(FIELD_STATUSES).optional(),
      evidence: z.array(boxSchema).optional(),
    }),
  ])
  .transform((given, context): FieldValue => {
    const field = given === null || typeof given === "string" ? { value: given } : given;
    const text = field.value ?? null;
    const stated = "status" in field ? field.status : undefined;
    if (field.value === undefined && stated === undefined) context.addIssue("needs a value or a status");
    const status = stated ?? (text === null ? "absent" : "present");
    if (status === "present" && text === null) context.addIssue("status present needs a value");
    if (status !== "present" && text !== null) context.addIssue(`status ${status} takes no value`);
    return { value: text, status, evidence: ("evidence" in field && field.evidence) || [] };
  });

const fieldsSchema = z.record(z.string(), fieldSchema).superRefine((fields, context) => {
  for (const path of Object.keys(fields)) {
    if (!isConcretePath(path)) context.addIssue({ code: "custom", message: "is no field path", path: [path] });
  }
});

const text = storable.min(1);
const rowSchema = z.strictObject({
  file: z
    .string()
    .min(1)
    .transform((file, context) => {
      const inside = insidePath(file);
      if (inside === undefined) context.addIssue("must be a path inside the folder");
      return inside ?? file;
    }),
  subject: text.optional(),
  domain: text.optional(),
  family: text.optional(),
  template: text.optional(),
  facility: text.optional(),
  text: storable.optional(),
  class: text.optional(),
  fields: fieldsSchema.optional(),
});

function ontoPage(box: Box): Box {
  const x = Math.min(1, Math.max(0, box.x));
  const y = Math.min(1, Math.max(0, box.y));
  return { page: box.page, x, y, width: Math.min(box.width, 1 - x), height: Math.min(box.height, 1 - y) };
}

const UNSAFE_STEPS = new Set(["__proto__", "constructor", "prototype"]);

/** A label's path names one value: `results[0].value`, never `results[].value`. */
function isConcretePath(path: string): boolean {
  return isFieldPath(path) && !path.includes("[]") && !path.split(/[.[]/).some((step) => UNSAFE_STEPS.has(step));
}

/** `file` without detours, or undefined when it leads out of its folder. */
function insidePath(file: string): string | undefined {
  if (file.includes("\0") || isAbsolute(file) || win32.isAbsolute(file) || /^[A-Za-z]:/.test(file)) return undefined;
  const path = posix.normalize(file);
  return path === "." || path === ".." || path.startsWith("../") || path.endsWith("/") ? undefined : path;
}

/**
 * The real path of `file` inside `folder`, links followed.
 * @throws ResidencyError `labels-invalid` when it leads out of the folder by `..`, by an absolute path or by a link;
 * `path-not-found` when there is no such file or it cannot be reached.
 */
export async function resolveInside(folder: string, file: string): Promise<string> {
  const outside = (): ResidencyError =>
    new ResidencyError("labels-invalid", `${JSON.stringify(file)} leads out of its folder.`);
  const inside = insidePath(file);
  if (inside === undefined) throw outside();
  const real = (path: string, shown: string): Promise<string> =>
    realpath(path).catch((error: NodeJS.ErrnoException) => unreadable(shown, error));
  const root = await real(folder, folder);
  const path = await real(resolve(root, inside), file);
  const step = relative(root, path);
  if (step === "" || step === ".." || step.startsWith(`..${sep}`) || isAbsolute(step)) throw outside();
  return path;
}

/**
 * The rows of a labels file: one JSON object a line, in UTF-8; blank lines are skipped. Lines count from 1. Only one line is held
 * in memory at a time, beside the names of the files so far.
 * @throws ResidencyError `labels-invalid` at the first line that is not sound (the sentence names the line), and
 * `path-not-found` when the file cannot be read.
 */
export async function* readLabels(path: string): AsyncGenerator<{ line: number; row: ImportRow }> {
  const name = basename(path);
  const lines = new Map<string, number>();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  for await (const { line, bytes } of readLines(readChunks(path))) {
    const invalid = (problem: string): ResidencyError =>
      new ResidencyError("labels-invalid", `${name} line ${line}: ${problem}.`);
    if (bytes === "too-long") throw invalid(`the line is longer than ${MAX_LINE_BYTES / 2 ** 20} MB`);
    let source: string;
    try {
      source = decoder.decode(bytes);
    } catch {
      throw invalid("the line is not UTF-8");
    }
    if (line === 1 && source.startsWith(BYTE_ORDER_MARK)) source = source.slice(1);
    if (source.trim() === "") continue;
    const row = parseRow(source, invalid);
    const earlier = lines.get(row.file);
    if (earlier !== undefined) throw invalid(`${JSON.stringify(row.file)} stands on line ${earlier} already`);
    lines.set(row.file, line);
    yield { line, row };
  }
}

function parseRow(source: string, invalid: (problem: string) => ResidencyError): ImportRow {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    throw invalid("this is not JSON");
  }
  const lost = findLostKey(source);
  if (lost === "__proto__") throw invalid('the key "__proto__" is not allowed');
  if (lost !== undefined) throw invalid(`the key ${JSON.stringify(lost)} stands twice`);
  const parsed = rowSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => describe(issue));
    const more = problems.length > REPORTED_PROBLEMS ? `, and ${problems.length - REPORTED_PROBLEMS} more` : "";
    throw invalid(problems.slice(0, REPORTED_PROBLEMS).join("; ") + more);
  }
  const { fields, ...facts } = parsed.data;
  const row: Record<string, unknown> = { ...facts };
  for (const [key, fact] of Object.entries(row)) if (fact === undefined) delete row[key];
  return { ...(row as unknown as ImportRow), ...(fields ? { fields: fields satisfies FieldValues } : {}) };
}

/** One sentence a problem, with the place that it is about. Of a union, the branch that fits best speaks. */
function describe(issue: z.core.$ZodIssue, above: PropertyKey[] = []): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union") {
    const branches = issue.errors.filter((branch) => branch.some((inner) => !isWrongKind(inner)));
    const branch = branches[0];
    if (branch) return branch.flatMap((inner) => describe(inner, path));
    return [`${place(path)} must be a string, null, or an object with value and status`];
  }
  return [`${place(path)}${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`];
}

function isWrongKind(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.path.length === 0;
}

function place(path: PropertyKey[]): string {
  const steps = path.map((step, index) =>
    typeof step === "number" ? `[${step}]` : index === 0 ? String(step) : `[${JSON.stringify(String(step))}]`,
  );
  return steps.length === 0 ? "" : `${steps.join("")}: `;
}

async function* readChunks(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? error.code : error;
    throw new ResidencyError("path-not-found", `${JSON.stringify(path)} cannot be read: ${reason}.`, { cause: error });
  }
}
