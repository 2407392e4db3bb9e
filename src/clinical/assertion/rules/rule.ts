/** What a cue says of the mentions in its reach. `continuing` is present now and known from before. */
export type Effect =
  | "absent"
  | "possible"
  | "hypothetical"
  | "conditional"
  | "historical"
  | "ended"
  | "continuing"
  | "family"
  | "other"
  | "awaited";

export const EFFECTS: readonly Effect[] = [
  "absent",
  "possible",
  "hypothetical",
  "conditional",
  "historical",
  "ended",
  "continuing",
  "family",
  "other",
  "awaited",
];

/**
 * How far a cue reaches: `word` the next mention only where nothing stands between, `phrase` to the next comma or verb,
 * `clause` through lists to the next stop, `sentence` to the end of the sentence.
 */
export type Reach = "word" | "phrase" | "clause" | "sentence";

/** A rule: phrases (templates for `expand`) and what they do. */
export interface Rule {
  id: string;
  /** `forward` and `backward` cues speak of mentions after and before them; `nothing` only keeps shorter cues from being read. */
  does: "forward" | "backward" | "both" | "stop" | "nothing";
  effect?: Effect;
  /** A second effect with the same reach. */
  also?: Effect;
  reach?: Reach;
  /** Effects that end here; a cue may end others too. */
  stops?: readonly Effect[];
  /** The cue counts only where its clause ends after it (`Fever: no`). */
  final?: boolean;
  /** A backward cue in the singular speaks of the last mention of a list only (`fever, and PE was ruled out`). */
  single?: boolean;
  /** The cue counts only where it is not written against the word before it (`?pneumonia`, not `pneumonia?`). */
  leading?: boolean;
  /** A stop that ends only what began before the last comma or conjunction. */
  afterComma?: boolean;
  /** A stop that holds directly after a cue too; others then belong to the cue (`did not have`). */
  firm?: boolean;
  /** Ids of stops that do not end this cue. */
  through?: readonly string[];
  phrases: readonly string[];
  reason: string;
}
