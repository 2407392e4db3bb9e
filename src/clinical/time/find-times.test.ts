import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLINICAL_TIME_CASES } from "./clinical-cases.ts";
import { findTimes } from "./find-times.ts";
import { clinicalAccuracy, isRight, scoreRecognizers } from "./timex-score.ts";

const DATA = process.env.RESIDENCY_DATA ?? join(import.meta.dirname, "..", "..", "..", "..", "shared", "data");
const RECOGNIZERS = join(DATA, "timex_recognizers", "Specs", "DateTime", "English", "DateTimeModel.json");

const noteDate = "2024-03-13";
const values = (text: string, options = { noteDate }): string[] =>
  findTimes(text, options).map((found) => `${found.text} = ${found.type} ${found.value}`);

describe("findTimes", () => {
  it("is right on at least 95 % of the clinical cases, of which there are at least 160", () => {
    expect(CLINICAL_TIME_CASES.length).toBeGreaterThanOrEqual(160);
    const wrong = CLINICAL_TIME_CASES.filter((each) => !isRight(each)).map((each) => each.text);
    expect(clinicalAccuracy(), wrong.join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  const absent = existsSync(RECOGNIZERS) ? "" : ` (skipped: ${RECOGNIZERS} is not there)`;
  it.skipIf(absent !== "")(`reads the Recognizers specifications${absent}`, () => {
    const score = scoreRecognizers(JSON.parse(readFileSync(RECOGNIZERS, "utf8").replace(/^\uFEFF/, "")));
    expect(score.dateValue).toBeGreaterThanOrEqual(0.8);
    expect(score.f1).toBeGreaterThanOrEqual(0.7);
  });

  it("reads day first where asked, and always where the first part cannot be a month", () => {
    expect(findTimes("12/03/2024", { dayFirst: true })[0]?.value).toBe("2024-03-12");
    expect(findTimes("12/03/2024")[0]?.value).toBe("2024-12-03");
    expect(findTimes("25/03/2024")[0]?.value).toBe("2024-03-25");
  });

  it("leaves open what is not said when there is no note date", () => {
    expect(values("3/12", {} as never)).toEqual(["3/12 = DATE XXXX-03-12"]);
    expect(values("on Tuesday", {} as never)).toEqual(["Tuesday = DATE XXXX-WXX-2"]);
    expect(values("two weeks ago", {} as never)).toEqual(["two weeks ago = DATE PAST_REF"]);
    expect(findTimes("two weeks ago")[0]?.offset).toBe("-P2W");
    expect(findTimes("yesterday", { noteDate: "no date" })[0]?.value).toBe("PAST_REF");
  });

  it("takes the year of a date from the past, or from the future where the words look ahead", () => {
    expect(values("CT on 5/2 was normal")).toEqual(["5/2 = DATE 2023-05-02"]);
    expect(values("Will return on 5/2")).toEqual(["5/2 = DATE 2024-05-02"]);
  });

  it("opens one end of since, until, before and after", () => {
    expect(findTimes("since 2015", { noteDate })[0]).toMatchObject({ begin: "2015-01-01", mod: "ON_OR_AFTER" });
    expect(findTimes("since 2015", { noteDate })[0]).not.toHaveProperty("finish");
    expect(findTimes("before 2010", { noteDate })[0]).toMatchObject({ finish: "2010-01-01", mod: "BEFORE" });
    const since = findTimes("cough since starting lisinopril", { noteDate })[0];
    expect(since).toMatchObject({ anchor: "starting lisinopril", finish: noteDate, mod: "ON_OR_AFTER" });
    expect(since).not.toHaveProperty("begin");
  });

  it("counts days from a surgery whose date stands anywhere in the text", () => {
    const found = findTimes("POD#2, doing well. Underwent colectomy on 3/11/2024.", { noteDate });
    expect(found[0]).toMatchObject({ value: "2024-03-13", anchor: "surgery", offset: "P2D" });
  });

  it("reads hours from the time of the note, and only days without it", () => {
    expect(findTimes("3 hours ago", { noteDate: "2024-03-13T14:30:00" })[0]?.value).toBe("2024-03-13T11:30");
    expect(findTimes("3 hours ago", { noteDate })[0]).toMatchObject({ value: "2024-03-13", mod: "APPROX" });
  });

  it("says how often within a period", () => {
    expect(findTimes("three times a week")[0]).toMatchObject({ value: "P1W", freq: "3X" });
    expect(findTimes("BID")[0]).toMatchObject({ value: "P1D", freq: "2X" });
  });

  const words = fc.constantFrom(
    ..."3 12 2024 / - , . : the of to from and last next week May march Tuesday days ago POD # x q every 5 pm at in since starting surgery twenty first \n ½ ' 😀 1990 s Q2 end".split(
      " ",
    ),
  );
  it("gives spans in order that are the text, for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.array(words, { maxLength: 30 }).map((each) => each.join(" ")),
      fc.array(words, { maxLength: 30 }).map((each) => each.join("")),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (each, dated) => {
        let end = 0;
        for (const found of findTimes(each, dated ? { noteDate } : {})) {
          expect(each.slice(found.start, found.end)).toBe(found.text);
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.value).not.toBe("");
          expect(found.value).not.toMatch(/NaN|undefined/);
          end = found.end;
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    "1/2-3/4,",
    "2 days after ",
    "the last week of ",
    "and 3 weeks ",
    "between 3 and ",
    "1990s ",
    "a1",
    "twenty-",
    "\n",
  ])("reads a long line of %j", (unit) => {
    const text = unit.repeat(Math.ceil(10_000 / unit.length));
    expect(() => findTimes(text, { noteDate })).not.toThrow();
  });

  it("reads a line of 10 MB that holds nothing", () => {
    expect(findTimes("z".repeat(10_000_000), { noteDate })).toEqual([]);
  });
});
