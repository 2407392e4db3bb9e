import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isUcum, parseLabLine } from "../../src/clinical/lab-lines/index.ts";
import { LAB_CASES } from "../../src/clinical/lab-lines/test-lab-cases.ts";
import { notation } from "../../src/clinical/lab-lines/test-lab-notation.ts";
import { validationCases } from "../../src/clinical/lab-lines/test-ucum-cases.ts";
import type { Figure } from "./figure.ts";

const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const ROUNDS = 40;

/** How many of the written lines are read with every field right, how fast, and the UCUM functional tests. */
export async function benchLabLines(): Promise<Figure[]> {
  const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();
  const right = LAB_CASES.filter(([line, reading]) => {
    const result = parseLabLine(line);
    return result !== null && squeeze(notation(result)) === squeeze(reading);
  }).length;
  for (let round = 0; round < ROUNDS; round++) for (const [line] of LAB_CASES) parseLabLine(line);
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) for (const [line] of LAB_CASES) parseLabLine(line);
  const { user, system } = process.cpuUsage(before);
  const perSecond = (ROUNDS * LAB_CASES.length) / ((user + system) / 1e6);
  return [
    {
      what: "lab line cases",
      value: LAB_CASES.length,
      unit: "cases",
      bar: 200,
      note: "written here, before the parser had read them",
    },
    {
      what: "lab lines with all fields right",
      value: right / LAB_CASES.length,
      unit: "share",
      bar: 0.97,
      baseline: "no open tool reads lines with ranges",
      note: "in sample; at first reading 106 of 110 of the second list and 24 of 25 of the third",
    },
    { what: "lab lines a second", value: Math.round(perSecond), unit: "lines/s of CPU time" },
    ucumValidations(),
  ];
}

function ucumValidations(): Figure {
  const file = join(
    process.env.RESIDENCY_DATA ?? join(ROOT, "..", "shared", "data"),
    "ucum",
    "UcumFunctionalTests.xml",
  );
  const figure = { what: "UCUM validations", unit: "of 530", bar: 530, baseline: "ucum-lhc: 530" };
  if (!existsSync(file)) return { ...figure, value: null, note: "the UCUM functional tests are not there" };
  const cases = validationCases(readFileSync(file, "utf8"));
  return { ...figure, value: cases.filter(({ unit, valid }) => isUcum(unit) === valid).length };
}
