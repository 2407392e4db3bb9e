import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftDate } from "./date-shift.ts";
import { type DeidentifyOptions, deidentify } from "./deidentify.ts";
import { findPhi } from "./find-phi.ts";
import { plantedNotes } from "./test-planted-notes.ts";

const OPTIONS: DeidentifyOptions = { subject: "subject-1", key: "a key of the tests" };

const daysBetween = (first: string, second: string): number => (Date.parse(second) - Date.parse(first)) / 86_400_000;

describe("deidentify", () => {
  it("gives one name one surrogate within a subject, and others to other subjects and keys", () => {
    const text = "Mrs. Brzezinski called. Dr. Brzezinski agreed. BRZEZINSKI left.";
    const result = deidentify(text, OPTIONS).text;
    const [, first, second] = /^Mrs\. (\w+) called\. Dr\. (\w+) agreed\./u.exec(result) ?? [];
    expect(first).toBe(second);
    expect(result).toContain(`${first?.toUpperCase()} left`);
    expect(result.toLowerCase()).not.toContain("brzezinski");
    expect(deidentify(text, OPTIONS).text).toBe(result);
    expect(deidentify(text, { ...OPTIONS, subject: "subject-2" }).text).not.toBe(result);
    expect(deidentify(text, { ...OPTIONS, key: "another" }).text).not.toBe(result);
  });

  it("moves all dates of a subject by the same days and keeps their form", () => {
    const { text } = deidentify("Admitted 2021-02-27, operated 2021-03-01, home 2021-03-09.", OPTIONS);
    const [first, second, third] = text.match(/\d{4}-\d{2}-\d{2}/gu) as [string, string, string];
    expect(first).not.toBe("2021-02-27");
    expect(daysBetween(first, second)).toBe(2);
    expect(daysBetween(second, third)).toBe(8);
    expect(Math.abs(daysBetween("2021-02-27", first))).toBeLessThanOrEqual(365);
  });

  it("keeps the shape of numbers and shows ages over 89 as 90+", () => {
    const { text } = deidentify("MRN: A12-345-67. Call (212) 488-9921. SSN 219-09-9999. A 93-year-old.", OPTIONS);
    expect(text).toMatch(
      /^MRN: [A-Z]\d{2}-\d{3}-\d{2}\. Call \(\d{3}\) 555-\d{4}\. SSN 9\d{2}-\d{2}-\d{4}\. A 90\+-year-old\.$/u,
    );
    expect(text).not.toContain("A12-345-67");
  });

  it("leaves nothing but surrogates, and reports by kind without the text", () => {
    let left = 0;
    for (const { text, planted } of plantedNotes(5, 1)) {
      const result = deidentify(text, OPTIONS);
      for (const count of Object.values(result.report.left)) left += count;
      const report = JSON.stringify(result.report);
      for (const { start, end, kind } of planted) {
        const value = text.slice(start, end);
        if (value.length > 5 && kind !== "age") {
          expect(report).not.toContain(value);
          expect(result.text, kind).not.toContain(value);
        }
      }
    }
    expect(left).toBe(0);
  });

  it("masks or keeps where the policy says so", () => {
    const result = deidentify("Mrs. Brzezinski on 2021-03-01", { ...OPTIONS, policy: { name: "mask", date: "keep" } });
    expect(result.text).toBe("Mrs. [NAME] on 2021-03-01");
    expect(result.report).toMatchObject({
      found: { name: 1, date: 1 },
      changed: { name: 1 },
      kept: { date: 1 },
      left: {},
    });
  });

  it("refuses an empty key", () => {
    expect(() => deidentify("text", { subject: "s", key: "" })).toThrow(RangeError);
  });

  it("never throws on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        expect(typeof deidentify(text, OPTIONS).text).toBe("string");
      }),
      { numRuns: 150 },
    );
  });
});

describe("shiftDate", () => {
  const options = { days: 10, order: "month-first", year: 2020 } as const;
  it.each([
    ["2021-02-25", "2021-03-07"],
    ["02/25/2021", "03/07/2021"],
    ["2/25/21", "3/7/21"],
    ["25.02.2021", "07.03.2021"],
    ["2020-06-25 14:11:22", "2020-07-05 14:11:22"],
    ["20210225", "20210307"],
    ["3/28", "4/7"],
    ["February 25, 2021", "March 7, 2021"],
    ["25 Feb 2021", "7 Mar 2021"],
    ["25-FEB-2021", "7-MAR-2021"],
    ["25. Februar 2021", "7. Marz 2021"],
    ["January 22nd", "February 1st"],
    ["March 28-30, 2021", "April 7-9, 2021"],
    ["Monday", "Thursday"],
    ["THURSDAY", "SUNDAY"],
    ["March 2021", "March 2021"],
  ])("moves %s to %s", (from, to) => {
    expect(shiftDate(from, options)).toBe(to);
  });

  it("is taken back by the opposite shift, for every day", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1930-01-01"), max: new Date("2080-12-31"), noInvalidDate: true }),
        fc.integer({ min: -365, max: 365 }),
        (date, days) => {
          const iso = date.toISOString().slice(0, 10);
          const moved = shiftDate(iso, { ...options, days }) as string;
          expect(shiftDate(moved, { ...options, days: -days })).toBe(iso);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("gives dates that the search finds again", () => {
    for (const text of ["02/25/2021", "25 Feb 2021", "February 25, 2021"])
      expect(findPhi(`on ${shiftDate(text, options)}`)).toHaveLength(1);
  });
});
