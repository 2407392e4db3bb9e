import { expect, test } from "vitest";
import type { Proposal } from "../proposals.ts";
import { traces } from "../reasoning/trace.ts";
import { rowAndColumn } from "./cell-place.ts";
import { pageText } from "./page-text.ts";
import { placedProposals } from "./placed-proposals.ts";
import { placesOf, placeValues } from "./places.ts";
import { snapToWords, wordAt } from "./snap.ts";

/** Words set in lines of a page: ten letters are a tenth of the page wide, and a line is 0.03 high. */
function page(number: number, lines: readonly string[]) {
  const words = lines.flatMap((line, row) =>
    [...line.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
      text,
      box: { page: number, x: index / 100, y: 0.1 + row * 0.05, width: text.length / 100, height: 0.03 },
    })),
  );
  return pageText(number, words);
}

const REPORT = page(0, [
  "Patient: Ann Lee      Ward 5",
  "Sodium      139  mmol/L   136-145",
  "Potassium   5.8  mmol/L   3.5-5.1",
  "Chloride    139  mmol/L   98-107",
  "Comment: please repeat",
  "the potassium",
]);

test("a drawn box fits the words whose middle lies in it, and gives their text without what frames it", () => {
  const drawn = { page: 0, x: 0.01, y: 0.08, width: 0.17, height: 0.06 };
  const { box, text } = snapToWords(drawn, REPORT);
  expect(text).toBe("Patient: Ann Lee");
  expect(box).toEqual({ page: 0, x: 0, y: 0.1, width: expect.closeTo(0.16), height: expect.closeTo(0.03) });
  expect(snapToWords({ ...drawn, width: 0.05 }, REPORT).text).toBe("Patient");
  // Two lines are read one after the other.
  expect(snapToWords({ page: 0, x: 0, y: 0.29, width: 0.4, height: 0.1 }, REPORT).text).toBe(
    "Comment: please repeat the potassium",
  );
  // Where no word is, and where the words of the page are not there, the box stays as it was drawn.
  const empty = { page: 0, x: 0.6, y: 0.6, width: 0.1, height: 0.1 };
  expect(snapToWords(empty, REPORT)).toEqual({ box: empty, text: "" });
  expect(snapToWords({ ...drawn, page: 1 }, REPORT)).toEqual({ box: { ...drawn, page: 1 }, text: "" });
  expect(snapToWords(drawn, undefined)).toEqual({ box: drawn, text: "" });
  expect(wordAt([0.13, 0.21], REPORT)?.text).toBe("5.8");
  expect(wordAt([0.9, 0.9], REPORT)).toBeUndefined();
});

test("a value is found as it stands, whatever the case and the spaces, and never inside of a number or a name", () => {
  const found = (text: string) => placesOf(text, [REPORT]).length;
  expect(placesOf("ann lee", [REPORT])).toEqual([
    [{ page: 0, x: 0.09, y: 0.1, width: expect.closeTo(0.07), height: expect.closeTo(0.03) }],
  ]);
  expect([found("AnnLee"), found("Änn Lée")]).toEqual([1, 1]);
  // A dash joins numbers, since dates are written so.
  expect([found("139"), found("5"), found("5.8"), found("8"), found("3.5"), found("13")]).toEqual([2, 1, 1, 0, 0, 0]);
  expect([found("lee"), found("le"), found("mmol"), found("Bob"), found("  ")]).toEqual([1, 0, 3, 0, 0]);
  // Over the end of a line it has a box for each line.
  expect(placesOf("repeat the potassium", [REPORT])[0]).toHaveLength(2);
  expect(placesOf("Ann", [REPORT, page(1, ["Ann"])]).map(([box]) => box?.page)).toEqual([0, 1]);
});

