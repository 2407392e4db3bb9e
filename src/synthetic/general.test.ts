import { describe, expect, it } from "vitest";
import type { Box } from "../domain/box.ts";
import { seededRandom, seedOf } from "../domain/random.ts";
import { personName } from "./content/people.ts";
import { inventedName, plainLetters } from "./content/words.ts";
import type { Family } from "./family.ts";
import { fontNames } from "./fonts.ts";
import { FAMILIES, subjectOf } from "./generate.ts";
import { PAGE_SIZES, type PageSize, sheetStyle } from "./page-size.ts";
import { Sheet } from "./sheet.ts";

const GENERAL = [...FAMILIES.values()].filter((family) => family.domain === "general").map((family) => family.name);
/** Grey levels that ink is darker than its paper. */
const INK = 40;

interface Drawn {
  sheet: Sheet;
  /** Present values. */
  values: Map<string, string>;
  evidence: Map<string, Box[]>;
  text: string;
}

/** A sheet as it is before it is scanned, which is what takes the time. */
function drawn(name: string, index: number, seed: number, size?: PageSize): Drawn {
  const family = FAMILIES.get(name) as Family;
  const template = index % family.facilities.length;
  const content = seededRandom(seedOf(seed, name, index));
  const layout = seededRandom(seedOf(name, "template", template));
  const font = layout.pick(fontNames(family.fonts));
  const sheet = new Sheet(sheetStyle(font, size ?? family.size ?? "slip", layout, content));
  const facts = { facility: family.facilities[template] as string, subject: subjectOf(String(index)), visit: 0 };
  const printed = family.draw(sheet, family.content(facts, content), facts, layout);
  const values = new Map([...printed].filter((entry): entry is [string, string] => entry[1] !== null));
  return { sheet, values, evidence: sheet.evidence(), text: sheet.transcript() };
}

const manyDrawn = (name: string, count: number, seed: number, size?: PageSize): Drawn[] =>
  Array.from({ length: count }, (_, index) => drawn(name, index, seed, size));

/** Hundredths of an amount as printed, whatever its marks: "1.234,50" -> 123450. */
function cents(text: string): number {
  const digits = text.replace(/[^\d]/g, "");
  expect(text).toMatch(/[.,]\d\d$/);
  return Number(digits);
}

it("there are six general families, each with many templates", () => {
  expect(GENERAL.sort()).toEqual(["business-card", "invoice", "letter", "receipt", "shipping-label", "timetable"]);
  for (const name of GENERAL) expect(FAMILIES.get(name)?.facilities.length).toBeGreaterThanOrEqual(12);
});

describe.each(GENERAL)("%s", (family) => {
  it.each(PAGE_SIZES)("fills a %s without running off it, and labels each value with what it printed", (size) => {
    for (let index = 0; index < 96; index += 4) {
      const { sheet, values, evidence, text } = drawn(family, index + (index % 3), 21, size);
      expect(sheet.glyphs().filter(({ x, y }) => x <= 0 || x >= 1 || y <= 0 || y >= 1)).toEqual([]);
      expect(values.size).toBeGreaterThanOrEqual(3);
      for (const [path, value] of values) {
        expect(text.replaceAll("\n", " "), `${index}: ${path}`).toContain(value);
        expect(evidence.get(path)?.length, `${index}: ${path}`).toBeGreaterThan(0);
      }
      for (const path of evidence.keys())
        expect(values.has(path), `${index}: ${path} is drawn, so it is labelled`).toBe(true);
    }
  });

  it("prints each of its fields on some template", () => {
    const seen = new Set<string>();
    for (const { values } of manyDrawn(family, 96, 2, "page")) {
      for (const path of values.keys()) seen.add(path.replace(/\[\d+\]/, "[]"));
    }
    expect([...seen].sort()).toEqual(
      FAMILIES.get(family)
        ?.fields.map((field) => field.path)
        .sort(),
    );
  });

  it("sets the same facts in many ways", () => {
    const shapes = manyDrawn(family, 48, 6).map(({ evidence }) =>
      [...evidence]
        .map(([path, [box]]) => ({ path, box: box as Box }))
        .sort((a, b) => a.box.y - b.box.y)
        .map(({ path, box }) => `${path}${Math.round(box.x * 8)}`)
        .join(),
    );
    expect(new Set(shapes).size).toBeGreaterThan(40);
  });

  it("says nothing medical", () => {
    const medical =
      /\b(patient|doctor|hospital|clinic|pharmacy|nurse|diagnos\w*|dose|dosage|tablets?|capsules?|prescri\w*|blood|serum|plasma|glucose|sodium|potassium|creatinine|ha?emoglobin|platelets|urea|cholesterol|metformin|ibuprofen|aspirin|insulin|warfarin|amoxicillin|surg\w*|ultrasound|biopsy|tumou?r|heart|lung|kidney|liver|mmol|allerg\w*|symptoms?)\b/i;
    for (const { text } of manyDrawn(family, 48, 14)) expect(text).not.toMatch(medical);
  });
});

