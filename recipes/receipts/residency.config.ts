import { defineSpecialty } from "residency";
import { invoice } from "../general-documents.ts";

/** Real scanned till receipts (company, date, address, total), with made invoices as practice for not forgetting. */
export default defineSpecialty({
  name: "receipts",
  base: "../../models/starter",
  families: ["scanned-receipt"],
  fields: [
    { path: "company", criticality: "supporting" },
    { path: "date", type: "date", criticality: "decision" },
    { path: "address", criticality: "informational" },
    { path: "total", type: "number", criticality: "decision" },
  ],
  general: { invoice },
  split: { train: 0.6, dev: 0.1, test: 0.3, by: ["subject"], strata: ["family"], seed: 1 },
  recipe: {
    method: "lora",
    towers: ["vision", "projector", "language"],
    rank: 16,
    alpha: 32,
    epochs: 8,
    batch: 4,
    learningRate: 1e-3,
    warmupSteps: 5,
    checkpointSteps: 20,
    seed: 1,
  },
  limits: { answerTokens: 300 },
});
