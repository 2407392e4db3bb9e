import { describe, expect, it } from "vitest";
import { findLabLines } from "./index.ts";

const found = (text: string): string[] => findLabLines(text).map((line) => `${line.analyte} ${line.value.text}`);

describe("findLabLines", () => {
  it.each([
    ["Na 141 / K 3.9 / Cl 102 / CO2 24", ["Na 141", "K 3.9", "Cl 102", "CO2 24"]],
    ["WBC 12.3, Hgb 9.8, Hct 29.4, Plt 210", ["WBC 12.3", "Hgb 9.8", "Hct 29.4", "Plt 210"]],
    ["CBC: WBC 7.1 Hgb 13.2 Plt 250", ["WBC 7.1", "Hgb 13.2", "Plt 250"]],
    ["Ca 9.1 Mg 2.1 Phos 3.4", ["Ca 9.1", "Mg 2.1", "Phos 3.4"]],
    ["PT 13.1 INR 1.1 PTT 32", ["PT 13.1", "INR 1.1", "PTT 32"]],
    ["ABG: pH 7.21 pCO2 55 HCO3 22", ["pH 7.21", "pCO2 55", "HCO3 22"]],
    ["HIV negative. Hepatitis C antibody positive.", ["HIV negative", "Hepatitis C antibody positive"]],
  ])("finds every result of %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("finds results in a sentence by the names alone", () => {
    expect(
      found("Labs today notable for creatinine 2.3 mg/dL, potassium of 5.8, and lactate 4.1. INR was 2.4."),
    ).toEqual(["creatinine 2.3", "potassium 5.8", "lactate 4.1", "INR 2.4"]);
  });

  it("passes over headings and reads the rows of a table", () => {
    const lines = findLabLines(
      "Test\tResult\tUnits\tRange\tFlag\r\nSodium\t133\tmmol/L\t136 - 145\tL\r\nZorblinase\t12\tzork/mL\t3-9\tH\r\n",
    );
    expect(lines.map((line) => [line.analyte, line.start, line.agrees])).toEqual([
      ["Sodium", 30, true],
      ["Zorblinase", 61, true],
    ]);
  });

  it("takes vital signs, medicines and dates for no results", () => {
    expect(found("BP 120/80, HR 72, Temp 98.6, weight 80 kg, O2 sat 98%")).toEqual([]);
    expect(
      found("Take aspirin 81 mg daily and iron 325 mg PO TID. Vitamin D 1000 IU daily. PT 3 times a week."),
    ).toEqual([]);
    expect(found("A 65 year old man seen on 12/03/2024 at 08:30 with 3 days of pain.")).toEqual([]);
  });
});
