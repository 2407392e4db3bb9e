import { expect, test } from "vitest";
import { DEMO_DOCUMENTS, demoFamilies } from "./demo.ts";

const total = (families: { count: number }[]): number => families.reduce((sum, { count }) => sum + count, 0);

test("the demo is of the specialty's families, with general ones that the specialty names or common ones", () => {
  const lab = demoFamilies({ families: ["lab-report"], general: {} });
  expect(lab.map(({ family }) => family)).toEqual(["lab-report", "receipt", "invoice"]);
  expect(total(lab)).toBe(DEMO_DOCUMENTS);
  const named = demoFamilies({ families: ["prescription", "echo-report"], general: { letter: { fields: [] } } });
  expect(named.map(({ family }) => family)).toEqual(["prescription", "echo-report", "letter"]);
  expect(total(named)).toBe(DEMO_DOCUMENTS);
});

test("a specialty of which nothing can be made has no demo", () => {
  expect(demoFamilies({ families: ["blood-smear"], general: { receipt: { fields: [] } } })).toEqual([]);
});
