import { createHash } from "node:crypto";
import type { DatasetDocument } from "../domain/dataset.ts";
import type { PageQuality } from "../domain/document.ts";
import type { PhiState } from "../domain/endpoint.ts";
import type { CandidateScores, EvaluationResult, GroupScore, Share } from "../domain/evaluation.ts";
import { definitionPath } from "../domain/field.ts";
import { normalise } from "../domain/normalise.ts";
import { type Random, seededRandom, seedOf } from "../domain/random.ts";
import { parseSpecialty, type Specialty, type SpecialtyInput } from "../domain/specialty.ts";
import type { CurvePoint } from "../domain/variation.ts";
import { keepDataset, type Store, tables } from "../store/index.ts";

/** What a candidate answers to one field; null gives nothing, undefined fails the whole field as an unreadable answer. */
export type AnswerField = (field: {
  document: DatasetDocument;
  index: number;
  path: string;
  expected: string;
  random: Random;
}) => string | null | undefined;

/** A made-up project in which it is known what is wrong. */
export interface MadeProject {
  name: string;
  train: number;
  dev: number;
  families?: string[];
  endpoints?: SpecialtyInput["endpoints"];
  phi?: PhiState;
  recipe?: SpecialtyInput["recipe"];
  /** Answers by the candidate's name in the evaluation. */
  answers: Record<string, AnswerField>;
  validJson?: Record<string, number>;
  seconds?: number;
  quality?: (index: number) => Partial<PageQuality>;
  /** Whether the base's answers were cut off at the token limit. */
  cut?: boolean;
  /** Labels of a second person, for documents of the dev split. */
  secondReadings?: (index: number, path: string, expected: string) => string | null;
  curve?: CurvePoint[];
  /** First training loss of a finished run; without it no run is there. */
  initialLoss?: number;
}

const FIELDS: SpecialtyInput["fields"] = [
  { path: "patient", criticality: "supporting" },
  { path: "collected", type: "date", criticality: "decision" },
  { path: "results[].test", criticality: "decision" },
  { path: "results[].value", type: "number", criticality: "decision" },
  { path: "comment", criticality: "decision" },
];
const SHARP: PageQuality = { sharpness: 900, skewDegrees: 0.2, contrast: 0.4, ink: 0.05, blank: false };
const COMMENTS = ["fasting sample", "haemolysed sample", "repeat advised", "no comment given", "verified by phone"];
const idOf = (...parts: (string | number)[]): string => createHash("sha256").update(parts.join("/")).digest("hex");

/** Right: the label as it is. */
export const right: AnswerField = ({ expected }) => expected;

/** Right but for a share of the fields, where a comparable wrong value is given. */
export const wrongShare =
  (share: number): AnswerField =>
  ({ expected, path, random }) =>
    random.chance(share) ? wrongValue(expected, path) : expected;

/** Another value of the same kind: it breaks no rule and stands nowhere else on the page. */
export function wrongValue(expected: string, path: string): string {
  if (path.endsWith("value")) return (Number(expected) + 0.1).toFixed(1);
  if (path === "collected") return expected.replace(/^\d{4}/, (year) => String(Number(year) - 1));
  return `${expected.split(" ")[0]} misread`;
}

