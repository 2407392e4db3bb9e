import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUcum, toUcum } from "./index.ts";
import { validationCases } from "./test-ucum-cases.ts";

const ROOT = resolve(fileURLToPath(new URL("../../..", import.meta.url)));
const DATA = process.env.RESIDENCY_DATA ?? join(ROOT, "..", "shared", "data");
const FILE = join(DATA, "ucum", "UcumFunctionalTests.xml");

describe("toUcum", () => {
  it.each([
    ["K/uL", "10*3/uL"],
    ["k/cumm", "10*3/uL"],
    ["M/uL", "10*6/uL"],
    ["x10(3)/uL", "10*3/uL"],
    ["10^3/µL", "10*3/uL"],
    ["10³/µL", "10*3/uL"],
    ["x10E9/L", "10*9/L"],
    ["G/L", "10*9/L"],
    ["g/L", "g/L"],
    ["gm/dl", "g/dL"],
    ["MG/DL", "mg/dL"],
    ["mg%", "mg/dL"],
    ["mEq/L", "meq/L"],
    ["µIU/mL", "u[IU]/mL"],
    ["mIU/L", "m[IU]/L"],
    ["mcg/mL", "ug/mL"],
    ["mL/min/1.73 m²", "mL/min/{1.73_m2}"],
    ["/HPF", "/[HPF]"],
    ["mg/24 h", "mg/(24.h)"],
    ["mm Hg", "mm[Hg]"],
    ["umol/L", "umol/L"],
  ])("reads %s", (printed, code) => {
    expect(toUcum(printed)).toBe(code);
    expect(isUcum(code)).toBe(true);
  });

  it.each(["", "H", "zork/mL", "(", "see note", "/ K", "K"])("knows no unit in %j", (printed) => {
    expect(toUcum(printed)).toBeNull();
  });

  it("gives valid UCUM or nothing for any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (text) => {
        const code = toUcum(text);
        expect(code === null || isUcum(code)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

const present = existsSync(FILE);
describe.skipIf(!present)(
  `UCUM functional tests${present ? "" : " (skipped: shared data folder is not there)"}`,
  () => {
    it("decides all validations", () => {
      const cases = validationCases(readFileSync(FILE, "utf8"));
      expect(cases).toHaveLength(530);
      expect(cases.filter(({ unit, valid }) => isUcum(unit) !== valid)).toEqual([]);
    });
  },
);
