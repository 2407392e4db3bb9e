import type { NormaliserName } from "../../domain/field.ts";
import { normalise } from "../../domain/normalise.ts";

/** What one source says a field's value is. A source may name several values, each with its probability. */
export interface TeacherPrediction {
  /** null: the source says that the field is empty. */
  value: string | null;
  /** 0..1; null where the source gives none, and then how often the source agrees with the labels stands in. */
  probability: number | null;
  /** Name of a model or person. Sources count as independent; give copies of one model one name. */
  source: string;
}

export interface LabelRow {
  documentId: string;
  /** Path of the field in the record. */
  path: string;
  /** The label to judge; null where the field is labelled as empty. */
  label: string | null;
  /** How values are compared; "text" where left out. */
  normaliser?: NormaliserName;
  /** Out-of-fold: no source was trained on this label. */
  predictions: readonly TeacherPrediction[];
}

export interface LabelReason {
  kind: "low-self-confidence" | "sources-agree-against" | "only-source-against" | "sources-disagree";
  /** One sentence without the values themselves. */
  text: string;
}

export interface RankedLabel {
  documentId: string;
  path: string;
  label: string | null;
  /** What the sources say instead, most votes first, then most probability; null where none says anything else. */
  suggestion: { value: string | null } | null;
  /** Mean of the sources' probabilities for the label, 0..1. */
  selfConfidence: number;
  /** (probability of the label - that of the suggestion + 1) / 2, 0..1. */
  margin: number;
  /** Sources whose first choice is the suggestion. */
  against: number;
  /** Sources that say anything. */
  sources: number;
  /** 0..1, for ranking: not a calibrated probability. */
  suspicion: number;
  /**
   * The suggestion is likelier than the label and either as probable as labels of this path are on average, which is the
   * rule of confident learning for a field, or the first choice of at least two sources and of more than half of all.
   */
  likelyWrong: boolean;
  reasons: LabelReason[];
}

/** A path's own mean counts for as much as this many rows of all paths, so that a rare path has a usable threshold. */
const PRIOR_ROWS = 10;

/** Below this self-confidence the label is said to be doubted. */
const LOW_CONFIDENCE = 0.5;

/**
 * Ranks field labels for review, most suspect first, where there are values and no fixed classes. Suspicion is the mean
 * of three views, each 0..1: 1 - self-confidence (Northcutt et al. 2021), 1 - normalised margin, and the votes of
 * sources that agree with each other against the label over one more than the sources, so that no single source, however
 * sure of itself, outranks several that agree. Rows without predictions cannot be judged and are left out.
 */
export function rankLabels(rows: readonly LabelRow[]): RankedLabel[] {
  const reliability = reliabilityOfSources(rows);
  const judged = rows.flatMap((row) => (row.predictions.length === 0 ? [] : [judge(row, reliability)]));
  const thresholds = pathThresholds(judged);
  return judged
    .map(({ suggestionProbability, ...ranked }) => ({
      ...ranked,
      likelyWrong:
        ranked.suggestion !== null &&
        suggestionProbability > ranked.selfConfidence &&
        (suggestionProbability >= (thresholds.get(ranked.path) as number) ||
          (ranked.against >= 2 && ranked.against * 2 > ranked.sources)),
    }))
    .sort((a, b) => b.suspicion - a.suspicion || a.selfConfidence - b.selfConfidence);
}

type Judged = Omit<RankedLabel, "likelyWrong"> & { suggestionProbability: number };

/** A value as a key: empty and null are one. */
function keyOf(value: string | null, normaliser: NormaliserName): string {
  return value === null ? "" : normalise(value, normaliser);
}

/** One source's values by key: probability and the value as written. */
type Opinion = Map<string, { probability: number; value: string | null }>;

function opinions(row: LabelRow, reliability: ReadonlyMap<string, number>): Map<string, Opinion> {
  const bySource = new Map<string, Opinion>();
  for (const prediction of row.predictions) {
    const key = keyOf(prediction.value, row.normaliser ?? "text");
    const given = prediction.probability ?? reliability.get(prediction.source) ?? LOW_CONFIDENCE;
    const probability = Number.isFinite(given) ? Math.min(1, Math.max(0, given)) : 0;
    const opinion = bySource.get(prediction.source) ?? new Map();
    bySource.set(prediction.source, opinion);
    if (probability > (opinion.get(key)?.probability ?? -1)) opinion.set(key, { probability, value: prediction.value });
  }
  for (const opinion of bySource.values()) {
    const total = [...opinion.values()].reduce((sum, entry) => sum + entry.probability, 0);
    if (total > 1) for (const entry of opinion.values()) entry.probability /= total;
  }
  return bySource;
}