/** Makes the project's rows in the store: dataset version, documents, pages, labels, evaluations, run and curve. */
export async function makeProject(store: Store, made: MadeProject): Promise<Specialty> {
  const families = made.families ?? [`family-${made.name}`];
  const specialty = parseSpecialty({
    name: made.name,
    base: "base",
    families,
    fields: FIELDS,
    endpoints: made.endpoints ?? [],
    ...(made.recipe ? { recipe: made.recipe } : {}),
  });
  const documents = Array.from({ length: made.train + made.dev }, (_, index) =>
    madeDocument(made, families[index % families.length] as string, index, index < made.dev ? "dev" : "train"),
  );
  const dataset = await keepDataset(store, documents, specialty, {
    documents: documents.length,
    splits: { train: made.train, dev: made.dev },
    domains: {},
    families: {},
    exactDuplicates: 0,
    nearDuplicates: 0,
    leftOut: {},
    trainingRows: made.train,
    leaks: 0,
  });
  const { database } = store;
  const held = documents.filter((document) => document.split === "dev");
  await database.insert(tables.documents).values(
    held.map(({ id, name, family }) => ({
      id,
      name,
      source: name,
      mediaType: "image/png" as const,
      sizeBytes: 1,
      family: family as string,
    })),
  );
  await database.insert(tables.pages).values(
    held.map((document, index) => ({
      documentId: document.id,
      index: 0,
      sha256: document.pages[0]?.sha256 as string,
      width: 840,
      height: 1190,
      quality: { ...SHARP, ...made.quality?.(index) },
      perceptualHash: "0".repeat(16),
    })),
  );
  if (made.cut)
    await database.insert(tables.predictions).values(
      held.map(({ id }) => ({
        candidate: `${made.name} base`,
        documentId: id,
        question: "q",
        answer: "{",
        cut: true,
      })),
    );
  if (made.secondReadings) await insertReadings(store, held, made.secondReadings);
  await insertEvaluations(store, specialty, made, dataset.id, held);
  if (made.initialLoss !== undefined) await insertRun(store, specialty, dataset.id, made.initialLoss);
  if (made.curve)
    await database.insert(tables.curves).values({ datasetId: dataset.id, kind: "labels", points: made.curve });
  return specialty;
}

function madeDocument(
  made: MadeProject,
  family: string,
  index: number,
  split: DatasetDocument["split"],
): DatasetDocument {
  const random = seededRandom(seedOf("made", made.name, index));
  const present = (value: string) => ({ value, status: "present" as const, evidence: [] });
  const id = idOf(made.name, index);
  return {
    id,
    name: `${made.name}-${index}.png`,
    pages: [{ sha256: idOf(made.name, index, "page"), width: 840, height: 1190 }],
    split,
    selected: split === "train",
    family,
    phi: made.phi ?? "none",
    fields: {
      patient: present(`Patient ${made.name} ${index}`),
      collected: present(`20${random.integer(18, 25)}-0${random.integer(1, 9)}-1${random.integer(0, 9)}`),
      "results[0].test": present("Potassium"),
      "results[0].value": present((3 + random.integer(0, 30) / 10).toFixed(1)),
      "results[1].test": present("Sodium"),
      "results[1].value": present(String(random.integer(128, 150))),
      comment: present(random.pick(COMMENTS)),
    },
  };
}

async function insertReadings(
  store: Store,
  held: readonly DatasetDocument[],
  second: NonNullable<MadeProject["secondReadings"]>,
): Promise<void> {
  const rows = held.flatMap((document, index) =>
    Object.entries(document.fields ?? {}).flatMap(([path, field]) => {
      const value = second(index, path, field.value as string);
      const label = { documentId: document.id, path, status: "present" as const, evidence: [] };
      return value === null
        ? []
        : [
            { ...label, revision: 1, value: field.value, author: "ana", method: "label" },
            { ...label, revision: 2, value, author: "ben", method: "second-reading" },
          ];
    }),
  );
  await store.database.insert(tables.labels).values(rows);
}

