import { defineSpecialty } from "residency";
import { invoice, receipt } from "../general-documents.ts";

/** Prescriptions, with till receipts and invoices as practice for not forgetting. */
export default defineSpecialty({
  name: "prescriptions",
  base: "../../models/starter",
  families: ["prescription"],
  fields: [
    { path: "patient", criticality: "supporting", evidence: "required" },
    { path: "date", type: "date", criticality: "supporting", evidence: "required" },
    { path: "drugs[].name", criticality: "decision", evidence: "required" },
    { path: "drugs[].strength", normaliser: "unit", criticality: "decision", evidence: "required" },
    { path: "drugs[].sig", criticality: "decision", evidence: "required" },
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
    learningRate: 7e-4,
    warmupSteps: 20,
    checkpointSteps: 50,
    seed: 1,
  },
  limits: { answerTokens: 400 },
});