/** The key a source gives most probability; the first named on ties. */
function firstChoice(opinion: Opinion): string {
  let best = "";
  let most = -1;
  for (const [key, { probability }] of opinion) if (probability > most) [best, most] = [key, probability];
  return best;
}

function judge(row: LabelRow, reliability: ReadonlyMap<string, number>): Judged {
  const label = keyOf(row.label, row.normaliser ?? "text");
  const bySource = opinions(row, reliability);
  const sources = bySource.size;
  let selfConfidence = 0;
  const others = new Map<string, { votes: number; probability: number; value: string | null }>();
  for (const opinion of bySource.values()) {
    let rest = 1;
    for (const [key, { probability, value }] of opinion) {
      rest -= probability;
      if (key === label) continue;
      const other = others.get(key) ?? { votes: 0, probability: 0, value };
      other.probability += probability / sources;
      others.set(key, other);
    }
    // A source that does not name the label may give it all that it gave to no value: an unsure source is no evidence.
    selfConfidence += (opinion.get(label)?.probability ?? Math.max(0, rest)) / sources;
    const choice = others.get(firstChoice(opinion));
    if (choice) choice.votes++;
  }
  let suggestion: { votes: number; probability: number; value: string | null } | null = null;
  for (const other of others.values())
    if (
      !suggestion ||
      other.votes > suggestion.votes ||
      (other.votes === suggestion.votes && other.probability > suggestion.probability)
    )
      suggestion = other;
  const suggestionProbability = suggestion?.probability ?? 0;
  const against = suggestion?.votes ?? 0;
  const margin = (selfConfidence - suggestionProbability + 1) / 2;
  const dissent = [...others.values()].reduce((sum, other) => sum + other.votes, 0);
  return {
    documentId: row.documentId,
    path: row.path,
    label: row.label,
    suggestion: suggestion && { value: suggestion.value },
    selfConfidence,
    margin,
    against,
    sources,
    suspicion: (1 - selfConfidence + (1 - margin) + against / (sources + 1)) / 3,
    reasons: reasonsFor(selfConfidence, against, dissent, sources),
    suggestionProbability,
  };
}

function reasonsFor(selfConfidence: number, against: number, dissent: number, sources: number): LabelReason[] {
  const reasons: LabelReason[] = [];
  if (against >= 2)
    reasons.push({
      kind: "sources-agree-against",
      text: `${against} of ${sources} sources agree with each other on another value.`,
    });
  else if (against === 1 && sources === 1)
    reasons.push({ kind: "only-source-against", text: "The only source says another value." });
  if (dissent > against || (against === 1 && sources > 1))
    reasons.push({
      kind: "sources-disagree",
      text: `${dissent} of ${sources} sources say another value than the label, and not all sources say the same.`,
    });
  if (selfConfidence < LOW_CONFIDENCE)
    reasons.push({
      kind: "low-self-confidence",
      text: `The sources give the label a probability of ${selfConfidence.toFixed(2)}.`,
    });
  return reasons;
}

/** How often each source's first choice is the label, with one success and one failure added (Laplace). */
function reliabilityOfSources(rows: readonly LabelRow[]): Map<string, number> {
  const counts = new Map<string, { votes: number; agreed: number }>();
  for (const row of rows) {
    const label = keyOf(row.label, row.normaliser ?? "text");
    for (const [source, opinion] of opinions(row, new Map())) {
      const count = counts.get(source) ?? { votes: 0, agreed: 0 };
      count.votes++;
      if (firstChoice(opinion) === label) count.agreed++;
      counts.set(source, count);
    }
  }
  return new Map([...counts].map(([source, { votes, agreed }]) => [source, (agreed + 1) / (votes + 2)]));
}

/** Mean self-confidence of each path, drawn towards that of all paths where a path has few rows. */
function pathThresholds(judged: readonly Judged[]): Map<string, number> {
  const overall = judged.reduce((sum, row) => sum + row.selfConfidence, 0) / Math.max(1, judged.length);
  const sums = new Map<string, { sum: number; rows: number }>();
  for (const row of judged) {
    const entry = sums.get(row.path) ?? { sum: 0, rows: 0 };
    entry.sum += row.selfConfidence;
    entry.rows++;
    sums.set(row.path, entry);
  }
  return new Map([...sums].map(([path, { sum, rows }]) => [path, (sum + PRIOR_ROWS * overall) / (rows + PRIOR_ROWS)]));
}
