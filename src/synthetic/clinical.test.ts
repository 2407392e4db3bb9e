import { describe, expect, it } from "vitest";
import { seededRandom, seedOf } from "../domain/random.ts";
import { imagingReport } from "./content/radiology.ts";
import type { Family, FamilyFacts } from "./family.ts";
import { fontNames } from "./fonts.ts";
import { FAMILIES, subjectOf } from "./generate.ts";
import { PAGE_SIZES, type PageSize, sheetStyle } from "./page-size.ts";
import { Sheet } from "./sheet.ts";

/** A document as drawn, with no picture taken of it. */
interface Drawn {
  facts: FamilyFacts;
  sheet: Sheet;
  values: Map<string, string | null>;
  text: string;
}

const familyOf = (name: string): Family => FAMILIES.get(name) as Family;

/** Documents as the generator draws them, on a page that has room for all that they say unless told otherwise. */
function documents(name: string, count: number, size: PageSize = "page"): Drawn[] {
  const family = familyOf(name);
  const templates = family.facilities.length;
  return Array.from({ length: count }, (_, index) => {
    const [template, visit] = [index % templates, Math.floor(index / templates)];
    const random = seededRandom(seedOf("clinical", name, index));
    const layout = seededRandom(seedOf(name, "template", template));
    const facts = {
      facility: family.facilities[template] as string,
      subject: subjectOf(`${name}-${template}-${Math.floor(visit / 2)}`),
      visit: visit % 2,
    };
    const sheet = new Sheet(sheetStyle(layout.pick(fontNames(family.fonts)), size, layout, random));
    const values = family.draw(sheet, family.content(facts, random), facts, layout);
    return { facts, sheet, values, text: sheet.transcript() };
  });
}

const printed = (document: Drawn, path: string): string | null => document.values.get(path) ?? null;

/** Rows of a list, each with the fields asked for. */
function rowsOf<Key extends string>(document: Drawn, list: string, keys: readonly Key[]): Record<Key, string | null>[] {
  const rows: Record<Key, string | null>[] = [];
  while (document.values.has(`${list}[${rows.length}].${keys[0]}`)) {
    const row = rows.length;
    rows.push(
      Object.fromEntries(keys.map((key) => [key, printed(document, `${list}[${row}].${key}`)])) as Record<
        Key,
        string | null
      >,
    );
  }
  return rows;
}

const running = (document: Drawn): string => document.text.replaceAll("\n", " ");

/** Millimetres of a printed length. */
function millimetres(printed: string): number {
  const [, number, unit] = /^([\d.]+) ?(mm|cm)$/.exec(printed) as unknown as [string, string, string];
  return Number(number) * (unit === "cm" ? 10 : 1);
}

describe.each(["echo-report", "pathology-synopsis", "radiology-report", "intake-form"])("%s", (family) => {
  it.each(PAGE_SIZES)("keeps within the paper and labels what it printed: %s", (size) => {
    const templates = familyOf(family).facilities.length;
    expect(templates).toBeGreaterThanOrEqual(12);
    for (const document of documents(family, templates, size)) {
      const evidence = document.sheet.evidence();
      const present = [...document.values].filter(([, value]) => value !== null);
      expect(present.length).toBeGreaterThanOrEqual(3);
      expect(new Set(evidence.keys())).toEqual(new Set(present.map(([path]) => path)));
      for (const [path, value] of present) {
        expect(running(document), path).toContain(value);
        for (const box of evidence.get(path) ?? []) expect(box.y + box.height, path).toBeLessThan(1);
      }
      for (const { x, y } of document.sheet.glyphs()) expect(x > 0 && x < 1 && y > 0 && y < 1).toBe(true);
    }
  });
});

