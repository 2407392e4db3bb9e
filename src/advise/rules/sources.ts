// Where several rules come from.

export const LABEL_RULE =
  "ML Models for Clinical AI (Fabrica's guide): fewer than 500 examples prompting, 500 to 5,000 LoRA, more all weights";

export const WORTH_RULE =
  "evaluation practice: decide by the paired interval of (tuned - best alternative) on the same documents";

export const CHEAP_FIRST =
  "Fine-Tuning VLM for Your Specific Medical Specialty (LeapOCR, January 2026): poor intake, weak schema and missing rules are not cured by training";
