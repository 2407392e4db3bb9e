import type { PhiState } from "../../domain/endpoint.ts";
import type { Recipe } from "../../domain/recipe.ts";
import type { Interval } from "../../domain/score.ts";
import type { CurvePoint } from "../../domain/variation.ts";
import type { Counted, Difference } from "../count.ts";
import type { FieldAgreement } from "./agreement.ts";
import type { AttributedError, CauseShare } from "./attribute.ts";
import type { Baseline, BaselineKind } from "./baseline.ts";

/** Reasons for training although an untrained candidate is strong. */
export const NEEDS = ["format", "audit", "latency", "size", "unseen"] as const;
export type Need = (typeof NEEDS)[number];

export interface CurveFacts {
  points: CurvePoint[];
  /** What the last doubling (or so) of labels brought, as a share; null with fewer than two scored points. */
  lastRise: number | null;
  /** What the fitted curve says beyond the labels at hand. */
  beyond:
    | {
        scored: true;
        /** Where more labels would lead in the end, 0..1. */
        asymptote: number;
        /** Most documents that were measured; all beyond is extrapolation. */
        measured: number;
        /** Score at numbers of documents, with the 95 % band. */
        band: { documents: number; score: number; interval: Interval }[];
        /** Training documents at which the target is reached, with the band; null, with the reason, where the curve never does. */
        target: {
          score: number;
          documents: number | null;
          low: number | null;
          high: number | null;
          reason: string | null;
        };
      }
    | { scored: false; reason: string };
}

/** How many held-out documents it takes to prove a gain. */
export type ProofFacts =
  | {
      scored: true;
      /** The gain that is to be proven, as a share. */
      gain: number;
      documents: number;
      rows: number;
      discordance: number;
      /** Where the discordance comes from: measured on a pair, or its upper bound. */
      discordanceFrom: string;
      designEffect: number;
      power: number;
    }
  | { scored: false; reason: string };

/** What was measured in a project, and nothing that was concluded from it. Shares are 0..1. */
export interface Facts {
  specialty: string;
  datasetId: string;
  split: string;
  /** Fields that count: those that decide, or all where none is marked so. */
  scope: "decision" | "all";
  /** Share of fields that has to be right. */
  target: number;
  /** A smaller difference is not worth a change. */
  margin: number;
  labels: {
    /** Labelled documents of the specialty that are there to learn from. */
    documents: number;
    values: number;
    valuesPerDocument: number;
  };
  pagesPerDocument: number;
  /** Documents of the specialty by what is asked about them. */
  tasks: { name: string; documents: number }[];
  /** Documents of the specialty, all splits, by what is known of identifiers in them. */
  phi: Record<PhiState, number>;
  generalTrainingDocuments: number;
  /** What screening the dataset version found in its labels; null where they were not screened. */
  labelNoise: { judged: number; likelyWrong: number } | null;
  baselines: Baseline[];
  /** Paired differences, each over the rows that both candidates have. */
  differences: {
    left: string;
    right: string;
    leftKind: BaselineKind;
    rightKind: BaselineKind;
    difference: Difference;
  }[];
  /** Tokens of the longest right answer by the dataset's screening, and how many documents' answers exceed the limit (50 are counted at most). */
  longestAnswer: { tokens: number; limit: number; overLimit: number } | null;
  /** Documents about which every answer of the base was cut off at the token limit, and the limit. */
  cut: { documents: number; answerTokens: number };
  /**
   * What the best prompt changes, field by field: errors that it mends, and right fields that it breaks. Some of both is chance, so
   * only the difference counts. Null where no prompt was measured.
   */
  promptChange: { name: string; mended: number; broken: number } | null;
  /** Errors of the base model as it stands today. */
  errors: AttributedError[];
  causes: CauseShare[];
  /** Why errors could not be attributed; null when they were. */
  unattributed: string | null;
  quality: {
    /** Documents with a page that can hardly be read, and the others. */
    illegibleDocuments: number;
    illegible: Counted;
    legible: Counted;
    /** Whether bad pages are read worse than others, as far as it can be told. */
    matters: boolean;
  };
  agreement: FieldAgreement[];
  curve: CurveFacts | null;
  proof: ProofFacts;
  /** First logged training loss of the newest run on this dataset: how much there was to learn at all. */
  initialLoss: number | null;
  run: {
    id: string;
    method: Recipe["method"];
    epochs: number;
    samplesPerSecond: number | null;
    device: string | null;
    parameters: number | null;
  } | null;
  /** The specialty's recipe, for what has not been trained yet. */
  recipe: Pick<Recipe, "method" | "epochs" | "gradientCheckpointing">;
  /** Retention of the trained candidate on general documents, right minus left; null where it was not measured. */
  retention: { estimate: number; interval: Interval; documents: number } | null;
  hardware: {
    /** Memory of the GPU that would train, in bytes; null when it was not said. */
    gpuMemoryBytes: number | null;
    /** Weights of the base model; null when the folder does not say. */
    parameters: number | null;
  };
  /** Reasons that the owner named, and those that were measured. */
  needs: { need: Need; evidence: string }[];
  /** Parts of the documents that the base reads much worse than the rest. */
  weakSlices: { by: string; value: string; counted: Counted }[];
  /** Mean cost of a question to each endpoint that was paid for, in the currency of its price. */
  spend: { endpoint: string; requests: number; costPerRequest: number }[];
  assumptions: Assumptions;
}

/** Figures that no store can know. Each is said wherever it is used. */
export interface Assumptions {
  /** Minutes that a person takes to check one document. */
  reviewMinutesPerDocument: number;
  /** Seconds that a person takes to label one field. */
  labelSecondsPerField: number;
}