describe("echo reports", () => {
  it("conclude what the ejection fraction says", () => {
    const seen = new Set<string>();
    for (const document of documents("echo-report", 90)) {
      const [low, high] = (printed(document, "ef") as string).match(/\d+/g)!.map(Number) as [number, number?];
      const percent = high === undefined ? low : (low + high) / 2;
      const [first] = (printed(document, "conclusion") as string).split(". ") as [string];
      const word = /sever|moderate|mild|normal|preserved|no LV/i.exec(first)?.[0].toLowerCase();
      seen.add(word as string);
      // Between 52 and 54 % it is normal in men and mildly reduced in women.
      if (percent < 30) expect(word).toBe("sever");
      else if (percent < 41) expect(word).toBe("moderate");
      else if (percent < 52) expect(word).toBe("mild");
      else if (percent >= 54) expect(["normal", "preserved", "no lv"]).toContain(word);
    }
    expect(seen.size).toBeGreaterThanOrEqual(5);
  });

  it("name as the worst lesion the one with the highest grade, and derive the pressure from the jet", () => {
    const grade = (lesion: string): number =>
      ["trace", "mild", "moderate", "severe"].indexOf(lesion.split(" ")[0]!.toLowerCase());
    let [lesions, pressures] = [0, 0];
    for (const document of documents("echo-report", 60)) {
      const worst = printed(document, "valveLesion");
      for (const { lesion } of rowsOf(document, "otherLesions", ["lesion"])) {
        expect(grade(lesion as string)).toBeLessThan(grade(worst as string));
        lesions++;
      }
      const measures = rowsOf(document, "measures", ["name", "value", "unit"]);
      const velocity = measures.find(({ unit, name }) => unit === "m/s" && /^T/.test(name as string));
      const pressure = measures.find(({ unit }) => unit === "mmHg");
      expect(velocity === undefined).toBe(pressure === undefined);
      if (!velocity || !pressure) continue;
      pressures++;
      expect(Math.abs(4 * Number(velocity.value) ** 2 + 3 - Number(pressure.value))).toBeLessThan(0.6);
      const raised = /Raised pulmonary pressure/.test(printed(document, "conclusion") as string);
      expect(raised).toBe(Number(pressure.value) > 40);
    }
    expect(lesions).toBeGreaterThan(5);
    expect(pressures).toBeGreaterThan(5);
  });
});

