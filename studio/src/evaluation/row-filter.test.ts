import { expect, test } from "vitest";
import { asksForRows, rowQuery, rowTitle } from "./row-filter.ts";

test("an address becomes the query of its rows, without words that the API does not know", () => {
  expect(rowQuery({ id: "e", view: "slices", candidate: "c", outcome: "errors", facility: "North" })).toEqual({
    candidate: "c",
    errors: "true",
    facility: "North",
  });
  expect(rowQuery({ outcome: "wrong", quality: "splendid", part: "general" })).toEqual({
    outcome: "wrong",
    part: "general",
  });
});

test("a document alone asks for no rows, a number does", () => {
  expect(asksForRows({ id: "e", view: "fields", document: "d", path: "p", sheet: "1" })).toBe(false);
  expect(asksForRows({ id: "e", field: "date" })).toBe(true);
});

test("the rows are named by what chose them", () => {
  expect(rowTitle({ field: "date", candidate: "c", quality: "poor" }, () => "tuned")).toEqual([
    "date",
    "poor scans",
    "tuned",
  ]);
});
