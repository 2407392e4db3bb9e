import { counted, percent, range, whole } from "../../html/index.ts";
import { differenceText, points, shareText } from "../format.ts";
import {
  bestUntrained,
  causeEvidence,
  curveRises,
  differenceBetween,
  gainingPrompt,
  MAIN_CAUSE,
  mainCause,
  measuredOf,
  promptVerdict,
  reaches,
  shareOf,
  trainedGain,
  untrained,
} from "./evidence.ts";
import type { Rule } from "./rule.ts";
import { CHEAP_FIRST, LABEL_RULE, WORTH_RULE } from "./sources.ts";
import { FEW_LABELS, FEWEST_DOCUMENTS, NO_LOSS, STRONG } from "./thresholds.ts";

/** Rules by measurement, in the order in which they are tried: what is cheap to mend first. */
export const RULES_BY_MEASUREMENT: readonly Rule[] = [
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
