/** A believable evaluation for tests: made documents, answers with made errors, scored by the product's own code. */
import { createHash } from "node:crypto";
import type { DatasetDocument, DatasetSummary } from "../domain/dataset.ts";
import type { CandidateScores, EvaluationResult, Share, TwinScores } from "../domain/evaluation.ts";
import { definitionPath } from "../domain/field.ts";
import { type Random, seededRandom, seedOf } from "../domain/random.ts";
import { parseSpecialty, type Specialty } from "../domain/specialty.ts";
import { taskBook } from "../domain/task.ts";
import {
  type AnsweredField,
  answeredFields,
  calibrate,
  clusteringOf,
  compare,
  groupsOf,
  type JudgedDocument,
  judgeAnswer,
  summarise,
} from "../evaluate/index.ts";
import { wilsonInterval } from "../statistics/index.ts";
import { FAMILIES, type PageSize, synthesise } from "../synthetic/index.ts";
import { embeddedDocuments, type ReportData } from "./report-data.ts";
import { hasErrors } from "./report-document.ts";
import { reportDocuments } from "./report-documents.ts";

export interface MadeUpEvaluation {
  specialty: Specialty;
  documents: DatasetDocument[];
  /** Page PNGs by their SHA-256. */
  pages: Map<string, Buffer>;
  summary: DatasetSummary;
  result: EvaluationResult;
  answers: {
    candidate: string;
    documentId: string;
    text: string | null;
    failure: string | null;
    seconds: number;
    tokenLogProbabilities: [string, number][] | null;
  }[];
  fields: {
    candidate: string;
    documentId: string;
    path: string;
    expected: string | null;
    answered: string | null;
    outcome: "right" | "wrong" | "omitted" | "hallucinated" | "failed";
    anls: number;
    evidence: "right" | "wrong" | "missing" | null;
    confidence: number | null;
  }[];
}

const CANDIDATES = [
  { name: "base", id: "0f3c5a7be1d24698" },
  { name: "tuned", id: "0f3c5a7be1d24698+9a41c07d52be6f13" },
];

export interface MadeUpOptions {
  documents?: number;
  general?: number;
  size?: PageSize;
  /** Chances of a right value, base and tuned. */
  skill?: [number, number];
}

export async function madeUpEvaluation(options: MadeUpOptions = {}): Promise<MadeUpEvaluation> {
  const [special, general] = [options.documents ?? 40, options.general ?? 60];
  const family = FAMILIES.get("lab-report");
  if (!family) throw new Error("the lab-report family is gone");
  const specialty = parseSpecialty({
    name: "lab-report",
    base: "models/starter",
    families: ["lab-report"],
    fields: family.fields.map((field) => ({ ...field, evidence: field.path === "patient" ? "required" : "optional" })),
    evaluation: { sliceFloor: 4 },
  });
  const documents: DatasetDocument[] = [];
  const pages = new Map<string, Buffer>();
  for (const [name, count] of [
    ["lab-report", special],
    ["receipt", general],
  ] as const) {
    for (let index = 0; index < count; index++) {
      const {
        png,
        facts,
        name: fileName,
      } = await synthesise(index, { family: name, seed: 7, severity: 0.3, size: options.size ?? "slip" });
      const sha256 = createHash("sha256").update(png).digest("hex");
      pages.set(sha256, png);
      const id = createHash("sha256").update(`document ${sha256}`).digest("hex");
      documents.push({
        ...facts,
        facility: ["North clinic", "South clinic", "Mobile unit"][index % 9 === 0 ? 2 : index % 2] as string,
        id,
        name: fileName,
        pages: [{ sha256, width: 280, height: 224 }],
        split: "test",
        selected: true,
      });
    }
  }
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  return evaluated(specialty, documents, pages, options.skill ?? [0.12, 0.86]);
}

