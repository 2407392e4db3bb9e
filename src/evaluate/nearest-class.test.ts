import { expect, it } from "vitest";
import { classified, classify } from "./classify.ts";
import { nearestClass } from "./nearest-class.ts";

const CELLS = ["eosinophil", "lymphocyte", "monocyte", "neutrophil"];

it.each([
  ["Neutrophil", "neutrophil"],
  ["neutrophils.", "neutrophil"],
  ["neutrofil", "neutrophil"],
  ['{"class": "Monocyte"}', "monocyte"],
  ['{"cell": "monocyt"}', "monocyte"],
  ["The picture shows a lymphocyte.", "lymphocyte"],
  ["No eosinophil; this is a lymphocyte.", "lymphocyte"],
  ["monocyte or lymphocyte", null],
  ["cyte", null],
  ["basophil", null],
  ["", null],
])("%j names %s", (answer, label) => expect(nearestClass(answer, CELLS)).toBe(label));

it("keeps labels apart that hold or resemble one another", () => {
  const labels = ["diabetes", "type 2 diabetes", "A", "B"];
  expect(nearestClass("It is type 2 diabetes", labels)).toBe("type 2 diabetes");
  expect(nearestClass("C", labels)).toBeNull();
  expect(nearestClass("grade 4", ["grade 2", "grade 3"])).toBeNull();
  expect(nearestClass("grade iv", ["grade ii", "grade iii"])).toBeNull();
  expect(nearestClass("Hypotension", ["hypertension", "diabetes"])).toBeNull();
  expect(nearestClass("hypertensoin", ["hypertension", "diabetes"])).toBe("hypertension");
  expect(nearestClass("type 2 diabetes", ["type 1 diabetes", "gestational diabetes"])).toBeNull();
  expect(nearestClass("atypical", ["typical", "normal"])).toBeNull();
});

it("scores by class, and an answer outside the set is wrong", () => {
  const answers: [string, string | null][] = [
    ["neutrophil", "neutrophil"],
    ["neutrophil", "neutrophil"],
    ["neutrophil", "lymphocyte"],
    ["lymphocyte", "lymphocyte"],
    ["monocyte", "a red cell"],
    ["monocyte", null],
  ];
  const scores = classify(
    answers.map(([expected, text], index) => ({ cluster: `${index}`, ...classified(text, expected, CELLS) })),
  );
  expect(scores.accuracy).toMatchObject({ right: 3, n: 6 });
  expect(scores.outside).toMatchObject({ right: 1, n: 5 });
  // Recalls 2/3, 1 and 0; precisions 1, 1/2 and (never answered) 0; F1 0.8, 2/3 and 0.
  expect(scores.balancedAccuracy.score).toMatchObject({ value: (2 / 3 + 1 + 0) / 3 });
  expect(scores.macroPrecision.score).toMatchObject({ value: expect.closeTo(0.5, 12) });
  expect(scores.macroF1.score).toMatchObject({ value: expect.closeTo((0.8 + 2 / 3) / 3, 12) });
  expect(scores.balancedAccuracy.interval?.level).toBe(0.95);
  expect(scores.classes.find((item) => item.label === "monocyte")).toMatchObject({ n: 2, answered: 0, right: 0 });
});
