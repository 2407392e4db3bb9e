import fc from "fast-check";
import { expect, test } from "vitest";
import { parseOutcomes } from "./parse-outcomes.ts";
import { readCsv } from "./read-csv.ts";

test("good rows are read, bad ones are listed with line and reason", () => {
  const text = [
    "\uFEFFday,metric,source,value,n",
    "2026-03-01,denial-rate,clearing house,0.12,200",
    '2026-03-01,coder-minutes,"timesheet, ward 3",7.5,',
    "",
    "2026-02-30,denial-rate,clearing house,0.1,10",
    "2026-03-02,denials,clearing house,0.1,10",
    "2026-03-02,denial-rate,clearing house,12 %,10",
    "2026-03-02,denial-rate,clearing house,12,10",
    "2026-03-02,denial-rate,clearing house,0.1,0",
    "2026-03-02,denial-rate,,0.1,10",
    "2026-03-02,denial-rate,clearing house,0.1",
    "2026-03-01,denial-rate,clearing house,0.12,200",
    "2026-03-01,denial-rate,clearing house,0.13,200",
    "2026-03-02,coder-minutes,clearing house,-1,10",
  ].join("\r\n");
  const { rows, bad } = parseOutcomes(text);
  expect(rows).toEqual([
    { line: 2, outcome: { metric: "denial-rate", day: "2026-03-01", value: 0.12, n: 200, source: "clearing house" } },
    {
      line: 3,
      outcome: { metric: "coder-minutes", day: "2026-03-01", value: 7.5, n: null, source: "timesheet, ward 3" },
    },
  ]);
  expect(bad.map((row) => row.line)).toEqual([5, 6, 7, 8, 9, 10, 11, 13, 14]);
  expect(bad[0]!.reason).toContain("no date");
  expect(bad[1]!.reason).toContain("manual-review-rate");
  expect(bad[3]!.reason).toContain("0.12");
  expect(bad[7]!.reason).toContain("line 2");
});

test("n may be left out as a column; other columns may not", () => {
  expect(parseOutcomes("metric,day,value,source\nrework-rate,2026-01-01,0.1,x").rows[0]?.outcome.n).toBeNull();
  expect(() => parseOutcomes("metric,day,value\nrework-rate,2026-01-01,0.1")).toThrow(
    expect.objectContaining({ code: "outcomes-invalid", message: expect.stringContaining("source") }),
  );
  expect(() => parseOutcomes("")).toThrow(expect.objectContaining({ code: "outcomes-invalid" }));
});

test("any table comes back from CSV as it was written", () => {
  const field = fc.stringMatching(/^[a-z",\n\r ]{0,6}$/).filter((text) => text.trim() !== "");
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
      const text = table.map((row) => row.map(quote).join(",")).join("\n");
      expect(readCsv(text).map((record) => record.fields)).toEqual(table);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("a record knows the line on which it begins", () => {
  expect(readCsv('a,"x\ny"\nb,c\n').map((record) => record.line)).toEqual([1, 3]);
});