function evaluated(
  specialty: Specialty,
  documents: DatasetDocument[],
  pages: Map<string, Buffer>,
  skill: [number, number],
): MadeUpEvaluation {
  const book = taskBook(specialty, documents);
  const judged = new Map<string, JudgedDocument[]>();
  const [answers, fields]: [MadeUpEvaluation["answers"], MadeUpEvaluation["fields"]] = [[], []];
  const scores: CandidateScores[] = [];
  for (const [place, candidate] of CANDIDATES.entries()) {
    const list: JudgedDocument[] = [];
    const fitting: AnsweredField[] = [];
    for (const document of documents) {
      const task = book.taskOf(document);
      if (task?.kind !== "fields") throw new Error("made-up documents ask for fields");
      const random = seededRandom(seedOf(candidate.id, document.id));
      const isSpecial = book.isSpecialty(document);
      const text = answerOf(
        document,
        task.answer,
        isSpecial ? (skill[place] as number) : 0.9 - place * 0.012,
        place,
        random,
      );
      const seconds = 0.3 + random.next() * 0.4;
      const tokenLogProbabilities = text === null || place === 0 ? null : tokensOf(text, task.answer, random);
      answers.push({
        candidate: candidate.id,
        documentId: document.id,
        text,
        failure: text === null ? "the endpoint did not answer in 60 s" : null,
        seconds,
        tokenLogProbabilities,
      });
      const judgedAs = (tokens: [string, number][] | null): JudgedDocument => ({
        documentId: document.id,
        ...(document.subject === undefined ? {} : { subject: document.subject }),
        special: isSpecial,
        failed: text === null,
        seconds,
        groups: groupsOf(document, [], specialty.evaluation.sliceBy),
        ...judgeAnswer(task, text, tokens, document.text),
      });
      list.push(judgedAs(tokenLogProbabilities));
      // Two more lots of the same kind, for a mapping that was learned elsewhere.
      for (let lot = 0; lot < 2 && isSpecial && text !== null && tokenLogProbabilities; lot++)
        fitting.push(...answeredFields(judgedAs(tokensOf(text, task.answer, random))));
    }
    judged.set(candidate.id, list);
    const answered = list.filter((document) => document.special).flatMap(answeredFields);
    const { calibration, probabilityOf } = calibrate(fitting, answered, "dev", specialty.evaluation.errorRates);
    for (const { documentId, score, raw, special } of list) {
      if (score.kind !== "fields") continue;
      const invented = score.extra.flatMap(({ path, answeredPath, answered }) =>
        score.definitions.has(definitionPath(path))
          ? [
              {
                path,
                answeredPath,
                expected: null,
                answered,
                outcome: "hallucinated" as const,
                anls: 0,
                evidence: null,
              },
            ]
          : [],
      );
      for (const { answeredPath, ...row } of [...score.results, ...invented]) {
        const own = answeredPath === null || !special ? undefined : raw.get(answeredPath);
        const confidence = own === undefined ? null : probabilityOf(own);
        fields.push({ candidate: candidate.id, documentId, ...row, confidence });
      }
    }
    scores.push({
      ...summarise(candidate.name, candidate.id, list, { sliceFloor: specialty.evaluation.sliceFloor }),
      calibration,
      ...(place === 1
        ? { twins: twins(list.filter((document) => document.special).map((document) => document.documentId)) }
        : {}),
    });
  }
  const [left, right] = scores;
  if (!left || !right) throw new Error("two candidates make a comparison");
  const comparison = compare(
    left,
    judged.get(left.id) as JudgedDocument[],
    right,
    judged.get(right.id) as JudgedDocument[],
    specialty.retentionMargin,
  );
  const special = documents.filter((document) => book.isSpecialty(document)).length;
  const result: EvaluationResult = {
    id: "5c1e8a90b7d3f264",
    datasetId: "0".repeat(64),
    split: "test",
    specialty: specialty.name,
    documents: special,
    generalDocuments: documents.length - special,
    candidates: [left, right],
    comparisons: [comparison],
    sliceFloor: specialty.evaluation.sliceFloor,
    clustering: clusteringOf((judged.get(left.id) as JudgedDocument[]).filter((document) => document.special)),
  };
  const summary: DatasetSummary = {
    documents: documents.length + 900,
    splits: { train: 800, dev: 100, test: documents.length },
    domains: {},
    families: {
      train: { "lab-report": 500, receipt: 300 },
      dev: { "lab-report": 60, receipt: 40 },
      test: { "lab-report": special, receipt: documents.length - special },
    },
    exactDuplicates: 3,
    nearDuplicates: 11,
    leftOut: { "same pages as another document": 3 },
    trainingRows: 700,
    leaks: 0,
  };
  return { specialty, documents, pages, summary, result, answers, fields };
}

