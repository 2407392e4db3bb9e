import { defineSpecialty } from "residency";
import { invoice, receipt } from "../general-documents.ts";

/** Laboratory reports, with till receipts and invoices as practice for not forgetting. */
export default defineSpecialty({
  name: "lab-reports",
  base: "../../models/starter",
  families: ["lab-report"],
  fields: [
    { path: "patient", criticality: "supporting", evidence: "required" },
    { path: "date", type: "date", criticality: "supporting", evidence: "required" },
    { path: "results[].test", criticality: "decision", evidence: "required" },
    { path: "results[].value", type: "number", criticality: "decision", evidence: "required" },
    { path: "results[].unit", normaliser: "unit", criticality: "decision", evidence: "required" },
    { path: "results[].range", criticality: "supporting", evidence: "required" },
    {
      path: "results[].flag",
      criticality: "decision",
      evidence: "required",
      description: "H, L, or absent within the range",
    },
  ],
  general: { receipt, invoice },
  mix: { medical: 0.6, general: 0.4 },
  split: { train: 0.8, dev: 0.1, test: 0.1, by: ["subject", "template"], strata: ["family"], seed: 1 },
  recipe: {
    method: "lora",
    towers: ["vision", "projector", "language"],
    rank: 32,
    alpha: 64,
    epochs: 4,
    batch: 8,
    learningRate: 3e-4,
    warmupSteps: 20,
    checkpointSteps: 50,
    seed: 1,
  },
  evaluation: { twinDocuments: 12 },
  limits: { answerTokens: 400 },
});