test("what stands twice is placed by the line of its row, and stays open where that tells nothing", () => {
  const places = placeValues(
    [
      { path: "results[0].test", text: "Sodium", evidence: [] },
      { path: "results[0].value", text: "139", evidence: [] },
      { path: "results[2].test", text: "Chloride", evidence: [] },
      { path: "results[2].value", text: "139", evidence: [] },
      { path: "total", text: "139", evidence: [] },
      { path: "results[1].value", text: "4.1", evidence: [] },
    ],
    [REPORT],
  );
  expect(rowAndColumn("results[1].value")).toEqual({ row: "results[1]", column: "results[].value" });
  expect(places.get("results[0].value")?.[0]?.y).toBeCloseTo(0.15);
  expect(places.get("results[2].value")?.[0]?.y).toBeCloseTo(0.25);
  expect([places.has("total"), places.has("results[1].value")]).toEqual([false, false]);
});

test("a cell whose words were misread is placed by its row and its column, and never where another cell is", () => {
  const table = [
    { path: "results[0].test", text: "Sodium", evidence: [] },
    { path: "results[0].value", text: "139", evidence: [] },
    { path: "results[1].test", text: "Potassium", evidence: [] },
    { path: "results[1].value", text: "5,9", evidence: [] },
    { path: "results[1].range", text: "3.5-5.1", evidence: [] },
    { path: "results[2].test", text: "Chloride", evidence: [] },
    { path: "results[2].value", text: "139", evidence: [] },
  ];
  const value = placeValues(table, [REPORT]).get("results[1].value");
  expect(value).toEqual([
    { page: 0, x: 0.12, y: expect.closeTo(0.2), width: expect.closeTo(0.03), height: expect.closeTo(0.03) },
  ]);
  // One neighbour is no column.
  expect(placeValues(table.slice(0, 5), [REPORT]).has("results[1].value")).toBe(false);
  const taken = { path: "results[1].unit", text: "5.8", evidence: [] };
  expect(placeValues([...table, taken], [REPORT]).has("results[1].value")).toBe(false);
});

test("a suggestion gets the place of its quote; a box that it has stays", () => {
  const proposal = (value: string, quote: string | null, evidence: Proposal["evidence"] = []): Proposal => ({
    from: "teacher-a",
    value,
    status: "present",
    evidence,
    ...(quote === null ? {} : { quote }),
  });
  const own = { page: 0, x: 0.5, y: 0.5, width: 0.1, height: 0.1 };
  const placed = placedProposals(
    new Map([
      ["date", [proposal("2026-01-31", "136-145"), proposal("2026-01-30", "not there")]],
      ["patient", [proposal("Ann Lee", null)]],
      ["ward", [proposal("5", null, [own])]],
      ["absent", [{ ...proposal("", null), value: null, status: "absent" }]],
    ]),
    [REPORT],
  );
  expect(placed.get("date")?.map(({ evidence }) => evidence.length)).toEqual([1, 0]);
  expect(placed.get("patient")?.[0]?.evidence[0]?.x).toBeCloseTo(0.09);
  expect(placed.get("ward")?.[0]?.evidence).toEqual([own]);
  expect(placed.get("absent")?.[0]?.evidence).toEqual([]);
});

test("a reasoning trace is read as teachers store it, and nothing else is", () => {
  const suggestion = (task: string, content: Record<string, unknown>) => ({
    id: "r",
    task,
    teacher: "teacher-a",
    content,
    decision: null,
    decidedBy: null,
    createdAt: "2026-01-01T00:00:00Z",
  });
  const content = {
    evidence: [{ observation: "potassium is high", quote: "5.8" }, { observation: 3 }, "no"],
    alternatives: [{ alternative: "haemolysis", for: "likely", against: "clear sample" }, { alternative: "x" }],
    logic: "it is high",
    answer: "treat",
  };
  expect(
    traces([suggestion("reasoning", content), suggestion("fields", content), suggestion("reasoning", {})]),
  ).toEqual([
    {
      id: "r",
      teacher: "teacher-a",
      decision: null,
      trace: {
        ...content,
        evidence: [{ observation: "potassium is high", quote: "5.8" }],
        alternatives: [{ alternative: "haemolysis", for: "likely", against: "clear sample" }],
      },
    },
  ]);
});
