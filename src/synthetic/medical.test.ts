import { expect, it } from "vitest";
import { seededRandom } from "../domain/random.ts";
import { ANALYTES, limitsFor } from "./content/analytes.ts";
import { birthDay, visitDay } from "./content/calendar.ts";
import { doseText, type SigStyle, sigText } from "./content/directions.ts";
import { DRUGS, regimens } from "./content/drugs.ts";
import { type LabResult, labResults } from "./content/lab-results.ts";
import { dischargeMedication, takenAfter } from "./content/medication-history.ts";
import { allergiesOf, referralFor } from "./content/referrals.ts";
import { printedUnit } from "./content/units.ts";
import { FAMILIES, synthesise } from "./generate.ts";
import { PAGE_SIZES } from "./page-size.ts";

const FAMILIES_HERE = ["lab-report", "prescription", "discharge-medications", "referral-letter"];

/** Subjects of every age and both sexes. */
const SUBJECTS = Array.from({ length: 184 }, (_, index) => ({
  id: `subject-${index}`,
  sex: index % 2 === 0 ? ("female" as const) : ("male" as const),
  age: 1 + Math.floor(index / 2),
}));

const resultsOf = (subject: (typeof SUBJECTS)[number], visit = 0): LabResult[] =>
  labResults(seededRandom(1), 40, subject, visit);

