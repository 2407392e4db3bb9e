import { describe, expect, it } from "vitest";
import { parseSig, toFhirDosage } from "./index.ts";
import { SIG_CASES } from "./test-sig-cases.ts";

const UCUM = "http://unitsofmeasure.org";

describe("toFhirDosage", () => {
  it("fills dose, route, timing, reason and limit", () => {
    const tablets = {
      unit: "tablet",
      system: "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm",
      code: "TAB",
    };
    expect(toFhirDosage(parseSig("1-2 tabs PO q4-6h prn pain for 5 days, max 8 tabs/day"))).toEqual([
      {
        sequence: 1,
        text: "1-2 tabs PO q4-6h prn pain for 5 days, max 8 tabs/day",
        timing: {
          repeat: {
            boundsDuration: { value: 5, unit: "d", system: UCUM, code: "d" },
            frequency: 1,
            period: 4,
            periodMax: 6,
            periodUnit: "h",
          },
        },
        asNeededCodeableConcept: { text: "pain" },
        route: { text: "oral" },
        doseAndRate: [{ doseRange: { low: { value: 1, ...tablets }, high: { value: 2, ...tablets } } }],
        maxDosePerPeriod: {
          numerator: { value: 8, ...tablets },
          denominator: { value: 1, unit: "d", system: UCUM, code: "d" },
        },
      },
    ]);
  });

  it("numbers the steps and keeps what FHIR has no field for", () => {
    const [first, second] = toFhirDosage(parseSig("Take 2 tablets on day 1, then 1 tablet daily on days 2-3"));
    expect(first).toMatchObject({ sequence: 1, additionalInstruction: [{ text: "on day 1" }] });
    expect(second).toMatchObject({
      sequence: 2,
      additionalInstruction: [{ text: "on days 2, 3" }],
      timing: { repeat: { frequency: 1, period: 1, periodUnit: "d" } },
    });
  });

  it("uses UCUM for amounts, and a boolean for a bare as needed", () => {
    expect(toFhirDosage(parseSig("10 units SC prn"))[0]).toMatchObject({
      asNeededBoolean: true,
      doseAndRate: [{ doseQuantity: { value: 10, unit: "unit", system: UCUM, code: "[iU]" } }],
    });
  });

  it("keeps FHIR's rules on Timing.repeat for every case", () => {
    for (const [text] of SIG_CASES)
      for (const { timing } of toFhirDosage(parseSig(text))) {
        const repeat = timing?.repeat;
        if (!repeat) continue;
        expect(repeat.period === undefined || repeat.periodUnit !== undefined, `${text}: tim-2`).toBe(true);
        expect(repeat.periodMax === undefined || repeat.period !== undefined, `${text}: tim-6`).toBe(true);
        expect(repeat.offset === undefined || repeat.when !== undefined, `${text}: tim-9`).toBe(true);
        expect(repeat.timeOfDay === undefined || repeat.when === undefined, `${text}: tim-10`).toBe(true);
        expect(
          repeat.frequency === undefined || (Number.isInteger(repeat.frequency) && repeat.frequency > 0),
          text,
        ).toBe(true);
      }
  });
});