describe("pathology synopses", () => {
  it("stage by size, thickness and nodes (AJCC, 8th edition)", () => {
    const seen = { breast: 0, colon: 0, prostate: 0, melanoma: 0 };
    const limits = { breast: [3, 9], colon: [3, 6], melanoma: [1, 3] };
    for (const document of documents("pathology-synopsis", 160)) {
      const [pT, pN] = ["pT", "pN"].map((path) => printed(document, path)) as [string | null, string | null];
      const [positive, examined] = ["nodesPositive", "nodesExamined"].map((path) => printed(document, path));
      const type = printed(document, "histologicType") as string;
      const site = /melanoma/.test(type)
        ? "melanoma"
        : printed(document, "gleason")
          ? "prostate"
          : printed(document, "receptors[0].name")
            ? "breast"
            : "colon";
      if (pT === null) {
        // A biopsy: nothing that only a resection can tell.
        for (const path of ["pN", "margins", "marginDistance", "nodesExamined", "tumourSize"])
          expect(printed(document, path), path).toBeNull();
        continue;
      }
      seen[site]++;
      if (site === "breast") {
        const size = millimetres(printed(document, "tumourSize") as string);
        expect(pT).toBe(
          size <= 1
            ? "pT1mi"
            : size <= 5
              ? "pT1a"
              : size <= 10
                ? "pT1b"
                : size <= 20
                  ? "pT1c"
                  : size <= 50
                    ? "pT2"
                    : "pT3",
        );
      } else if (site === "melanoma") {
        const depth = millimetres(printed(document, "breslow") as string);
        expect(pT.slice(0, 3)).toBe(depth <= 1 ? "pT1" : depth <= 2 ? "pT2" : depth <= 4 ? "pT3" : "pT4");
        const ulcerated = /^(Identified|Present)$/.test(printed(document, "ulceration") as string);
        expect(pT.slice(3)).toBe(ulcerated || (depth >= 0.8 && depth <= 1) ? "b" : "a");
      } else {
        const extents = {
          submucosa: "pT1",
          "muscularis propria": "pT2",
          "pericolorectal tissue": "pT3",
          "visceral peritoneum": "pT4a",
          "organ confined": "pT2",
          "extraprostatic extension": "pT3a",
          "seminal vesicle invasion": "pT3b",
        };
        expect(pT).toBe(extents[printed(document, "extent") as keyof typeof extents]);
      }
      if (positive == null) {
        expect(pN).toBe("pNX");
        continue;
      }
      const count = Number(positive);
      expect(count).toBeLessThanOrEqual(Number(examined));
      if (count === 0) expect(pN).toBe("pN0");
      else if (site === "prostate") expect(pN).toBe("pN1");
      else {
        const [one, two] = limits[site] as [number, number];
        const stage = count <= one ? 1 : count <= two || site === "colon" ? 2 : 3;
        expect(pN?.slice(0, 3)).toBe(`pN${stage}`);
      }
    }
    for (const [site, count] of Object.entries(seen)) expect(count, site).toBeGreaterThan(5);
  });

  it("give the grade group of the Gleason score, and no distance to an involved margin", () => {
    const groups: Record<string, string> = {
      "3+3": "1",
      "3+4": "2",
      "4+3": "3",
      "4+4": "4",
      "3+5": "4",
      "4+5": "5",
      "5+4": "5",
    };
    const seen = new Set<string>();
    for (const document of documents("pathology-synopsis", 90)) {
      const score = printed(document, "gleason");
      if (score !== null) {
        const [pattern, sum] = score.split("=") as [string, string?];
        seen.add(pattern);
        expect(printed(document, "gradeGroup")).toBe(groups[pattern]);
        if (sum) expect(pattern.split("+").reduce((total, part) => total + Number(part), 0)).toBe(Number(sum));
      }
      if (/^(Positive|Involved)/.test(printed(document, "margins") ?? ""))
        expect(printed(document, "marginDistance")).toBeNull();
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  it("say the same of one cancer at each visit", () => {
    const templates = familyOf("pathology-synopsis").facilities.length;
    const all = documents("pathology-synopsis", 2 * templates);
    for (const [index, first] of all.slice(0, templates).entries()) {
      const second = all[index + templates] as Drawn;
      expect(second.facts.subject).toEqual(first.facts.subject);
      for (const path of ["histologicType", "grade", "gleason"])
        expect(printed(second, path), path).toBe(printed(first, path));
      if (printed(first, "pT")) expect(printed(second, "pT")).toBe(printed(first, "pT"));
    }
  });
});

describe("radiology reports", () => {
  const templates = familyOf("radiology-report").facilities.length;

  it("print the cue of each finding beside it, and none where it is plainly present", () => {
    const seen = new Map<string, number>();
    for (const document of documents("radiology-report", 4 * templates)) {
      const report = imagingReport(document.facts.subject, document.facts.visit);
      const said = [...report.family, ...report.findings];
      for (const { finding, assertion } of rowsOf(document, "findings", ["finding", "assertion"])) {
        const source = said.find((one) => one.finding.toLowerCase() === finding?.toLowerCase());
        expect(source, finding as string).toBeDefined();
        seen.set(source!.assertion, (seen.get(source!.assertion) ?? 0) + 1);
        expect(assertion?.toLowerCase() ?? null).toBe(source!.cue?.text.toLowerCase() ?? null);
        if (assertion === null) {
          expect(source!.assertion).toBe("present");
          continue;
        }
        const text = running(document);
        const beside = [`${assertion} ${finding}`, `${finding} ${assertion}`];
        expect(
          beside.some((words) => text.includes(words)),
          beside[0],
        ).toBe(true);
      }
    }
    expect([...seen.keys()].sort()).toEqual(["family", "hedged", "historical", "negated", "present"]);
    for (const [assertion, count] of seen) expect(count, assertion).toBeGreaterThan(5);
  });

  it("conclude from what is there: never from what is denied, of the past or of relatives", () => {
    let quiet = 0;
    for (const document of documents("radiology-report", 3 * templates)) {
      const report = imagingReport(document.facts.subject, document.facts.visit);
      const impression = (printed(document, "impression") as string).toLowerCase();
      const fresh = report.findings.filter(
        ({ assertion, unchanged }) => (assertion === "present" || assertion === "hedged") && !unchanged,
      );
      if (fresh.length === 0) {
        quiet++;
        expect(impression).toMatch(/^(no |stable )/);
        continue;
      }
      for (const part of impression.split(/\. (?!\d cm)/)) {
        const named = fresh.find(({ finding }) => part.endsWith(finding.toLowerCase()));
        expect(named, impression).toBeDefined();
        expect(part.startsWith("possible ")).toBe(named?.assertion === "hedged");
      }
    }
    expect(quiet).toBeGreaterThan(3);
  });

  it("compare with the visit before and carry forward what lasts", () => {
    const all = documents("radiology-report", 2 * templates);
    let [compared, carried] = [0, 0];
    for (const [index, first] of all.slice(0, templates).entries()) {
      const second = all[index + templates] as Drawn;
      expect(printed(first, "comparison")).toBeNull();
      const comparison = printed(second, "comparison");
      if (comparison !== null) {
        expect(comparison).toBe(printed(first, "date"));
        compared++;
      }
      const before = rowsOf(first, "findings", ["finding"]).map(({ finding }) => finding?.toLowerCase());
      for (const { finding, unchanged } of imagingReport(second.facts.subject, 1).findings) {
        if (!unchanged) continue;
        expect(before).toContain(finding.toLowerCase());
        expect(running(second).toLowerCase()).toContain(`${finding.toLowerCase()} unchanged since`);
        carried++;
      }
    }
    expect(compared).toBeGreaterThan(5);
    expect(carried).toBeGreaterThan(5);
  });
});

describe("intake forms", () => {
  it("ask about pregnancy women of age, and nobody else", () => {
    let [asked, spared] = [0, 0];
    for (const document of documents("intake-form", 72)) {
      const { sex, age } = document.facts.subject;
      const expected = sex === "female" && age >= 14 && age <= 52;
      expect(/pregnan/i.test(document.text)).toBe(expected);
      if (expected) asked++;
      else {
        spared++;
        expect(printed(document, "pregnant")).toBeNull();
      }
    }
    expect(asked).toBeGreaterThan(5);
    expect(spared).toBeGreaterThan(5);
  });

  it("mark one box for each answer, beside its label, and none where a question is left empty", () => {
    let empty = 0;
    for (const document of documents("intake-form", 54, "small")) {
      const evidence = document.sheet.evidence();
      const boxed = [...document.values].filter(([path]) =>
        /^(allergies|pregnant|smoking|alcohol|conditions.*|symptoms.*)$/.test(path),
      );
      const present = boxed.filter(([, value]) => value !== null);
      empty += boxed.length - present.length;
      expect(document.text.split("[x]").length - 1).toBe(present.length);
      for (const [path, value] of present) {
        expect(evidence.get(path)?.length, path).toBe(2);
        const beside = [`[x] ${value}`, `${value} [x]`];
        expect(
          beside.some((words) => document.text.includes(words)),
          path,
        ).toBe(true);
      }
    }
    expect(empty).toBeGreaterThan(10);
  });

  it("have what stays true of a patient on each form, with an age that fits", () => {
    const templates = familyOf("intake-form").facilities.length;
    const all = documents("intake-form", 2 * templates);
    for (const [index, first] of all.slice(0, templates).entries()) {
      const second = all[index + templates] as Drawn;
      for (const path of ["patient", "birthDate", "phone"]) expect(printed(second, path)).toBe(printed(first, path));
      for (const path of ["smoking", "alcohol", "allergyDetail"]) {
        const answers = [printed(first, path), printed(second, path)];
        if (!answers.includes(null)) expect(answers[0], path).toBe(answers[1]);
      }
      const year = (path: string): number => Number(/\d{4}/.exec(printed(first, path) as string)?.[0]);
      const age = year("date") - year("birthDate");
      expect([0, 1]).toContain(age - first.facts.subject.age);
    }
  });
});
