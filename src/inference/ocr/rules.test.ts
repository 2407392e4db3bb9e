import { describe, expect, it } from "vitest";
import { fieldPrompt } from "../../domain/prompt.ts";
import { answerQuestion } from "./answer-question.ts";
import { askedFields } from "./asked-fields.ts";
import { findShape } from "./shapes.ts";
import type { Word } from "./word.ts";

/** Words of a typewritten page: a character is 1 % of the width, a line 3 % of the height. */
function typed(text: string, skew = 0): Word[] {
  return text.split("\n").flatMap((line, row) =>
    [...line.matchAll(/\S+/g)].map((match): Word => {
      const x = 0.05 + match.index * 0.01;
      const box = { page: 0, x, y: 0.05 + row * 0.03 + x * skew, width: match[0].length * 0.01, height: 0.016 };
      return { text: match[0], page: 0, box, confidence: 0.9 };
    }),
  );
}

const answered = (text: string, paths: string[], skew = 0): unknown =>
  JSON.parse(answerQuestion(fieldPrompt(paths), typed(text, skew)) as string);

const RESULTS = ["test", "value", "unit", "range", "flag"].map((column) => `results[].${column}`);
const ITEMS = ["name", "quantity", "price"].map((column) => `items[].${column}`);

describe("the question", () => {
  it("is read back into its fields", () => {
    const prompt = fieldPrompt(["patient.name", "date", "results[].test", "results[].value", "tags[]"]);
    expect(askedFields(prompt)).toEqual([
      {
        name: "patient",
        kind: "object",
        fields: [{ name: "name", kind: "value", fields: [] }],
      },
      { name: "date", kind: "value", fields: [] },
      {
        name: "results",
        kind: "list",
        fields: ["test", "value"].map((name) => ({ name, kind: "value", fields: [] })),
      },
      { name: "tags", kind: "list", fields: [] },
    ]);
  });

  it("is not guessed where it has another form", () => {
    for (const prompt of ["CLASS: melanoma, nevus", "JSON: a[b", "JSON: a b", "JSON:", "What is the dose?"])
      expect(answerQuestion(prompt, typed("Total 3.00")), prompt).toBeNull();
  });
});

describe("shapes", () => {
  it("take a range for no date, and a date for no range", () => {
    expect(findShape("Hct 0.38 L/L 0.36-0.46", "date")).toBeNull();
    expect(findShape("on 12/03/2024 at noon", "date")?.value).toBe("12/03/2024");
    expect(findShape("7 Mar 2024", "date")?.value).toBe("7 Mar 2024");
    expect(findShape("2019/12-24", "date")).toBeNull();
  });

  it("leave a number that is part of a word alone", () => {
    expect(findShape("HbA1c 5.8 %", "number")?.value).toBe("5.8");
    expect(findShape("T4", "number")).toBeNull();
  });
});

describe("single fields", () => {
  it("stand beside their labels, up to the next label", () => {
    expect(answered("Riverside Lab\nPt: A. Moreau Collected: 3 May 2024", ["patient", "date"])).toEqual({
      patient: "A. Moreau",
      date: "3 May 2024",
    });
  });

  it("stand below their labels where nothing is beside them", () => {
    expect(answered("Patient:        Date:\nA. Moreau       03/05/2024", ["patient", "date"])).toEqual({
      patient: "A. Moreau",
      date: "03/05/2024",
    });
  });

  it("are not taken from a label inside a longer one", () => {
    const text = "Due date: 30/04/2024\nDate: 01/04/2024\nSub total    90.00\nTotal        99.00";
    expect(answered(text, ["date", "due", "subtotal", "total"])).toEqual({
      date: "01/04/2024",
      due: "30/04/2024",
      subtotal: "90.00",
      total: "99.00",
    });
  });

  it("are null where the page has none", () => {
    expect(answered("Riverside Lab\nThank you", ["patient", "date", "total", "phone"])).toEqual({
      patient: null,
      date: null,
      total: null,
      phone: null,
    });
    expect(answered("", ["patient", "results[].test"])).toEqual({ patient: null, results: [] });
  });

  it("are found by their own names and within their objects", () => {
    const text = "Tumour size: 14 mm\nPatient name: B. Okafor";
    expect(answered(text, ["tumour_size", "patient.name"])).toEqual({
      tumour_size: "14 mm",
      patient: { name: "B. Okafor" },
    });
  });
});

describe("lists", () => {
  const table = [
    "Date: 01/04/2024",
    "Test            Flag   Result   Unit      Reference",
    "Bilirubin       H          22   umol/L    3-21",
    "Haematology",
    "Hct                      0.38   L/L       0.36-0.46",
    "Free T4                  15.2   pmol/L    9.0-19.0",
    "",
    "Reported by the laboratory",
    "Page 1 of 1",
  ].join("\n");
  const rows = [
    { test: "Bilirubin", value: "22", unit: "umol/L", range: "3-21", flag: "H" },
    { test: "Hct", value: "0.38", unit: "L/L", range: "0.36-0.46", flag: null },
    { test: "Free T4", value: "15.2", unit: "pmol/L", range: "9.0-19.0", flag: null },
  ];

  it("are read below their headings until the layout breaks", () => {
    expect(answered(table, RESULTS)).toEqual({ results: rows });
  });

  it("are read from a page that is askew", () => {
    expect(answered(table, RESULTS, 0.02)).toEqual({ results: rows });
  });

  it("are found without headings, and end at the sums", () => {
    const text = [
      "Corner Shop",
      "Date 01/04/2024",
      "2 x Bread No. 5      7.00",
      "1 x Milk             1.20",
      "Total                8.20",
      "Change               1.80",
    ].join("\n");
    expect(answered(text, ["store", ...ITEMS, "total"])).toEqual({
      store: "Corner Shop",
      items: [
        { name: "Bread No. 5", quantity: "2", price: "7.00" },
        { name: "Milk", quantity: "1", price: "1.20" },
      ],
      total: "8.20",
    });
  });

  it("tell a strength from the directions behind it", () => {
    const text = "1. Amoxicillin 500 mg one capsule three times a day\n2. Ramipril 2.5 mg once daily";
    expect(answered(text, ["drugs[].name", "drugs[].strength", "drugs[].sig"])).toEqual({
      drugs: [
        { name: "Amoxicillin", strength: "500 mg", sig: "one capsule three times a day" },
        { name: "Ramipril", strength: "2.5 mg", sig: "once daily" },
      ],
    });
  });
});

it("transcribes the lines from top to bottom, whatever the order of the words", () => {
  expect(answerQuestion("OCR:", typed("Corner  Shop\nTotal     8.20", 0.02).reverse())).toBe("Corner Shop\nTotal 8.20");
});