const twin = (right: number, n: number): Share => ({
  right,
  n,
  score: { kind: "scored", value: right / n, n },
  interval: wilsonInterval(right, n),
});
/** As if the last documents of each kind of twin had been answered otherwise. */
function twins(ids: readonly string[]): TwinScores {
  const [asked, changed] = [[...ids], (count: number) => ids.slice(0, count)];
  const n = ids.length;
  return {
    documents: n,
    injection: twin(n - 2, n),
    obeyed: twin(1, n),
    repeat: twin(n, n),
    orderSwap: twin(n - 3, n),
    ids: {
      injection: { asked, changed: changed(2) },
      obeyed: { asked, changed: changed(1) },
      repeat: { asked, changed: [] },
      orderSwap: { asked, changed: changed(3) },
    },
  };
}

/** A token a character. Values that the right answer has not are mostly unsure, the others mostly sure. */
function tokensOf(text: string, right: string, random: Random): [string, number][] {
  const pieces = text.match(/"(?:[^"\\]|\\.)*"|[^"]/gu) ?? [];
  return pieces.flatMap((piece) => {
    const doubt = right.includes(piece)
      ? random.next() ** 4 * 0.6
      : random.chance(0.85)
        ? random.between(0.4, 2)
        : 0.05;
    const weakest = random.integer(0, piece.length - 1);
    return [...piece].map((character, place): [string, number] => [character, place === weakest ? -doubt : -0.001]);
  });
}

/** An answer with the kinds of error that small models make. */
function answerOf(
  document: DatasetDocument,
  right: string,
  skill: number,
  place: number,
  random: Random,
): string | null {
  if (place === 0 && random.chance(0.03)) return null;
  if (place === 0 && random.chance(0.06)) return `${right.slice(0, right.length / 2)}`;
  const value = JSON.parse(right, (_key, node) => {
    if (node !== null && typeof node !== "string") return node;
    if (random.chance(skill)) return node;
    if (node === null) return random.pick(["H", "L", null]);
    return random.chance(0.15) ? null : misread(node, random, place);
  }) as Record<string, unknown>;
  if (random.chance(0.08) && Array.isArray(value.results))
    value.results.push({ test: "Ferritin", value: "118", unit: "ug/L", range: "30-400", flag: null });
  const [box] = document.fields?.patient?.evidence ?? [];
  if (place === 1 && box && typeof value.patient === "string") {
    const y = random.chance(0.1) ? Math.min(1, box.y + 0.3) : box.y;
    value.patient = { value: value.patient, box: [box.x, y, box.width, box.height], page: box.page };
  }
  const text = JSON.stringify(value);
  return place === 0 && random.chance(0.2) ? `Here is the JSON:\n\`\`\`json\n${text}\n\`\`\`` : text;
}

function misread(text: string, random: Random, place: number): string {
  const characters = [...text];
  for (let errors = 0; errors < (place === 0 ? 3 : 1); errors++) {
    const at = random.integer(0, characters.length - 1);
    const kind = random.integer(0, 2);
    if (kind === 0 && characters.length > 1) characters.splice(at, 1);
    else if (kind === 1) characters.splice(at, 0, random.pick([..."0123456789abcde"]));
    else characters[at] = random.pick([..."0123456789ilo"]);
  }
  return characters.join("");
}

/** A loss curve as a run leaves it. */
export function madeUpCurve(): { step: number; loss: number | null; evalLoss: number | null }[] {
  const random = seededRandom(3);
  return Array.from({ length: 120 }, (_, index) => {
    const step = (index + 1) * 5;
    const loss = 2.2 * Math.exp(-step / 90) + 0.12;
    return {
      step,
      loss: loss + random.between(-0.06, 0.06),
      evalLoss: step % 50 === 0 ? loss + 0.05 + step / 8000 : null,
    };
  });
}

/** The made-up evaluation as a report reads it, without a database. */
export async function madeUpReport(options: MadeUpOptions = {}): Promise<ReportData> {
  const made = await madeUpEvaluation(options);
  const { families, fields, split, base } = made.specialty;
  const answers = made.answers.map(({ text, ...answer }) => ({ ...answer, answer: text, createdAt: new Date(0) }));
  const asked = reportDocuments(made.result, made.documents, made.specialty, made.fields, answers);
  const blobs = { get: async (sha256: string) => made.pages.get(sha256) as Buffer };
  return {
    evaluation: made.result,
    specialty: { families, fields, split, base },
    summary: made.summary,
    run: { id: "77aa01c2d3e4f506", base, recipe: made.specialty.recipe, curve: madeUpCurve() },
    documents: await embeddedDocuments(blobs, asked, made.documents),
    counts: { asked: asked.length, withErrors: asked.filter(hasErrors).length },
  };
}
