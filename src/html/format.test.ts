import { expect, test } from "vitest";
import { counted, dateText, percent, range, signedPoints, whole } from "./format.ts";

test("a figure carries its sign, and none where it is printed as nothing", () => {
  expect([0.0412, -0.0412, 0.0003, -0.0003, 0].map(signedPoints)).toEqual(["+4.1", "\u22124.1", "0.0", "0.0", "0.0"]);
  expect(percent(-0.00001)).toBe("0.0 %");
  expect(range({ low: -0.02, high: 0.1 })).toBe("\u22122.0 to 10.0");
});

test("counts are whole and agree with their noun; a day is that of UTC", () => {
  expect([counted(1, "document"), counted(12_345, "document"), counted(2, "query", "queries")]).toEqual([
    "1 document",
    "12,345 documents",
    "2 queries",
  ]);
  expect(whole(1249.6)).toBe("1,250");
  expect(dateText(new Date("2026-03-04T23:30:00Z"))).toBe("4 March 2026");
});