it("has at least 45 analytes, 60 drugs and 12 templates a family", () => {
  expect(ANALYTES.size).toBeGreaterThanOrEqual(45);
  expect(new Set(DRUGS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  for (const name of FAMILIES_HERE) expect(new Set(FAMILIES.get(name)?.facilities).size).toBeGreaterThanOrEqual(12);
});

it("flags agree with the printed value and the range of the subject's age and sex", () => {
  const seen = { H: 0, L: 0, none: 0 };
  for (const subject of SUBJECTS) {
    for (const visit of [0, 1]) {
      for (const { test, value, range, flag } of resultsOf(subject, visit)) {
        const limits = limitsFor(ANALYTES.get(test)!, subject)!;
        const [low, high] = range!.split("-").map(Number) as [number, number];
        expect([low, high], test).toEqual([limits.low, limits.high]);
        expect(flag, `${test} ${value} ${range}`).toBe(Number(value) > high ? "H" : Number(value) < low ? "L" : null);
        seen[flag ?? "none"]++;
      }
    }
  }
  // A reader that never flags, or flags always, must not do well.
  const total = seen.H + seen.L + seen.none;
  expect(seen.none / total).toBeGreaterThan(0.4);
  expect((seen.H + seen.L) / total).toBeGreaterThan(0.2);
  expect(seen.L).toBeGreaterThan(total * 0.05);
});

it("ranges follow sex and age, and PSA is for men from 40 on", () => {
  const range = (name: string, sex: "female" | "male", age: number) => limitsFor(ANALYTES.get(name)!, { sex, age });
  expect(range("Hb", "male", 40)!.low).toBeGreaterThan(range("Hb", "female", 40)!.low);
  expect(range("Ferritin", "male", 40)!.high).toBeGreaterThan(range("Ferritin", "female", 40)!.high);
  expect(range("Creatinine", "female", 4)!.high).toBeLessThan(range("Creatinine", "female", 40)!.low);
  expect(range("ALP", "female", 8)!.high).toBeGreaterThan(range("ALP", "female", 40)!.high);
  expect(range("PSA", "female", 60)).toBeUndefined();
  expect(range("PSA", "male", 20)).toBeUndefined();
  const withPsa = SUBJECTS.filter((subject) => resultsOf(subject).some(({ test }) => test === "PSA"));
  expect(withPsa.length).toBeGreaterThan(0);
  for (const { sex, age } of withPsa) expect(sex === "male" && age >= 40).toBe(true);
});

it("what is calculated adds up", () => {
  let checked = 0;
  for (const subject of SUBJECTS) {
    const value = new Map(resultsOf(subject).map(({ test, value }) => [test, Number(value)]));
    const [protein, albumin, globulin] = ["Protein", "Albumin", "Globulin"].map((name) => value.get(name));
    if (protein !== undefined && albumin !== undefined && globulin !== undefined) {
      expect(globulin).toBe(protein - albumin);
      checked++;
    }
    const [hb, hct, mchc] = ["Hb", "Hct", "MCHC"].map((name) => value.get(name));
    if (hb !== undefined && hct !== undefined && mchc !== undefined) {
      expect(Math.abs(hct - hb / mchc)).toBeLessThan(0.0051);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(20);
});

it("a later visit repeats the panels of the first, with other values", () => {
  let moved = 0;
  for (const subject of SUBJECTS) {
    const [first, second] = [resultsOf(subject, 0), resultsOf(subject, 1)];
    expect(first.length).toBeGreaterThanOrEqual(2);
    expect(second.slice(0, first.length).map(({ test }) => test)).toEqual(first.map(({ test }) => test));
    if (first.some(({ value }, index) => value !== second[index]!.value)) moved++;
    expect(resultsOf(subject, 1)).toEqual(second);
  }
  expect(moved).toBeGreaterThan(SUBJECTS.length * 0.9);
});

it("strengths fit drugs and drugs fit patients", () => {
  for (const [index, subject] of SUBJECTS.entries()) {
    const chosen = regimens(seededRandom(index), 4, subject);
    expect(chosen.length).toBe(4);
    expect(new Set(chosen.map(({ drug }) => drug.drugClass)).size).toBe(4);
    for (const { drug, strength, quantity } of chosen) {
      expect(drug.strengths).toContain(strength);
      expect(drug.quantities).toContain(quantity);
      expect(drug.from <= subject.age && subject.age <= drug.to, drug.name).toBe(true);
      expect(drug.sex ?? subject.sex).toBe(subject.sex);
    }
  }
  for (const { name, from } of DRUGS) if (name === "Warfarin") expect(from).toBeGreaterThanOrEqual(18);
});

it("writes one sig in the style of each prescriber", () => {
  const directions = {
    form: "tab",
    strength: "250 mg",
    quantity: 2,
    frequency: "bd",
    days: 7,
    asNeeded: null,
  } as const;
  const styles: [SigStyle, string][] = [
    ["latin", "2 tab PO BID x7d"],
    ["british", "2 tab BD 7/7"],
    ["full", "Take two tablets twice daily for 7 days"],
    ["pattern", "2-0-2 7 days"],
    ["dose", "500 mg q12h x 7 days"],
    ["short", "2 tab 2x/day 7 days"],
  ];
  for (const [style, text] of styles) expect(sigText(directions, style)).toBe(text);
  expect(sigText({ ...directions, days: null, asNeeded: "pain" }, "dose")).toBe("500 mg q12h prn pain");
});

it("what one stay ends with the next one begins with", () => {
  const statuses = new Set<string>();
  for (const subject of SUBJECTS) {
    const [first, second] = [dischargeMedication(subject, 0), dischargeMedication(subject, 1)];
    const brought = takenAfter(first);
    for (const regimen of brought) {
      const line = second.find((entry) => entry.regimen.drug.name === regimen.drug.name);
      expect(line?.status, regimen.drug.name).toMatch(/continued|changed|stopped/);
      if (line?.status === "changed") {
        expect(line.before).toBe(doseText(regimen));
        expect(doseText(line.regimen)).not.toBe(line.before);
      }
      if (line?.status === "continued") expect(line.regimen).toEqual(regimen);
    }
    for (const entry of second) {
      statuses.add(entry.status);
      if (entry.status === "started")
        expect(brought.map(({ drug }) => drug.name)).not.toContain(entry.regimen.drug.name);
    }
  }
  expect(statuses.size).toBe(4);
});

it("referrals suit the patient, and allergies stay", () => {
  for (const [index, subject] of SUBJECTS.entries()) {
    const referral = referralFor(seededRandom(index), subject);
    if (/breast|menopause|periods/.test(referral.reason)) expect(subject.sex).toBe("female");
    if (/PSA/.test(referral.reason)) expect(subject.sex).toBe("male");
    if (referral.department === "Paediatrics") expect(subject.age).toBeLessThan(16);
    const [once, again] = [allergiesOf(subject, seededRandom(1)), allergiesOf(subject, seededRandom(1))];
    expect(once).toBe(again);
  }
  const known = SUBJECTS.map((subject) => allergiesOf(subject, seededRandom(2)));
  expect(known.filter((text) => /known/i.test(text ?? "") || text === "NKDA").length).toBeGreaterThan(20);
});

it("birth date, age and visits agree", () => {
  for (const subject of SUBJECTS) {
    const [born, first, second] = [birthDay(subject), visitDay(subject, 0), visitDay(subject, 1)];
    const number = ({ year, month, day }: typeof born): number => year * 10000 + month * 100 + day;
    expect(Math.floor((number(first) - number(born)) / 10000)).toBe(subject.age);
    expect(number(second)).toBeGreaterThan(number(first));
  }
});

it("prints UCUM units as laboratories do", () => {
  expect(printedUnit("10*9/L", "10^")).toBe("10^9/L");
  expect(printedUnit("m[IU]/L", "10^")).toBe("mIU/L");
  expect(printedUnit("mL/min/{1.73_m2}", "10^")).toBe("mL/min/1.73m2");
});

it.each(FAMILIES_HERE)(
  "%s says something on each template at each size, and labels nothing that is cut off",
  async (family) => {
    const lists = FAMILIES.get(family)!.fields.filter(({ path }) => path.includes("[]"));
    for (const size of PAGE_SIZES) {
      for (let index = 0; index < FAMILIES.get(family)!.facilities.length; index += size === "page" ? 5 : 1) {
        const { facts } = await synthesise(index, { family, size, seed: 21, severity: 0 });
        const present = Object.entries(facts.fields).filter(([, field]) => field.status === "present");
        const text = facts.text.replaceAll("\n", " ");
        for (const [path, field] of present) {
          expect(text, `${size} ${index} ${path}`).toContain(field.value);
          for (const box of field.evidence) expect(box.y + box.height, `${size} ${index} ${path}`).toBeLessThan(1);
        }
        expect(facts.fields.patient?.status, `${size} ${index}`).toBe("present");
        if (family !== "referral-letter")
          expect(
            present.some(([path]) => path.startsWith(lists[0]!.path.split("[")[0]!)),
            `${size} ${index}`,
          ).toBe(true);
        else
          for (const path of ["reason", "diagnosis", "urgency"])
            expect(facts.fields[path]?.status, `${size} ${index} ${path}`).toBe("present");
      }
    }
  },
);
