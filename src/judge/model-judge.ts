import { createHash } from "node:crypto";
import type { PhiState } from "../domain/endpoint.ts";
import { ResidencyError } from "../domain/error.ts";
import { type Answerer, type AskOptions, askOne, type FaultCode } from "../inference/index.ts";
import type { Judge } from "./ask-judge.ts";

/** Faults that lie in what the model said: asking once more would be shopping for a verdict. */
const SAID: ReadonlySet<FaultCode> = new Set(["refused", "filtered", "empty", "too-large", "schema-mismatch"]);

/**
 * A judge that is asked through `inference`: an endpoint, or a model folder. What it answers is kept there and paid for once.
 *
 * @param phi Whether the cases hold identifiers of patients; `unknown` is treated as `found`.
 */
export function modelJudge(answerer: Answerer, options: AskOptions, phi: PhiState): Judge {
  return {
    name: judgeName(answerer),
    async ask(prompt, schema, repetition = 0) {
      const id = createHash("sha256").update(prompt).digest("hex").slice(0, 16);
      const answer = await askOne(answerer, { id, images: [], prompt, schema, repetition, phi }, options);
      if ("failure" in answer) {
        if (answer.fault && SAID.has(answer.fault)) return undefined;
        throw new ResidencyError("endpoint-failed", `the judge failed: ${answer.failure}`);
      }
      if (answer.value !== undefined) return answer.value;
      try {
        return JSON.parse(answer.text) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}

/** Name and model: another model behind the same name is another judge. */
export function judgeName(answerer: Answerer): string {
  if (answerer.kind !== "endpoint") return answerer.id.slice(0, 16);
  const { model } = answerer.settings;
  return answerer.name === model ? model : `${answerer.name}#${model}`;
}
