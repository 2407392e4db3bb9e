import { counted, percent, range, whole } from "../html/index.ts";
import type { Finding, Verdict } from "./advice.ts";
import { CAUSE_MEANING, type Cause, CUT_OFF } from "./attribute.ts";
import { BASELINE_KINDS, type BaselineKind, type MeasuredBaseline } from "./baseline.ts";
import type { Difference } from "./count.ts";
import { fits, moreDocuments } from "./estimate.ts";
import type { Facts } from "./facts.ts";
import { differenceText, points, shareText } from "./format.ts";

/**
 * One rule: what has to hold, what follows, where it comes from. Rules are tried in the order of this file's lists; every
 * rule by measurement comes before every rule of thumb.
 */
export interface Rule {
  id: string;
  basis: Finding["basis"];
  verdict: Verdict | ((facts: Facts) => Verdict);
  says: string;
  /** Why it should be so. */
  reason: string;
  source: string;
  /** The evidence when it holds, a line each; null when it does not. */
  holds(facts: Facts): string[] | null;
}

/** With fewer held-out documents hardly anything can be told: of 10 without an error up to 3 in 10 may still have one (3 / n). */
const FEWEST_DOCUMENTS = 10;
/** A cause below this share of errors is not the first thing to mend. */
const MAIN_CAUSE = 1 / 3;
/** Fewer errors have no distribution of causes. */
const FEWEST_ERRORS = 5;
/** The loss at which training of a page reader was published to have nothing left to learn. */
const NO_LOSS = 0.05;
/** From here on an untrained candidate counts as strong. */
const STRONG = 0.9;
const FEW_LABELS = 500;
const MANY_LABELS = 5_000;
/** Two related forms are one task for this purpose: pretraining on a corpus is for a range of work. */
const SEVERAL_TASKS = 3;
/** No examples can be shown with fewer. */
const EXAMPLES = 3;
/** The screening lists no more documents. */
const MOST_LISTED = 50;
/** A curve is not followed further than this: it was fitted on less. */
const FURTHEST = 10;

const LABEL_RULE =
  "ML Models for Clinical AI (Fabrica's guide): fewer than 500 examples prompting, 500 to 5,000 LoRA, more all weights";
const WORTH_RULE =
  "evaluation practice: decide by the paired interval of (tuned - best alternative) on the same documents";
const CHEAP_FIRST =
  "Fine-Tuning VLM for Your Specific Medical Specialty (LeapOCR, January 2026): poor intake, weak schema and missing rules are not cured by training";

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

const shareOf = (baseline: MeasuredBaseline): number => baseline.fields.share ?? 0;

export function differenceBetween(facts: Facts, left: string, right: string): Difference | undefined {
  return facts.differences.find((pair) => pair.left === left && pair.right === right)?.difference;
}

const reaches = (facts: Facts, baseline: MeasuredBaseline): boolean =>
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
function mainCause(facts: Facts): Cause | null {
  if (facts.errors.length < FEWEST_ERRORS) return null;
  const [main] = weighedCauses(facts).sort((a, b) => b.errors - a.errors);
  return main && main.errors >= MAIN_CAUSE * facts.errors.length ? main.cause : null;
}

