import { type Assertion, assertions, findAbbreviations, split, termRecall } from "../clinical/index.ts";
import { type Instrument, type MetricScore, NO_PROMPT, scored, unscored } from "./score.ts";

export type StatementVerdict = "supported" | "contradicted" | "unsupported";

/** One statement of a caption that says something of a finding, and what the reference makes of it. */
export interface CaptionStatement {
  /** Place in the caption. */
  start: number;
  end: number;
  verdict: StatementVerdict;
  findings: CaptionFinding[];
}

export interface CaptionFinding {
  /** Preferred name of the finding. */
  finding: string;
  assertion: Assertion;
  verdict: StatementVerdict;
  /** Why, in words of the rule; no text of the document. */
  reason: string;
}

/** What an assertion commits to. A finding of the past or of a relative is none of the patient's now, and no denial either. */
const STANCE: Record<Assertion, "present" | "absent" | "unsure" | "past" | "other"> = {
  present: "present",
  absent: "absent",
  possible: "unsure",
  conditional: "unsure",
  hypothetical: "unsure",
  historical: "past",
  family: "other",
  other: "other",
};

interface Said {
  finding: string;
  assertion: Assertion;
  side: Side;
  start: number;
}

type Side = "left" | "right" | "both" | null;

export const CAPTION_INSTRUMENT: Instrument = {
  metric: "caption-faithfulness",
  implementation: "caption-faithfulness-1",
  judge: "none",
  promptSha256: NO_PROMPT,
};

/**
 * Holds a caption against a reference text without a judge: each statement is supported, contradicted (the reference says
 * the reverse of the same finding, or puts it on the other side) or unsupported (the reference does not have it, or is less
 * sure). Statements that name no known finding are not judged. The score is supported / judged statements.
 *
 * It sees what the lexicon of findings knows and no more: a caption without known findings is unscored, not faithful.
 */
export function captionFaithfulness(
  caption: string,
  reference: string,
): MetricScore & { statements: CaptionStatement[] } {
  if (caption.trim() === "") return { ...unscored(CAPTION_INSTRUMENT, "there is no answer"), statements: [] };
  if (reference.trim() === "") return { ...unscored(CAPTION_INSTRUMENT, "there is no reference"), statements: [] };
  const known = new Map<string, Said[]>();
  for (const said of findingsIn(reference)) known.set(said.finding, [...(known.get(said.finding) ?? []), said]);
  const claims = findingsIn(caption);
  const statements: CaptionStatement[] = [];
  const parts = split(caption);
  for (const { start, end } of parts) {
    const findings = claims
      .filter((claim) => claim.start >= start && claim.start < end)
      .map((claim) => judgeClaim(claim, known.get(claim.finding) ?? []));
    if (findings.length > 0) statements.push({ start, end, verdict: worst(findings), findings });
  }
  const count = (verdict: StatementVerdict): number => statements.filter((row) => row.verdict === verdict).length;
  const detail = {
    supported: count("supported"),
    contradicted: count("contradicted"),
    unsupported: count("unsupported"),
    notJudged: parts.length - statements.length,
  };
  if (statements.length === 0)
    return { ...unscored(CAPTION_INSTRUMENT, "no statement of the caption names a known finding", detail), statements };
  return { ...scored(CAPTION_INSTRUMENT, detail.supported / statements.length, statements.length, detail), statements };
}

function judgeClaim(claim: Said, known: readonly Said[]): CaptionFinding {
  const conclude = (verdict: StatementVerdict, reason: string): CaptionFinding => ({
    finding: claim.finding,
    assertion: claim.assertion,
    verdict,
    reason,
  });
  if (known.length === 0) return conclude("unsupported", "the reference does not have it");
  const stance = STANCE[claim.assertion];
  const alike = known.filter((said) => STANCE[said.assertion] === stance);
  if (alike.length > 0) {
    if (alike.some((said) => bearsOut(said.side, claim.side)) || (claim.side === "both" && coverBoth(alike)))
      return conclude("supported", "the reference says the same");
    return stance === "present" && claim.side !== "both"
      ? conclude("contradicted", "the reference puts it on the other side")
      : conclude("unsupported", "the reference says it of one side");
  }
  const reverse = stance === "present" ? "absent" : stance === "absent" ? "present" : null;
  if (reverse !== null && known.every((said) => STANCE[said.assertion] === reverse))
    return conclude("contradicted", `the reference says that it is ${reverse}`);
  return conclude(
    "unsupported",
    `the reference says it as ${[...new Set(known.map((said) => said.assertion))].join(", ")}`,
  );
}

/** Whether a side of the reference bears out a side of the claim. A reference that names no side leaves it open. */
const bearsOut = (known: Side, claimed: Side): boolean =>
  known === null || claimed === null || known === claimed || known === "both";

const coverBoth = (known: readonly Said[]): boolean =>
  known.some((said) => said.side === "left") && known.some((said) => said.side === "right");

function worst(findings: readonly CaptionFinding[]): StatementVerdict {
  for (const verdict of ["contradicted", "unsupported"] as const)
    if (findings.some((finding) => finding.verdict === verdict)) return verdict;
  return "supported";
}

/** The findings of a text under their preferred names, with how and on which side they are asserted. */
function findingsIn(text: string): Said[] {
  const sentences = split(text);
  const expansions = new Map(findAbbreviations(text).map((match) => [match.start, match.chosen]));
  return assertions(text).map((mention) => {
    const sentence = sentences.find(({ start, end }) => mention.start >= start && mention.start < end);
    return {
      finding: preferredName(expansions.get(mention.start) ?? mention.text),
      assertion: mention.assertion,
      side: sentence ? sideNear(text, mention, sentence) : null,
      start: mention.start,
    };
  });
}

const names = new Map<string, string>();

/** One name for all synonyms, through the lists of terms; words outside them stand for themselves, without plural. */
function preferredName(words: string): string {
  const key = words.toLowerCase().replace(/\s+/g, " ");
  let name = names.get(key);
  if (name === undefined) {
    name = termRecall(words, "").expected[0] ?? key.replace(/([^s])s$/, "$1");
    names.set(key, name);
  }
  return name;
}

/** Letters are sides in capitals only, and no litres: "3 L". */
const SIDE =
  /\b(?:([Bb]ilateral(?:ly)?|BILATERAL(?:LY)?|[Bb]oth|BOTH)|([Ll]eft|LEFT|(?<!\d\s?)L)|([Rr]ight|RIGHT|R))\b/g;

/** The side that the clause of a mention names; null where it names none, or two. */
function sideNear(
  text: string,
  mention: { start: number; end: number },
  sentence: { start: number; end: number },
): Side {
  const before = text.slice(sentence.start, mention.start);
  const after = text.slice(mention.end, sentence.end);
  const clauseStart = Math.max(before.lastIndexOf(","), before.lastIndexOf(";"), before.lastIndexOf(" and ")) + 1;
  const clauseEnd = after.search(/[,;]| and /);
  const clause = `${before.slice(clauseStart)} | ${clauseEnd < 0 ? after : after.slice(0, clauseEnd)}`;
  const sides = new Set<Side>();
  for (const [, both, left] of clause.matchAll(SIDE)) sides.add(both ? "both" : left ? "left" : "right");
  return sides.size === 1 ? [...sides][0]! : null;
}
