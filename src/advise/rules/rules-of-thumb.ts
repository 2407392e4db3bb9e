import { counted, whole } from "../../html/index.ts";
import type { Verdict } from "../advice.ts";
import { fits } from "../estimate.ts";
import type { Facts } from "../facts/facts.ts";
import { shareText } from "../format.ts";
import { bestUntrained, gainingPrompt, memoryLine, promptVerdict, shareOf } from "./evidence.ts";
import type { Rule } from "./rule.ts";
import { LABEL_RULE } from "./sources.ts";
import { EXAMPLES, FEW_LABELS, MANY_LABELS, SEVERAL_TASKS, STRONG } from "./thresholds.ts";

/** Examples in the prompt, unless there are too few to show or the plain form was measured to be the better prompt. */
function fewLabelsVerdict(facts: Facts): Verdict {
  const gaining = gainingPrompt(facts);
  if (gaining) return promptVerdict(gaining);
  return facts.labels.documents < EXAMPLES ? "prompt" : "few-shot";
}

const labelLine = (facts: Facts): string =>
  `${counted(facts.labels.documents, "labelled document")} to learn from (${whole(facts.labels.values)} values)`;

const enough = (facts: Facts): boolean => facts.labels.documents >= FEW_LABELS && facts.labels.documents <= MANY_LABELS;

/** Rules of thumb, for what was not measured here. */
export const RULES_OF_THUMB: Rule[] = [
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
