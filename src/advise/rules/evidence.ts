import { counted, percent, range, whole } from "../../html/index.ts";
import type { Verdict } from "../advice.ts";
import type { Difference } from "../count.ts";
import { fits, moreDocuments } from "../estimate.ts";
import { CAUSE_MEANING, type Cause, CUT_OFF } from "../facts/attribute.ts";
import { BASELINE_KINDS, type BaselineKind, type MeasuredBaseline } from "../facts/baseline.ts";
import type { Facts } from "../facts/facts.ts";
import { points } from "../format.ts";

/** A cause below this share of errors is not the first thing to mend. */
export const MAIN_CAUSE = 1 / 3;

/** Fewer errors have no distribution of causes. */
const FEWEST_ERRORS = 5;

/** A curve is not followed further than this: it was fitted on less. */
const FURTHEST = 10;

export const measuredOf = (facts: Facts, kind: BaselineKind): MeasuredBaseline | undefined =>
  facts.baselines.find((baseline): baseline is MeasuredBaseline => baseline.measured && baseline.kind === kind);

/** Untrained candidates that may be used, cheapest first. */
export const untrained = (facts: Facts): MeasuredBaseline[] =>
  facts.baselines
    .filter(
      (baseline): baseline is MeasuredBaseline =>
        baseline.measured && baseline.kind !== "tuned" && baseline.allowed && baseline.fields.share !== null,
    )
    .sort((a, b) => BASELINE_KINDS.indexOf(a.kind) - BASELINE_KINDS.indexOf(b.kind));

/** The untrained candidate with the highest score; of equals the cheapest. */
export const bestUntrained = (facts: Facts): MeasuredBaseline | undefined =>
  untrained(facts).reduce<MeasuredBaseline | undefined>(
    (best, candidate) => (!best || shareOf(candidate) > shareOf(best) ? candidate : best),
    undefined,
  );

export const shareOf = (baseline: MeasuredBaseline): number => baseline.fields.share ?? 0;

export function differenceBetween(facts: Facts, left: string, right: string): Difference | undefined {
  return facts.differences.find((pair) => pair.left === left && pair.right === right)?.difference;
}

export const reaches = (facts: Facts, baseline: MeasuredBaseline): boolean =>
  shareOf(baseline) >= facts.target && (baseline.fields.interval?.low ?? 0) >= facts.target - facts.margin;

/**
 * Errors by cause as they weigh in a decision. A prompt that mends some fields and breaks others has mended the difference; the rest
 * of what it is credited with is chance, and stays with the model.
 */
export function weighedCauses(facts: Facts): { cause: Cause; errors: number }[] {
  const credited = facts.causes.find((share) => share.cause === "prompt")?.errors ?? 0;
  const cutOff = facts.errors.filter((error) => error.cause === "prompt" && error.because === CUT_OFF).length;
  const { mended, broken } = facts.promptChange ?? { mended: 0, broken: 0 };
  const net = Math.min(credited, cutOff + Math.max(0, mended - broken));
  return facts.causes.map(({ cause, errors }) => ({
    cause,
    errors: cause === "prompt" ? net : cause === "model" ? errors + credited - net : errors,
  }));
}

/** The cause with the most errors, where it explains enough of them to be mended first. */
export function mainCause(facts: Facts): Cause | null {
  if (facts.errors.length < FEWEST_ERRORS) return null;
  const [main] = weighedCauses(facts).sort((a, b) => b.errors - a.errors);
  return main && main.errors >= MAIN_CAUSE * facts.errors.length ? main.cause : null;
}

export function causeEvidence(facts: Facts, cause: Cause): string[] {
  const own = facts.causes.find((share) => share.cause === cause);
  if (!own) return [];
  return [
    `${whole(own.errors)} of ${counted(facts.errors.length, "error")} (${percent(own.share)}${own.interval ? `, interval ${range(own.interval)}` : ""}): ${CAUSE_MEANING[cause]}`,
    ...(cause === "prompt" && facts.promptChange
      ? [
          `${facts.promptChange.name} mends ${whole(facts.promptChange.mended)} and breaks ${whole(facts.promptChange.broken)}; the difference counts`,
        ]
      : []),
  ];
}

/** The prompted candidate that gained for sure: the plain form, or examples where they add to it. */
export function gainingPrompt(facts: Facts): MeasuredBaseline | null {
  const today = measuredOf(facts, "zero-shot");
  const [format, fewShot] = [measuredOf(facts, "format"), measuredOf(facts, "few-shot")];
  const gains = (left: MeasuredBaseline | undefined, right: MeasuredBaseline | undefined): boolean => {
    const difference = left && right ? differenceBetween(facts, left.name, right.name) : undefined;
    return difference?.scored === true && difference.interval.low > 0;
  };
  if (!today) return null;
  if (format && gains(today, format)) return fewShot && gains(format, fewShot) ? fewShot : format;
  return fewShot && gains(today, fewShot) ? fewShot : null;
}

/** The specialist against the best of the others, paired. */
export function trainedGain(facts: Facts) {
  const [tuned, best] = [measuredOf(facts, "tuned"), bestUntrained(facts)];
  if (!tuned || !best) return null;
  const difference = differenceBetween(facts, best.name, tuned.name);
  return difference?.scored ? { tuned, best, difference } : null;
}

export const promptVerdict = (baseline: MeasuredBaseline | null | undefined): Verdict =>
  baseline?.kind === "few-shot" ? "few-shot" : baseline?.kind === "format" ? "prompt" : "leave-it";

export function curveRises(facts: Facts): string[] | null {
  const { curve } = facts;
  const last = curve?.points.at(-1);
  if (!curve || !last || last.score === null || last.score >= facts.target) return null;
  if (curve.lastRise === null || curve.lastRise < facts.margin) return null;
  const lines = [
    `learning curve: the last step of labels brought ${points(curve.lastRise)}, to ${percent(last.score)} with ${counted(last.documents, "document")}`,
  ];
  const more = moreDocuments(facts);
  if (curve.beyond.scored) {
    if (more === null || more > FURTHEST * facts.labels.documents) return null;
    lines.push(
      `the fitted curve reaches ${percent(facts.target)} with some ${counted(facts.labels.documents + more, "document")}${curve.beyond.target.high === null ? " (the band has no upper end)" : ` (band up to ${whole(curve.beyond.target.high)})`}: ${whole(more)} more`,
    );
  }
  return lines;
}

export const memoryLine = (facts: Facts, verdict: "lora" | "qlora" | "full"): string[] => {
  const fit = fits(verdict, facts);
  return fit === null ? [] : [`${verdict} ${fit ? "fits" : "does not fit"} the GPU that was named`];
};
