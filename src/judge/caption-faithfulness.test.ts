import { expect, test } from "vitest";
import { captionFaithfulness } from "./index.ts";

const REFERENCE =
  "Findings: There is a right lower lobe pneumonia. Small left pleural effusion. No pneumothorax. Possible atelectasis at the left base. Mother has breast cancer.";

const verdictOf = (caption: string, reference = REFERENCE) =>
  captionFaithfulness(caption, reference).statements.map((statement) => statement.verdict);

test.each([
  ["Right lower lobe pneumonia.", ["supported"]],
  ["No pneumothorax is seen.", ["supported"]],
  ["There is a pneumothorax.", ["contradicted"]],
  ["No pleural effusion.", ["contradicted"]],
  ["Left lower lobe pneumonia.", ["contradicted"]],
  ["Cardiomegaly is present.", ["unsupported"]],
  ["There is atelectasis.", ["unsupported"]],
  ["The patient has breast cancer.", ["unsupported"]],
  ["Right pneumonia with a pneumothorax.", ["contradicted"]],
  ["Pneumonia is seen. No pneumothorax. Cardiomegaly.", ["supported", "supported", "unsupported"]],
])("%s", (caption, expected) => {
  expect(verdictOf(caption)).toEqual(expected);
});

test("the score is the share of judged statements, and what was not judged is counted", () => {
  const result = captionFaithfulness("Pneumonia is seen. Cardiomegaly. Image quality is good.", REFERENCE);
  expect(result.score).toEqual({ kind: "scored", value: 0.5, n: 2 });
  expect(result.detail).toEqual({ supported: 1, contradicted: 0, unsupported: 1, notJudged: 1 });
});

test("synonyms and abbreviations are one finding", () => {
  expect(verdictOf("Shortness of breath.", "The patient has dyspnea.")).toEqual(["supported"]);
  expect(verdictOf("Enlarged heart.", "No cardiomegaly.")).toEqual(["contradicted"]);
});

test.each([
  ["Left pleural effusion.", "Bilateral pleural effusions.", "supported"],
  ["Bilateral pleural effusions.", "Left pleural effusion.", "unsupported"],
  ["Bilateral pleural effusions.", "Left pleural effusion. Right pleural effusion.", "supported"],
  ["Pneumonia on 3 L of oxygen.", "Right pneumonia.", "supported"],
  ["L pneumonia.", "R pneumonia.", "contradicted"],
  ["Pneumonia.", "History of pneumonia in 2010.", "unsupported"],
])("%s against %s is %s", (caption, reference, verdict) => {
  expect(verdictOf(caption, reference)).toEqual([verdict]);
});

test("a caption without known findings is unscored, not faithful", () => {
  expect(captionFaithfulness("The image is well exposed.", REFERENCE).score).toMatchObject({ kind: "unscored" });
  expect(captionFaithfulness(" ", REFERENCE).score).toEqual({ kind: "unscored", reason: "there is no answer" });
  expect(captionFaithfulness("Pneumonia.", "").score).toEqual({ kind: "unscored", reason: "there is no reference" });
});
