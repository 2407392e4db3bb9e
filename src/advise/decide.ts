import { capitalised, counted, percent, whole } from "../html/index.ts";
import type { Advice, Finding, Verdict } from "./advice.ts";
import { estimates, moreDocuments } from "./estimate.ts";
import { CAUSE_MEANING, type Cause } from "./facts/attribute.ts";
import { BASELINE_NAMES, type MeasuredBaseline } from "./facts/baseline.ts";
import type { Facts } from "./facts/facts.ts";
import { risksOf } from "./risks.ts";
import { bestUntrained, CONSTRAINTS, measuredOf, RULES, weighedCauses } from "./rules/index.ts";

/** What mends each cause; nothing short of training mends the model's own. */
function remedyOf(cause: Cause, facts: Facts): Verdict | null {
  switch (cause) {
    case "intake":
      return "fix-intake";
    case "schema":
      return "fix-schema";
    case "validation":
      return "fix-rules";
    case "prompt":
      return facts.promptChange?.name === BASELINE_NAMES["few-shot"] ? "few-shot" : "prompt";
    case "model":
      return null;
  }
}

/** A cause below this share is no runner-up. */
const SECOND_CAUSE = 0.1;

/**
 * Turns what was measured into advice. The first rule that holds gives the verdict; since rules by measurement come first, a
 * rule of thumb decides only what was not measured, and says so where it is overruled.
 */
export function decide(facts: Facts): Advice {
  const findings = RULES.flatMap((rule): Finding[] => {
    const evidence = rule.holds(facts);
    if (!evidence) return [];
    const { id, basis, says, reason, source } = rule;
    const verdict = typeof rule.verdict === "function" ? rule.verdict(facts) : rule.verdict;
    return [{ rule: id, basis, verdict, says, reason, source, evidence }];
  });
  const because = findings[0] ?? nothingHolds(facts);
  const { verdict, basis } = because;
  const today = measuredOf(facts, "zero-shot");
  return {
    specialty: facts.specialty,
    datasetId: facts.datasetId,
    split: facts.split,
    verdict,
    basis,
    sentence: sentenceOf(facts, because),
    use: candidateToUse(facts, because),
    because,
    runnerUp: runnerUp(facts, findings, verdict),
    overruled:
      basis === "measured"
        ? findings.filter((finding) => finding.basis === "rule-of-thumb" && finding.verdict !== verdict)
        : [],
    constraints: CONSTRAINTS.flatMap(({ says, source, holds }) => {
      const evidence = holds(facts);
      return evidence ? [{ says, source, evidence }] : [];
    }),
    scope: facts.scope,
    target: facts.target,
    documents: today?.fields.documents ?? 0,
    fields: today?.fields.n ?? 0,
    baselines: facts.baselines,
    causes: facts.causes,
    promptChange: facts.promptChange,
    errors: facts.errors,
    curve: facts.curve,
    proof: facts.proof,
    estimates: estimates(facts),
    risks: risksOf(facts),
    unscored: unscoredOf(facts),
  };
}

/** The label rules cover every number of labels, so this is for what cannot be labelled at all. */
function nothingHolds(facts: Facts): Finding {
  return {
    rule: "nothing-to-go-by",
    basis: "rule-of-thumb",
    verdict: "collect-more",
    says: "without labels nothing can be measured or learned",
    reason: "every other verdict needs labelled documents",
    source: "the loop: label comes before advise",
    evidence: [counted(facts.labels.documents, "labelled document")],
  };
}

/** The candidate to use while the advice is followed. */
function candidateToUse(facts: Facts, because: Finding): string {
  const best = bestUntrained(facts)?.name ?? "base";
  if (because.rule === "training-pays") return measuredOf(facts, "tuned")?.name ?? best;
  if (because.verdict === "prompt" && because.rule !== "answers-cut-off")
    return measuredOf(facts, "format")?.name ?? best;
  if (because.verdict === "few-shot") return measuredOf(facts, "few-shot")?.name ?? best;
  return because.rule === "at-the-ceiling" ? (measuredOf(facts, "zero-shot")?.name ?? best) : best;
}

function runnerUp(facts: Facts, findings: readonly Finding[], verdict: Verdict): Advice["runnerUp"] {
  const next = findings.find((finding) => finding.verdict !== verdict);
  if (next) return { verdict: next.verdict, because: next.says, evidence: next.evidence };
  const least = Math.max(1, SECOND_CAUSE * facts.errors.length);
  for (const { cause, errors } of weighedCauses(facts).sort((a, b) => b.errors - a.errors)) {
    const remedy = remedyOf(cause, facts);
    if (errors < least || remedy === null || remedy === verdict) continue;
    return {
      verdict: remedy,
      because: CAUSE_MEANING[cause],
      evidence: [
        `${whole(errors)} of ${counted(facts.errors.length, "error")} (${percent(errors / facts.errors.length)})`,
      ],
    };
  }
  return verdict === "leave-it"
    ? {
        verdict: "prompt",
        because: "a prompt that spells out the answer's form costs nothing and can be taken back",
        evidence: [],
      }
    : { verdict: "leave-it", because: "going on as today costs nothing but today's errors", evidence: [] };
}