async function insertEvaluations(
  store: Store,
  specialty: Specialty,
  made: MadeProject,
  datasetId: string,
  held: readonly DatasetDocument[],
): Promise<void> {
  const normaliserOf = new Map(specialty.fields.map((field) => [field.path, field.normaliser]));
  for (const [name, answer] of Object.entries(made.answers)) {
    const evaluationId = idOf(made.name, name, "evaluation").slice(0, 16);
    // Prompts of one model are one candidate, asked another question.
    const candidate = name.startsWith("base") ? `${made.name} base` : `${made.name} ${name}`;
    const rows = held.flatMap((document, index) =>
      Object.entries(document.fields ?? {}).map(([path, field]) => {
        const expected = field.value as string;
        const random = seededRandom(seedOf("answer", made.name, name, index, path));
        const given = answer({ document, index, path, expected, random });
        const normaliser = normaliserOf.get(definitionPath(path)) ?? "text";
        const same = typeof given === "string" && normalise(given, normaliser) === normalise(expected, normaliser);
        const outcome =
          given === undefined ? "failed" : given === null ? "omitted" : same ? "right" : ("wrong" as const);
        return {
          evaluationId,
          candidate,
          documentId: document.id,
          path,
          expected,
          answered: given ?? null,
          outcome: outcome as "failed" | "omitted" | "right" | "wrong",
          anls: same ? 1 : 0,
        };
      }),
    );
    const result: EvaluationResult = {
      id: evaluationId,
      datasetId,
      split: "dev",
      specialty: specialty.name,
      documents: held.length,
      generalDocuments: 0,
      candidates: [scoresOf(name, candidate, made)],
      comparisons: [],
    };
    await store.database.insert(tables.evaluations).values({
      id: evaluationId,
      datasetId,
      split: "dev",
      candidates: [{ name, id: candidate }],
      result: { ...result },
    });
    for (let start = 0; start < rows.length; start += 1000)
      await store.database.insert(tables.fieldResults).values(rows.slice(start, start + 1000));
  }
}

/** Advice counts fields from their rows; of a result it reads only what has no rows. */
function scoresOf(name: string, id: string, made: MadeProject): CandidateScores {
  const nothing: Share = { right: 0, n: 0, score: { kind: "unscored", reason: "made up" }, interval: null };
  const group: GroupScore = { exact: nothing, anls: { kind: "unscored", reason: "made up" } };
  return {
    name,
    id,
    fields: {},
    criticality: {},
    allDecisionFields: nothing,
    validJson: { ...nothing, score: { kind: "scored", value: made.validJson?.[name] ?? 1, n: made.dev } },
    omission: nothing,
    hallucination: nothing,
    retention: group,
    characterErrorRate: { kind: "unscored", reason: "made up" },
    wordErrorRate: { kind: "unscored", reason: "made up" },
    classAccuracy: nothing,
    failures: 0,
    secondsPerDocument: { kind: "scored", value: made.seconds ?? 1, n: made.dev },
  };
}

async function insertRun(store: Store, specialty: Specialty, datasetId: string, initialLoss: number): Promise<void> {
  const id = idOf(specialty.name, "run").slice(0, 16);
  await store.database.insert(tables.runs).values({
    id,
    datasetId,
    recipe: specialty.recipe,
    base: specialty.base,
    baseSha256: "0".repeat(64),
    state: "done",
  });
  const log = { type: "log", of: 30, seconds: 1, eval_loss: null, gradient: 1, learning_rate: 1e-4 };
  await store.database.insert(tables.runEvents).values([
    { runId: id, sequence: 0, event: { type: "model", parameters: 9e8, trainable: 1e7, device: "cpu" } },
    { runId: id, sequence: 1, event: { ...log, step: 1, loss: initialLoss, samples_per_second: 2.0 } },
    { runId: id, sequence: 2, event: { ...log, step: 2, loss: initialLoss / 2, samples_per_second: 2.4 } },
  ]);
}

/** Points of a learning curve that follows asymptote - scale * documents^-0.5. */
export function madeCurve(sizes: readonly number[], asymptote: number, scale: number): CurvePoint[] {
  return sizes.map((documents) => {
    const score = asymptote - scale * documents ** -0.5;
    return {
      share: documents / (sizes.at(-1) as number),
      runId: `run-${documents}`,
      documents,
      right: Math.round(score * 400),
      n: 400,
      score,
      interval: { low: score - 0.015, high: score + 0.015, level: 0.95 },
      generalScore: null,
    };
  });
}