function causeEvidence(facts: Facts, cause: Cause): string[] {
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
function gainingPrompt(facts: Facts): MeasuredBaseline | null {
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
function trainedGain(facts: Facts) {
  const [tuned, best] = [measuredOf(facts, "tuned"), bestUntrained(facts)];
  if (!tuned || !best) return null;
  const difference = differenceBetween(facts, best.name, tuned.name);
  return difference?.scored ? { tuned, best, difference } : null;
}

const promptVerdict = (baseline: MeasuredBaseline | null | undefined): Verdict =>
  baseline?.kind === "few-shot" ? "few-shot" : baseline?.kind === "format" ? "prompt" : "leave-it";

function curveRises(facts: Facts): string[] | null {
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

/** Rules by measurement, in the order in which they are tried: what is cheap to mend first. */
const MEASURED_RULES: Rule[] = [
  {
    id: "too-little-measured",
    basis: "measured",
    verdict: "collect-more",
    says: `fewer than ${FEWEST_DOCUMENTS} held-out documents decide nothing`,
    reason: "zero failures in n documents leave a true rate of up to 3 / n open",
    source: "rule of three (J. Hanley and A. Lippman-Hand, JAMA 249, 1983)",
    holds(facts) {
      const today = measuredOf(facts, "zero-shot");
      const documents = today?.fields.documents ?? 0;
      return documents < FEWEST_DOCUMENTS ? [`the base was measured on ${counted(documents, "document")}`] : null;
    },
  },
  {
    id: "answers-cut-off",
    basis: "measured",
    verdict: "prompt",
    says: "answers that are cut off at the token limit are mended by the limit: raise `limits.answerTokens` and measure again",
    reason: "half an answer cannot be read, so nothing was measured of what the model knows",
    source: "the stored answers",
    holds(facts) {
      const documents = measuredOf(facts, "zero-shot")?.fields.documents ?? 0;
      return facts.cut.documents > 0 && facts.cut.documents >= MAIN_CAUSE * documents
        ? [
            `${whole(facts.cut.documents)} of ${counted(documents, "document")}: every answer was cut off at ${whole(facts.cut.answerTokens)} tokens`,
          ]
        : null;
    },
  },
  {
    id: "at-the-ceiling",
    basis: "measured",
    verdict: "leave-it",
    says: "a base that already reaches the target is left as it is",
    reason: "there is nothing to gain, and forgetting and upkeep to lose",
    source: "the published table-reading guide of a page reader, whose loss starts at 0.03 and does not fall",
    holds(facts) {
      const today = measuredOf(facts, "zero-shot");
      if (!today || today.fields.share === null) return null;
      const lines = [`base: ${shareText(today.fields)}; the target is ${percent(facts.target)}`];
      const learned = facts.initialLoss !== null && facts.initialLoss <= NO_LOSS;
      if (facts.initialLoss !== null)
        lines.push(
          `training started at a loss of ${facts.initialLoss.toFixed(3)}: ${learned ? "nothing was left to learn" : "not low in itself"}`,
        );
      return reaches(facts, today) || (learned && today.fields.share >= STRONG) ? lines : null;
    },
  },
  ...(
    [
      ["intake-first", "intake", "fix-intake", "errors on pages that can hardly be read are mended at the scanner"],
      ["schema-first", "schema", "fix-schema", "errors of place, form and definition are mended in the field schema"],
      [
        "rules-first",
        "validation",
        "fix-rules",
        "errors that a rule sees are caught by rules, which change without a new model",
      ],
    ] as const
  ).map(
    ([id, cause, verdict, says]): Rule => ({
      id,
      basis: "measured",
      verdict,
      says,
      reason: "it is cheaper than training, and training would learn around the fault and hide it",
      source: CHEAP_FIRST,
      holds(facts) {
        if (mainCause(facts) !== cause) return null;
        const lines = causeEvidence(facts, cause);
        if (cause === "intake") {
          const { illegible, legible, illegibleDocuments } = facts.quality;
          lines.push(
            `${counted(illegibleDocuments, "document")} with a page that can hardly be read: ${shareText(illegible)}; the others: ${shareText(legible)}`,
          );
        }
        if (cause === "schema")
          for (const field of facts.agreement)
            if (field.ambiguous)
              lines.push(
                `${field.path}: two people agree on ${field.agreed} of ${field.n} labels (interval ${range(field.interval)} %)`,
              );
        return lines;
      },
    }),
  ),
  {
    id: "training-pays",
    basis: "measured",
    verdict: (facts) => facts.run?.method ?? facts.recipe.method,
    says: "a specialist that surely beats the best untrained candidate by more than the margin is worth having",
    reason: "it was tried here, on these documents, against every alternative that is allowed",
    source: WORTH_RULE,
    holds(facts) {
      const gain = trainedGain(facts);
      if (!gain || gain.difference.interval.low <= facts.margin) return null;
      return [
        `tuned against ${gain.best.name}: ${differenceText(gain.difference)}; the margin is ${points(facts.margin)}`,
        `tuned: ${shareText(gain.tuned.fields)}`,
        "the dev split also chose the checkpoint, which flatters the specialist; the test split has to confirm it",
      ];
    },
  },
  {
    id: "prompting-suffices",
    basis: "measured",
    verdict: (facts) => promptVerdict(gainingPrompt(facts)),
    says: "what a better prompt mends needs no training",
    reason: "a prompt costs nothing to change and forgets nothing",
    source:
      "ML Models for Clinical AI (Fabrica's guide), and a published baseline that was below chance until its answers were constrained",
    holds(facts) {
      const prompted = gainingPrompt(facts);
      const today = measuredOf(facts, "zero-shot");
      if (!prompted || !today) return null;
      const difference = differenceBetween(facts, today.name, prompted.name);
      if (!difference || (!reaches(facts, prompted) && mainCause(facts) !== "prompt")) return null;
      return [
        `${prompted.name} against ${today.name}: ${differenceText(difference)}`,
        `${prompted.name}: ${shareText(prompted.fields)}; the target is ${percent(facts.target)}`,
        ...(mainCause(facts) === "prompt" ? causeEvidence(facts, "prompt") : []),
      ];
    },
  },
  {
    id: "generalist-suffices",
    basis: "measured",
    verdict: "leave-it",
    says: "a generalist that may see the documents and reaches the target is used as it is",
    reason: "a strong general model often beats a specialist, and its upkeep is somebody else's",
    source:
      "Nature Medicine 2026, s41591-026-04431-5 (generalists beat clinical tools); arXiv 2606.28960 found the reverse, so it is measured here",
    holds(facts) {
      const generalist = untrained(facts).find(
        (candidate) => candidate.kind === "generalist" && reaches(facts, candidate),
      );
      if (!generalist || facts.needs.length > 0) return null;
      return [`${generalist.name}: ${shareText(generalist.fields)}; the target is ${percent(facts.target)}`];
    },
  },
  {
    id: "curve-still-rises",
    basis: "measured",
    verdict: "collect-more",
    says: "while each doubling of labels still pays, labels are the best investment",
    reason: "the curve was measured with this recipe on these documents",
    source: "learning curves as inverse power laws; evaluation practice: 12.5, 25, 50 and 100 % of the labels",
    holds: curveRises,
  },
  {
    id: "training-does-not-pay",
    basis: "measured",
    verdict: (facts) => promptVerdict(gainingPrompt(facts)),
    says: "a specialist whose gain surely stays below the margin is not worth its upkeep",
    reason: "it was tried here and brought too little",
    source: WORTH_RULE,
    holds(facts) {
      const gain = trainedGain(facts);
      if (!gain || gain.difference.interval.high >= facts.margin) return null;
      return [
        `tuned against ${gain.best.name}: ${differenceText(gain.difference)}; the margin is ${points(facts.margin)}`,
        ...(facts.curve?.lastRise == null
          ? []
          : [`learning curve: the last step of labels brought ${points(facts.curve.lastRise)}`]),
      ];
    },
  },
  {
    id: "training-unclear",
    basis: "measured",
    verdict: "collect-more",
    says: "where the interval holds both a worthwhile gain and none, more held-out documents have to tell",
    reason: "a decision on this interval would be a coin toss",
    source: WORTH_RULE,
    holds(facts) {
      const gain = trainedGain(facts);
      if (!gain || gain.difference.interval.low > facts.margin || gain.difference.interval.high < facts.margin)
        return null;
      return [
        `tuned against ${gain.best.name}: ${differenceText(gain.difference)}; the margin is ${points(facts.margin)}`,
        facts.proof.scored
          ? `to prove ${points(facts.proof.gain)} takes some ${counted(facts.proof.documents, "held-out document")}`
          : `how many documents a proof takes: ${facts.proof.reason}`,
      ];
    },
  },
  {
    id: "prompting-exhausted",
    basis: "measured",
    verdict: "collect-more",
    says: "with few labels and no gain from prompting, the next step is labels",
    reason: "in-context learning was tried, and there is too little to train on",
    source: `${LABEL_RULE}; and the measured prompts`,
    holds(facts) {
      const today = measuredOf(facts, "zero-shot");
      const prompted = [measuredOf(facts, "format"), measuredOf(facts, "few-shot")].filter(
        (candidate) => candidate !== undefined,
      );
      if (!today || prompted.length < 2 || facts.labels.documents >= FEW_LABELS || measuredOf(facts, "tuned"))
        return null;
      const best = bestUntrained(facts);
      if (gainingPrompt(facts) || (best && shareOf(best) >= STRONG)) return null;
      return prompted.map((candidate) => {
        const difference = differenceBetween(facts, today.name, candidate.name);
        return `${candidate.name} against ${today.name}: ${difference ? differenceText(difference) : "not compared"}`;
      });
    },
  },
];

/** Examples in the prompt, unless there are too few to show or the plain form was measured to be the better prompt. */
function fewLabelsVerdict(facts: Facts): Verdict {
  const gaining = gainingPrompt(facts);
  if (gaining) return promptVerdict(gaining);
  return facts.labels.documents < EXAMPLES ? "prompt" : "few-shot";
}

const labelLine = (facts: Facts): string =>
  `${counted(facts.labels.documents, "labelled document")} to learn from (${whole(facts.labels.values)} values)`;

const enough = (facts: Facts): boolean => facts.labels.documents >= FEW_LABELS && facts.labels.documents <= MANY_LABELS;

const memoryLine = (facts: Facts, verdict: "lora" | "qlora" | "full"): string[] => {
  const fit = fits(verdict, facts);
  return fit === null ? [] : [`${verdict} ${fit ? "fits" : "does not fit"} the GPU that was named`];
};

/** Rules of thumb, for what was not measured here. */
const RULES_OF_THUMB: Rule[] = [
  {
    id: "strong-base",
    basis: "rule-of-thumb",
    verdict: "leave-it",
    says: "a strong base is trained only for format, audit, latency, size or an unseen kind of document",
    reason: "the stronger the base, the smaller the gain of more domain training and the larger the risk of forgetting",
    source: "an article on generalists and specialists after Nature Medicine 2026, s41591-026-04431-5",
    holds(facts) {
      const best = bestUntrained(facts);
      if (!best || shareOf(best) < STRONG || facts.needs.length > 0) return null;
      return [
        `${best.name}: ${shareText(best.fields)}`,
        "none of the five reasons was named or measured: format, audit, latency, size, unseen kind of document",
      ];
    },
  },
  {
    id: "several-tasks",
    basis: "rule-of-thumb",
    verdict: "continue-pretraining",
    says: "several tasks share one continued pretraining, and get an adapter each",
    reason: "what the tasks have in common is learned once, and no adapter pays for another's task",
    source: "ML Models for Clinical AI (Fabrica's guide)",
    holds(facts) {
      if (facts.tasks.length < SEVERAL_TASKS || facts.labels.documents < FEW_LABELS) return null;
      return [
        `${facts.tasks.length} tasks: ${facts.tasks.map((task) => `${task.name} (${whole(task.documents)})`).join(", ")}`,
        labelLine(facts),
      ];
    },
  },
  {
    id: "few-labels",
    basis: "rule-of-thumb",
    verdict: fewLabelsVerdict,
    says: `fewer than ${FEW_LABELS} labelled documents: prompting and examples in the prompt`,
    reason: "an adapter learns the quirks of so few documents",
    source: LABEL_RULE,
    holds: (facts) => (facts.labels.documents < FEW_LABELS ? [labelLine(facts)] : null),
  },
  {
    id: "some-labels-small-gpu",
    basis: "rule-of-thumb",
    verdict: "qlora",
    says: `${FEW_LABELS} to ${whole(MANY_LABELS)} labelled documents and a GPU too small for half precision: QLoRA`,
    reason: "4-bit weights take a quarter of the memory for some loss of speed",
    source: `${LABEL_RULE}; memory by formula`,
    holds: (facts) =>
      enough(facts) && fits("lora", facts) === false && fits("qlora", facts) === true
        ? [labelLine(facts), ...memoryLine(facts, "lora"), ...memoryLine(facts, "qlora")]
        : null,
  },
  {
    id: "some-labels",
    basis: "rule-of-thumb",
    verdict: "lora",
    says: `${FEW_LABELS} to ${whole(MANY_LABELS)} labelled documents: LoRA`,
    reason: "enough to learn a form from, too few to move all weights without forgetting",
    source: LABEL_RULE,
    holds: (facts) => (enough(facts) ? [labelLine(facts), ...memoryLine(facts, "lora")] : null),
  },
  {
    id: "many-labels",
    basis: "rule-of-thumb",
    verdict: (facts) => (fits("full", facts) === false ? (fits("lora", facts) === false ? "qlora" : "lora") : "full"),
    says: `more than ${whole(MANY_LABELS)} labelled documents: all weights, where the memory allows it`,
    reason: "with so many labels the whole model can learn; adapters of small models save little",
    source: LABEL_RULE,
    holds: (facts) => (facts.labels.documents > MANY_LABELS ? [labelLine(facts), ...memoryLine(facts, "full")] : null),
  },
];

export const RULES: readonly Rule[] = [...MEASURED_RULES, ...RULES_OF_THUMB];

/** What must be kept whatever the verdict. */
export interface Constraint {
  id: string;
  says: string;
  source: string;
  holds(facts: Facts): string[] | null;
}

export const CONSTRAINTS: readonly Constraint[] = [
  {
    id: "identifiers-stay",
    says: "documents with identifiers of patients are answered only by models that are allowed to see them, and trained on only at home",
    source: "ML Models for Clinical AI (Fabrica's guide): if patient data touches the model, self-hosted only",
    holds(facts) {
      const { found, unknown, none } = facts.phi;
      if (found + unknown === 0) return null;
      const lines = [
        `${counted(found, "document")} with identifiers, ${whole(unknown)} not screened (which counts as found), ${whole(none)} without`,
      ];
      for (const baseline of facts.baselines) {
        if (baseline.kind !== "generalist") continue;
        if (baseline.measured && !baseline.allowed)
          lines.push(
            `${baseline.name} is left out of the comparison: ${shareText(baseline.fields)}, but it may not see these documents`,
          );
        if (!baseline.measured && !baseline.allowed) lines.push(baseline.reason);
      }
      return lines;
    },
  },
  {
    id: "answers-do-not-fit",
    says: "answers need room: raise `limits.answerTokens` above the longest right answer, or no candidate can give it",
    source: "the dataset version's screening of its labels",
    holds({ longestAnswer }) {
      if (!longestAnswer || longestAnswer.overLimit === 0) return null;
      const { tokens, limit, overLimit } = longestAnswer;
      return [
        `the right answers to ${overLimit >= MOST_LISTED ? `${MOST_LISTED} documents or more` : counted(overLimit, "document")} are longer than ${whole(limit)} tokens; the longest has ${whole(tokens)}`,
      ];
    },
  },
  {
    id: "does-not-fit",
    says: "the base model cannot be trained on the GPU that was named, not even in 4 bits",
    source: "memory by formula",
    holds: (facts) => (fits("qlora", facts) === false ? memoryLine(facts, "qlora") : null),
  },
];