function sentenceOf(facts: Facts, { verdict, rule }: Finding): string {
  const best = bestUntrained(facts);
  const name = best ? inSentence(best) : "the base model";
  const score =
    best && best.fields.share !== null
      ? `${percent(best.fields.share)} of ${scopeText(facts)} right`
      : "an unknown score";
  switch (verdict) {
    case "fix-intake":
      return "Do not train. Mend the intake: most errors stand on pages that can hardly be read.";
    case "fix-schema":
      return "Do not train. Mend the field schema: most errors are right values in another place or form, or fields that people read in two ways.";
    case "fix-rules":
      return "Do not train. Add validation rules: they would catch most of today's errors, and they change without a new model.";
    case "prompt":
      if (rule === "answers-cut-off")
        return "Do not train yet. Raise the token limit of answers and measure again: most answers were cut off.";
      return `Do not train yet. Spell out the answer's form in the prompt: ${name} then has ${score}.`;
    case "few-shot":
      return measuredOf(facts, "few-shot")
        ? `Do not train yet. Show examples in the prompt: ${name} has ${score}.`
        : `Do not train yet. Show examples in the prompt: ${counted(facts.labels.documents, "labelled document")} are few to learn from.`;
    case "lora":
    case "qlora":
    case "full":
      return rule === "training-pays"
        ? `Train (${METHOD[verdict]}): the specialist that was tried here beats ${name} by more than the margin.`
        : `Train (${METHOD[verdict]}): the best untrained candidate, ${name}, has ${score}, and there is enough to learn from.`;
    case "continue-pretraining":
      return `Train in two steps: continue the pretraining on all documents, then one adapter for each of the ${facts.tasks.length} tasks.`;
    case "collect-more":
      return `Collect more labelled documents first${collectText(facts, rule)}.`;
    case "leave-it":
      return `Do not train. ${capitalised(name)} has ${score}; keep it and spend the effort elsewhere.`;
  }
}

/** What a candidate is called within a sentence. */
function inSentence({ kind, name }: MeasuredBaseline): string {
  if (kind === "zero-shot") return "the base model";
  if (kind === "format") return "the base model with its form spelled out and held to it";
  return kind === "few-shot" ? "the base model with examples" : name;
}

const METHOD = { lora: "LoRA", qlora: "QLoRA", full: "all weights" } as const;

const scopeText = (facts: Facts): string => (facts.scope === "decision" ? "decision fields" : "fields");

function collectText(facts: Facts, rule: string): string {
  const more = moreDocuments(facts);
  if (rule === "curve-still-rises" && more !== null)
    return `: some ${whole(more)} more to learn from, by the learning curve`;
  if ((rule === "training-unclear" || rule === "too-little-measured") && facts.proof.scored)
    return `: ${whole(facts.proof.documents)} held-out ones prove a gain of ${(facts.proof.gain * 100).toFixed(0)} points`;
  return rule === "prompting-exhausted" ? ": prompting was tried and does not help" : "";
}

function unscoredOf(facts: Facts): Advice["unscored"] {
  const list: Advice["unscored"] = facts.baselines.flatMap((baseline) =>
    baseline.measured ? [] : [{ what: BASELINE_TITLES[baseline.kind], reason: baseline.reason }],
  );
  if (facts.unattributed) list.push({ what: "causes of errors", reason: facts.unattributed });
  if (facts.agreement.length === 0)
    list.push({ what: "agreement between people", reason: "no label was given by a second person" });
  if (!facts.curve) list.push({ what: "learning curve", reason: "run `residency curve labels`" });
  else if (!facts.curve.beyond.scored)
    list.push({ what: "learning curve beyond today's labels", reason: facts.curve.beyond.reason });
  if (!facts.proof.scored) list.push({ what: "documents to prove a gain", reason: facts.proof.reason });
  if (facts.hardware.gpuMemoryBytes === null)
    list.push({ what: "whether training fits the GPU", reason: "its memory was not said; give --gpu-memory" });
  return list;
}

/** What a line of the comparison is called. */
export const BASELINE_TITLES = {
  "zero-shot": "base model as it is",
  format: "base model, held to the answer's form",
  "few-shot": "base model, examples in the prompt",
  "ocr-rules": "OCR and rules",
  generalist: "generalist",
  tuned: "trained specialist",
} as const;
