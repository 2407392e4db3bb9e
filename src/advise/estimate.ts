import type { Recipe } from "../domain/recipe.ts";
import { whole } from "../html/index.ts";
import { BASELINE_KINDS, type Baseline } from "./facts/baseline.ts";
import type { Facts } from "./facts/facts.ts";

/** A figure with how it was reached, or the reason why there is none. */
export type Estimate =
  | {
      what: string;
      scored: true;
      amount: number;
      unit: string;
      formula: string;
      basis: "measured" | "published" | "assumed";
    }
  | { what: string; scored: false; reason: string };

/**
 * Rows a second on one data-centre GPU, times billions of weights. From published runs with one page a row: PaddleOCR-VL 0.9 B
 * on complex tables (27,000 rows twice on 8 A800 in 47 min: 2.4 a second and GPU, so 2.2) and MedGemma 4 B by QLoRA (9,000 rows in
 * 10,581 s: 0.85 a second, so 3.4). Halve or double it for other pages and GPUs.
 */
const ROWS_A_SECOND_TIMES_BILLIONS = 2.8;

const METHODS = ["lora", "qlora", "full"] as const;

/**
 * Least memory to train with, in bytes: 2 a weight frozen in half precision and 1 % of them trained (16 bytes each: weight,
 * gradient, two moments and a master copy), 0.55 a weight in 4 bits for QLoRA, 16 a weight when all learn; and 4 GB for activations
 * of one page a step with gradient checkpointing.
 *
 * @param parameters Weights of the base model.
 * @see J. Rasley and others, ZeRO (arXiv 1910.02054), for the 16 bytes of mixed-precision AdamW.
 */
export function trainingMemoryBytes(method: Recipe["method"], parameters: number): number {
  const activations = 4e9;
  if (method === "full") return 16 * parameters + activations;
  return (method === "lora" ? 2 : 0.55) * parameters + 0.01 * 16 * parameters + activations;
}

/** Whether a method fits the GPU; null when GPU or model size is not known. */
export function fits(method: Recipe["method"], { hardware }: Pick<Facts, "hardware">): boolean | null {
  if (hardware.gpuMemoryBytes === null || hardware.parameters === null) return null;
  return trainingMemoryBytes(method, hardware.parameters) <= hardware.gpuMemoryBytes;
}

/** Cost and time of every way that is open, each with its formula. */
export function estimates(facts: Facts): Estimate[] {
  return [...trainingEstimates(facts), ...perThousandEstimates(facts), ...labellingEstimates(facts)];
}

function trainingEstimates(facts: Facts): Estimate[] {
  const { run, recipe, labels, generalTrainingDocuments, pagesPerDocument, hardware } = facts;
  const rows = labels.documents + generalTrainingDocuments;
  const list: Estimate[] = [];
  if (run?.samplesPerSecond) {
    list.push({
      what: "one training run, as measured on this machine",
      scored: true,
      amount: (rows * run.epochs) / run.samplesPerSecond / 3600,
      unit: `hours on ${run.device ?? "this device"}`,
      formula: `${whole(rows)} rows x ${run.epochs} epochs / ${run.samplesPerSecond.toFixed(2)} rows a second (median of run ${run.id})`,
      basis: "measured",
    });
  }
  if (hardware.parameters === null) {
    list.push({
      what: "one training run on a data-centre GPU",
      scored: false,
      reason: "the size of the base model is not known",
    });
  } else {
    const billions = hardware.parameters / 1e9;
    list.push({
      what: "one training run on a data-centre GPU (LoRA, QLoRA and all weights take about as long)",
      scored: true,
      amount: (rows * recipe.epochs * Math.max(1, pagesPerDocument) * billions) / ROWS_A_SECOND_TIMES_BILLIONS / 3600,
      unit: "GPU hours, to a factor of 2",
      formula: `${whole(rows)} rows x ${recipe.epochs} epochs x ${pagesPerDocument.toFixed(1)} pages x ${billions.toPrecision(2)} billion weights / ${ROWS_A_SECOND_TIMES_BILLIONS} (published runs of 0.9 and 4 billion weights)`,
      basis: "published",
    });
    for (const method of METHODS)
      list.push({
        what: `memory to train by ${METHOD_NAMES[method]}, at least`,
        scored: true,
        amount: trainingMemoryBytes(method, hardware.parameters) / 1e9,
        unit: hardware.gpuMemoryBytes === null ? "GB" : `GB of ${(hardware.gpuMemoryBytes / 1e9).toFixed(0)}`,
        formula: `${billions.toPrecision(2)} billion weights x ${method === "full" ? "16" : method === "lora" ? "2.16" : "0.71"} bytes + 4 GB of activations`,
        basis: "published",
      });
  }
  return list;
}