it("a receipt's total is the sum of its prices, and its tax is a part of it", () => {
  for (const { values } of manyDrawn("receipt", 60, 31)) {
    const prices = [...values].filter(([path]) => path.endsWith(".price")).map(([, price]) => cents(price));
    const total = cents(values.get("total") as string);
    expect(prices.length).toBeGreaterThan(0);
    expect(prices.reduce((sum, price) => sum + price, 0)).toBe(total);
    const tax = values.get("tax");
    if (tax !== undefined) expect(cents(tax)).toBeLessThan(total / 4);
  }
});

it("an invoice's amounts are quantity times price, and its total is their sum with the tax", () => {
  let [taxed, priced] = [0, 0];
  for (const { values } of [...manyDrawn("invoice", 48, 9), ...manyDrawn("invoice", 48, 9, "small")]) {
    let net = 0;
    for (let row = 0; values.has(`items[${row}].amount`); row++) {
      const amount = cents(values.get(`items[${row}].amount`) as string);
      net += amount;
      const [quantity, price] = [values.get(`items[${row}].quantity`), values.get(`items[${row}].unitPrice`)];
      if (quantity === undefined || price === undefined) continue;
      expect(Number(quantity) * cents(price)).toBe(amount);
      priced++;
    }
    expect(net).toBeGreaterThan(0);
    const [subtotal, tax] = [values.get("subtotal"), values.get("tax")];
    if (subtotal !== undefined) expect(cents(subtotal)).toBe(net);
    expect(cents(values.get("total") as string)).toBe(net + (tax === undefined ? 0 : cents(tax)));
    if (tax !== undefined) taxed++;
  }
  expect(taxed).toBeGreaterThan(20);
  expect(priced).toBeGreaterThan(20);
});

it("departures stand in the order of their times", () => {
  const minutes = (text: string): number => {
    const [, hours, rest, half] = /^(\d{1,2})[:.h]?(\d\d)\s*(am|pm)?/i.exec(text) as RegExpExecArray;
    const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hours);
    return 60 * hour + Number(rest);
  };
  for (const { values } of manyDrawn("timetable", 60, 4)) {
    let before = -1;
    for (let row = 0; values.has(`departures[${row}].time`); row++) {
      const time = minutes(values.get(`departures[${row}].time`) as string);
      expect(time).toBeGreaterThan(before);
      before = time;
    }
    expect(before).toBeGreaterThan(-1);
  }
});

it("letters with diacritics appear, and are drawn", () => {
  const found = new Set<string>();
  for (const { sheet } of manyDrawn("shipping-label", 24, 8)) {
    const { width, height } = sheet.style;
    const { data } = sheet.canvas.getContext("2d").getImageData(0, 0, width, height);
    const paper = data[4 * (2 * width + 2)] as number;
    for (const { character, x, y } of sheet.glyphs()) {
      if (!/[^\p{ASCII}]/u.test(character) || !/\p{L}/u.test(character)) continue;
      let darkest = 255;
      for (let row = Math.round(y * height) - 9; row <= y * height + 6; row++) {
        for (let column = Math.round(x * width) - 4; column <= x * width + 4; column++)
          darkest = Math.min(darkest, data[4 * (row * width + column)] as number);
      }
      expect(paper - darkest, character).toBeGreaterThan(INK);
      found.add(character);
    }
  }
  expect(found.size).toBeGreaterThan(15);
});

it("names are many, short enough for a slip, and easily made plain", () => {
  const random = seededRandom(5);
  const names = Array.from({ length: 2000 }, () => personName(random));
  expect(new Set(names).size).toBeGreaterThan(1800);
  expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(24);
  expect(names.filter((name) => /[^\p{ASCII}]/u.test(name)).length).toBeGreaterThan(300);
  for (const name of [...names, inventedName(random)]) expect(plainLetters(name)).toMatch(/^[a-z]+$/);
  expect(plainLetters("Łucja Ødegård-Weiß")).toBe("lucjaodegardweiss");
});
