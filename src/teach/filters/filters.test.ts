import { describe, expect, it } from "vitest";
import type { FieldDefinition } from "../../domain/field.ts";
import { assertionConsistent } from "./assertion-consistent.ts";
import { classEqualsKnown } from "./class-equals-known.ts";
import { evidenceLocated } from "./evidence-located.ts";
import type { FilterInput, Proposal } from "./filter.ts";
import { FILTERS, judgeProposal } from "./filters.ts";
import { rulesPass } from "./rules-pass.ts";
import { agreement, teachersAgree } from "./teachers-agree.ts";

const FIELDS: FieldDefinition[] = [
  { path: "patient", type: "text", criticality: "supporting", normaliser: "text", evidence: "optional" },
  { path: "date", type: "date", criticality: "supporting", normaliser: "date", evidence: "optional" },
  { path: "results[].value", type: "number", criticality: "decision", normaliser: "number", evidence: "optional" },
];
const field = (path: string, value: string | null, quote: string | null = value) => ({
  path,
  value,
  status: value === null ? ("absent" as const) : ("present" as const),
  quote,
});
const fields = (...given: ReturnType<typeof field>[]): Proposal => ({ task: "fields", content: { fields: given } });
const caption = (className: string, findings = "A lesion."): Proposal => ({
  task: "caption",
  content: {
    class: className,
    image_type: "radiograph",
    anatomical_region: "chest",
    key_findings: findings,
    clinical_significance: "To be correlated.",
  },
});
const input = (proposal: Proposal, known: FilterInput["known"] = {}, others: Proposal[] = []): FilterInput => ({
  proposal,
  known,
  others,
  fields: FIELDS,
});

describe("class-equals-known", () => {
  it("keeps only the known class, however it is written", () => {
    expect(classEqualsKnown.judge(input(caption("Melanoma "), { class: "melanoma" })).verdict).toBe("passed");
    expect(classEqualsKnown.judge(input(caption("naevus"), { class: "melanoma" })).verdict).toBe("failed");
    expect(classEqualsKnown.judge(input(caption("naevus"))).verdict).toBe("not-applicable");
  });
});

describe("evidence-located", () => {
  const text = "Northgate Laboratory\nGlucose  5.8 mmol/L\nUrea 4.1";
  it("wants the quote on the page, whatever the line breaks", () => {
    const good = fields(field("results[0].value", "5.8", "Laboratory Glucose 5.8 mmol/L"), field("date", null));
    expect(evidenceLocated.judge(input(good, { text })).verdict).toBe("passed");
  });
  it("refuses a quote that is not there, a value that is not in its quote, and a value without a quote", () => {
    for (const wrong of [
      field("results[0].value", "5.9"),
      field("results[0].value", "5.8", "Urea 4.1"),
      field("results[0].value", "5.8", null),
    ])
      expect(evidenceLocated.judge(input(fields(wrong), { text }))).toEqual({
        verdict: "failed",
        reason: "no evidence on the page for 1 of 1 (results[0].value) values",
      });
  });
  it("says nothing where the text is not known", () => {
    expect(evidenceLocated.judge(input(fields(field("patient", "A B")))).verdict).toBe("not-applicable");
  });
});

describe("rules-pass", () => {
  it("takes values of their field's type, and absent ones", () => {
    const good = fields(field("date", "3 May 2024"), field("results[0].value", "<0.5"), field("patient", null));
    expect(rulesPass.judge(input(good)).verdict).toBe("passed");
  });
  it("refuses other types and paths that the specialty does not have", () => {
    for (const wrong of [field("date", "yesterday"), field("results[0].value", "high"), field("doctor", "A B")])
      expect(rulesPass.judge(input(fields(wrong))).verdict).toBe("failed");
  });
});

describe("teachers-agree", () => {
  it("compares normalised values over all paths that either gives", () => {
    const left = fields(field("date", "2024-05-03"), field("patient", "A B"), field("results[0].value", "5.80"));
    const right = fields(field("date", "3 May 2024"), field("patient", "a b"), field("results[1].value", "1"));
    expect(agreement(left, right, FIELDS)).toBeCloseTo(2 / 4);
    expect(teachersAgree.judge(input(left, {}, [right])).verdict).toBe("failed");
    expect(teachersAgree.judge(input(left, {}, [left, left])).verdict).toBe("passed");
  });
  it("does not take another teacher's class for more than the known one", () => {
    const [one, other] = [caption("a"), caption("b")];
    expect(teachersAgree.judge(input(one, { class: "a" }, [other])).verdict).toBe("not-applicable");
    expect(teachersAgree.judge(input(one, {}, [other])).verdict).toBe("failed");
    expect(teachersAgree.judge(input(one)).verdict).toBe("not-applicable");
  });
});

describe("assertion-consistent", () => {
  const text = "FINDINGS: No pleural effusion. There is pneumonia of the left lower lobe.";
  it("refuses a caption that asserts what the text denies, or denies what it asserts", () => {
    for (const findings of ["There is a pleural effusion.", "No pneumonia."])
      expect(assertionConsistent.judge(input(caption("x", findings), { text }))).toMatchObject({ verdict: "failed" });
  });
  it("keeps a caption that says the same, and has no verdict on what the text does not speak of", () => {
    const same = caption("x", "Pneumonia is seen. There is no pleural effusion.");
    expect(assertionConsistent.judge(input(same, { text }))).toMatchObject({ verdict: "passed" });
    expect(assertionConsistent.judge(input(caption("x", "Pneumothorax."), { text })).verdict).toBe("not-applicable");
  });
});

it("every filter of a task gives its verdict, and no reason repeats a value of the document", () => {
  const proposal = fields(field("patient", "Jane Roe"), field("results[0].value", "unreadable"));
  const verdicts = judgeProposal(FILTERS.fields, input(proposal, { text: "nothing of it" }, [fields()]));
  expect(verdicts.map(({ filter, verdict }) => [filter, verdict])).toEqual([
    ["rules-pass", "failed"],
    ["evidence-located", "failed"],
    ["teachers-agree", "failed"],
  ]);
  expect(JSON.stringify(verdicts)).not.toMatch(/Jane|unreadable/);
});
