import type { PhiState } from "../domain/endpoint.ts";
import type { FaultCode } from "./fault.ts";

/** One thing asked about the pages of one document. `images` are paths of PNG files. */
export interface Question {
  id: string;
  images: string[];
  prompt: string;
  /** Who answers and how; put before the question. */
  system?: string;
  /** Whether prompt or pages hold identifiers of patients. Left out, it is `unknown`, which is treated as `found`. */
  phi?: PhiState;
  /**
   * JSON Schema (draft 2020-12) that the answer must fit: an endpoint's is checked and repaired, a model folder is held to it
   * token by token, so that only an answer that is cut does not fit.
   */
  schema?: Record<string, unknown>;
  /** 0 when left out: the likeliest answer. A model folder always answers so. */
  temperature?: number;
  /** Which repetition of the same question this is; a repetition is asked anew, and so paid for. */
  repetition?: number;
}

/** What came back. Log-probabilities are natural logarithms, null where the source does not give them. */
export type Answer =
  | {
      id: string;
      text: string;
      tokens: number | null;
      logProbability: number | null;
      lowest: number | null;
      cut: boolean;
      seconds: number;
      /** Each token's text with its log-probability, in order; models on this machine only. */
      tokenLogProbabilities?: [string, number][];
      /** The answer as JSON, when the question has a schema: it fits. */
      value?: unknown;
      /** Name of the endpoint that answered. */
      endpoint?: string;
      /** Answered before and taken from the store: nothing was sent. */
      stored?: boolean;
    }
  | { id: string; failure: string; seconds: number; fault?: FaultCode; endpoint?: string };