const METHOD_NAMES = { lora: "LoRA", qlora: "QLoRA", full: "all weights" } as const;

function perThousandEstimates(facts: Facts): Estimate[] {
  const { reviewMinutesPerDocument } = facts.assumptions;
  const list: Estimate[] = [];
  const byKind = (a: Baseline, b: Baseline): number => BASELINE_KINDS.indexOf(a.kind) - BASELINE_KINDS.indexOf(b.kind);
  for (const baseline of [...facts.baselines].sort(byKind)) {
    if (!baseline.measured) continue;
    const { name, faultless, secondsPerDocument } = baseline;
    if (faultless.n > 0)
      list.push({
        what: `checking 1,000 documents answered by ${name}, if only documents with an error were sent to a person`,
        scored: true,
        amount: 1000 * (1 - faultless.right / faultless.n) * reviewMinutesPerDocument,
        unit: "minutes, at the very least",
        formula: `1,000 x ${faultless.n - faultless.right} of ${faultless.n} documents with an error x ${reviewMinutesPerDocument} minutes (assumed)`,
        basis: "assumed",
      });
    if (secondsPerDocument !== null)
      list.push({
        what: `answering 1,000 documents by ${name}`,
        scored: true,
        amount: (1000 * secondsPerDocument) / 3600,
        unit: "hours, one at a time on what answered here",
        formula: `1,000 x ${secondsPerDocument.toFixed(2)} s a document, measured`,
        basis: "measured",
      });
    const paid = facts.spend.find((spent) => spent.endpoint === name);
    if (paid)
      list.push({
        what: `paying ${name} for 1,000 documents`,
        scored: true,
        amount: 1000 * paid.costPerRequest,
        unit: "in the currency of its price",
        formula: `1,000 x the mean cost of ${paid.requests} settled requests`,
        basis: "measured",
      });
  }
  list.push({
    what: "checking 1,000 documents, if a person looks at every one",
    scored: true,
    amount: 1000 * reviewMinutesPerDocument,
    unit: "minutes",
    formula: `1,000 x ${reviewMinutesPerDocument} minutes (assumed). Without calibrated confidence nobody knows which to skip`,
    basis: "assumed",
  });
  return list;
}

function labellingEstimates(facts: Facts): Estimate[] {
  const { labelSecondsPerField } = facts.assumptions;
  const minutes = (documents: number): number =>
    (documents * facts.labels.valuesPerDocument * labelSecondsPerField) / 60;
  const formula = (documents: number): string =>
    `${whole(documents)} documents x ${facts.labels.valuesPerDocument.toFixed(1)} fields x ${labelSecondsPerField} s (assumed)`;
  const list: Estimate[] = [];
  const more = moreDocuments(facts);
  if (more)
    list.push({
      what: `labelling ${whole(more)} more documents to reach the target`,
      scored: true,
      amount: minutes(more) / 60,
      unit: "hours of a person",
      formula: formula(more),
      basis: "assumed",
    });
  if (facts.proof.scored)
    list.push({
      what: `labelling ${whole(facts.proof.documents)} held-out documents to prove a gain of ${(facts.proof.gain * 100).toFixed(0)} points`,
      scored: true,
      amount: minutes(facts.proof.documents) / 60,
      unit: "hours of a person",
      formula: formula(facts.proof.documents),
      basis: "assumed",
    });
  return list;
}

/** Training documents that are missing to the target by the learning curve; null when the curve does not say. */
export function moreDocuments({ curve, labels }: Pick<Facts, "curve" | "labels">): number | null {
  if (!curve?.beyond.scored) return null;
  const { documents } = curve.beyond.target;
  return documents !== null && documents > labels.documents ? documents - labels.documents : null;
}
