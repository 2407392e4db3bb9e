import { expect, test } from "vitest";
import { definitionsIn } from "./definitions.ts";

test.each([
  ["She has multiple sclerosis (MS).", "MS", "multiple sclerosis"],
  ["left anterior descending artery (LAD)", "LAD", "left anterior descending artery"],
  ["RA (rheumatoid arthritis) since 2001", "RA", "rheumatoid arthritis"],
  ["chronic\n  kidney disease (CKD)", "CKD", "chronic kidney disease"],
])("%s", (text, short, long) => {
  expect(definitionsIn(text)).toMatchObject([{ short, long }]);
});

test.each(["pain (mild)", "sodium (140)", "the knee (MRI)", "PT (see above)", "()", "((("])("none in %s", (text) => {
  expect(definitionsIn(text)).toEqual([]);
});
