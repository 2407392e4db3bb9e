import { type Random, seededRandom, seedOf } from "../../domain/random.ts";
import type { Subject } from "../family.ts";
import { type Day, visitDay } from "./calendar.ts";

export type CancerSite = "breast" | "colon" | "prostate" | "melanoma";

export interface Receptor {
  name: "ER" | "PR" | "HER2" | "Ki-67";
  result: "Positive" | "Negative" | "Equivocal" | "High" | "Low";
  /** Share of cells in percent, or the intensity 0 to 3+ for HER2. */
  score: string;
}

/** What a synopsis says of one cancer. What the specimen cannot tell is null: a biopsy has no margins and no stage. */
export interface PathologySynopsis {
  day: Day;
  caseNumber: string;
  /** A supplementary report says again what the first one said of the same specimen. */
  report: "biopsy" | "resection" | "supplementary";
  site: CancerSite;
  specimen: string;
  procedure: string;
  histologicType: string;
  /** Of 3. */
  grade: number | null;
  gleason: { primary: number; secondary: number; group: number } | null;
  sizeMm: number | null;
  /** Breslow thickness, to 0.1 mm. */
  breslowMm: number | null;
  ulcerated: boolean | null;
  /** How deep or how far the tumour reaches. */
  extent: string | null;
  margins: { involved: boolean; nearest: string; distanceMm: number } | null;
  nodes: { positive: number; examined: number } | null;
  lymphovascularInvasion: boolean | null;
  receptors: Receptor[];
  stage: { pT: string; pN: string } | null;
}

/** Depths of colon cancer with the pT they mean: AJCC Cancer Staging Manual, 8th edition. */
const COLON_DEPTHS: [string, string][] = [
  ["submucosa", "pT1"],
  ["muscularis propria", "pT2"],
  ["pericolorectal tissue", "pT3"],
  ["visceral peritoneum", "pT4a"],
];

const PROSTATE_EXTENTS: [string, string][] = [
  ["organ confined", "pT2"],
  ["extraprostatic extension", "pT3a"],
  ["seminal vesicle invasion", "pT3b"],
];

/** Parts of the skin with the melanomas that arise there. */
const SKIN: [string, string[]][] = [
  ...["forearm", "calf", "shoulder", "thigh", "upper back"].map((part): [string, string[]] => [
    part,
    ["Superficial spreading melanoma", "Nodular melanoma"],
  ]),
  ["cheek", ["Lentigo maligna melanoma", "Nodular melanoma"]],
  ["heel", ["Acral lentiginous melanoma"]],
];

/** pT of a breast cancer by its largest diameter in mm (AJCC, 8th edition). */
export function breastStage(sizeMm: number): string {
  if (sizeMm <= 1) return "pT1mi";
  if (sizeMm <= 5) return "pT1a";
  if (sizeMm <= 10) return "pT1b";
  if (sizeMm <= 20) return "pT1c";
  return sizeMm <= 50 ? "pT2" : "pT3";
}

/** pT of a melanoma by its thickness in mm and ulceration (AJCC, 8th edition). */
export function melanomaStage(breslowMm: number, ulcerated: boolean): string {
  if (breslowMm < 0.8) return ulcerated ? "pT1b" : "pT1a";
  if (breslowMm <= 1) return "pT1b";
  const letter = ulcerated ? "b" : "a";
  return `${breslowMm <= 2 ? "pT2" : breslowMm <= 4 ? "pT3" : "pT4"}${letter}`;
}

/** pN by the count of nodes with metastasis, none of them clinically evident (AJCC, 8th edition). */
export function nodeStage(site: CancerSite, nodes: { positive: number } | null): string {
  if (!nodes) return "pNX";
  const { positive } = nodes;
  if (positive === 0) return "pN0";
  switch (site) {
    case "breast":
      return positive <= 3 ? "pN1a" : positive <= 9 ? "pN2a" : "pN3a";
    case "colon":
      return positive === 1 ? "pN1a" : positive <= 3 ? "pN1b" : positive <= 6 ? "pN2a" : "pN2b";
    case "prostate":
      return "pN1";
    case "melanoma":
      return positive === 1 ? "pN1a" : positive <= 3 ? "pN2a" : "pN3a";
  }
}

/** ISUP grade group of a Gleason score: Epstein et al., Am J Surg Pathol 2016;40:244-252. */
export function gradeGroup(primary: number, secondary: number): number {
  const sum = primary + secondary;
  if (sum <= 6) return 1;
  if (sum === 7) return primary === 3 ? 2 : 3;
  return sum === 8 ? 4 : 5;
}

/** A synopsis whose parts agree. All of it follows from the subject and the visit: it is one cancer throughout. */
export function cancerSynopsis(subject: Subject, visit: number): PathologySynopsis {
  const random = seededRandom(seedOf(subject.id, "cancer"));
  const site = siteOf(subject, random);
  const tumour = TUMOURS[site](random);
  const biopsyFirst = site !== "melanoma" && random.chance(0.4);
  const caseNumbers = [random.integer(100, 49_999), random.integer(50_000, 99_999)];
  const prefix = random.pick(["S", "H", "SP", "P"]);
  const report =
    visit === 0 ? (biopsyFirst ? "biopsy" : "resection") : biopsyFirst && visit === 1 ? "resection" : "supplementary";
  // The number belongs to the specimen, so it keeps the year of the first report on it.
  const specimenVisit = report === "biopsy" || !biopsyFirst ? 0 : 1;
  const year = String(visitDay(subject, specimenVisit).year).slice(2);
  const common = {
    day: visitDay(subject, visit),
    caseNumber: `${prefix}${year}-${String(caseNumbers[specimenVisit]).padStart(5, "0")}`,
    report,
    site,
  } as const;
  if (report !== "biopsy") return { ...common, ...tumour };
  return {
    ...common,
    ...tumour,
    procedure: site === "colon" ? "Endoscopic biopsy" : "Core biopsy",
    specimen: site === "prostate" ? "Prostate" : tumour.specimen,
    sizeMm: null,
    extent: null,
    margins: null,
    nodes: null,
    lymphovascularInvasion: null,
    stage: null,
  };
}

type Tumour = Omit<PathologySynopsis, "day" | "caseNumber" | "report" | "site">;

/** Children get the one of these cancers that, though rarely, children have. */
function siteOf({ sex, age }: Subject, random: Random): CancerSite {
  if (age < 25) return "melanoma";
  const own = sex === "female" ? "breast" : age < 45 ? "colon" : "prostate";
  return random.pick([own, own, own, "colon", "colon", "melanoma"] as const);
}

const TUMOURS: Record<CancerSite, (random: Random) => Tumour> = {
  breast(random) {
    const sizeMm = random.chance(0.15) ? random.integer(51, 85) : random.integer(2, 48);
    const side = random.pick(["Left", "Right"]);
    const procedure = sizeMm > 40 ? "Mastectomy" : random.pick(["Lumpectomy", "Wide local excision", "Mastectomy"]);
    const nodes = nodesOf(random, random.chance(0.6) ? [1, 4] : [8, 22], 0.4);
    const er = random.chance(0.78) ? random.integer(20, 100) : 0;
    const pr = er > 0 && random.chance(0.8) ? random.integer(5, 95) : 0;
    const her2 = random.pick(["0", "1+", "1+", "2+", "3+"]);
    const ki67 = random.integer(3, 70);
    return {
      ...NOTHING,
      specimen: `${side} breast`,
      procedure,
      histologicType: random.pick([
        "Invasive ductal carcinoma",
        "Invasive ductal carcinoma",
        "Invasive lobular carcinoma",
        "Mucinous carcinoma",
        "Tubular carcinoma",
      ]),
      grade: random.integer(1, 3),
      sizeMm,
      margins: marginsOf(random, ["deep", "anterior", "medial", "lateral", "superior"], [1, 15]),
      nodes,
      lymphovascularInvasion: random.chance((nodes?.positive ?? 0) > 0 ? 0.7 : 0.2),
      receptors: [
        { name: "ER", result: er > 0 ? "Positive" : "Negative", score: `${er}%` },
        { name: "PR", result: pr > 0 ? "Positive" : "Negative", score: `${pr}%` },
        { name: "HER2", result: her2 === "3+" ? "Positive" : her2 === "2+" ? "Equivocal" : "Negative", score: her2 },
        { name: "Ki-67", result: ki67 >= 20 ? "High" : "Low", score: `${ki67}%` },
      ],
      stage: { pT: breastStage(sizeMm), pN: nodeStage("breast", nodes) },
    };
  },
  colon(random) {
    const [part, procedure] = random.pick([
      ["Caecum", "Right hemicolectomy"],
      ["Ascending colon", "Right hemicolectomy"],
      ["Descending colon", "Left hemicolectomy"],
      ["Sigmoid colon", "Sigmoid colectomy"],
      ["Rectosigmoid", "Anterior resection"],
    ] as const);
    const depth = random.integer(0, COLON_DEPTHS.length - 1);
    const [extent, pT] = COLON_DEPTHS[depth] as [string, string];
    const nodes = nodesOf(random, [12, 31], 0.1 + depth * 0.2);
    return {
      ...NOTHING,
      specimen: part,
      procedure,
      histologicType: random.pick([
        "Adenocarcinoma",
        "Adenocarcinoma",
        "Mucinous adenocarcinoma",
        "Signet-ring carcinoma",
      ]),
      grade: random.integer(1, 3),
      sizeMm: 12 + depth * 10 + random.integer(0, 30),
      extent,
      margins: marginsOf(random, ["radial", "proximal", "distal"], [2, 60]),
      nodes,
      lymphovascularInvasion: random.chance((nodes?.positive ?? 0) > 0 ? 0.7 : 0.2),
      stage: { pT, pN: nodeStage("colon", nodes) },
    };
  },
  prostate(random) {
    const [primary, secondary] = random.pick([
      [3, 3],
      [3, 4],
      [3, 4],
      [4, 3],
      [4, 4],
      [3, 5],
      [4, 5],
      [5, 4],
    ] as const);
    const group = gradeGroup(primary, secondary);
    const [extent, pT] = PROSTATE_EXTENTS[group <= 2 ? random.integer(0, 1) : random.integer(0, 2)] as [string, string];
    const nodes = random.chance(0.35) ? null : nodesOf(random, [4, 20], group >= 4 ? 0.35 : 0.08);
    return {
      ...NOTHING,
      specimen: random.pick(["Prostate", "Prostate and seminal vesicles"]),
      procedure: "Radical prostatectomy",
      histologicType: random.pick(["Acinar adenocarcinoma", "Acinar adenocarcinoma", "Ductal adenocarcinoma"]),
      gleason: { primary, secondary, group },
      sizeMm: random.integer(6, 34),
      extent,
      margins: marginsOf(random, ["apical", "posterior", "bladder neck"], [1, 8]),
      nodes,
      lymphovascularInvasion: random.chance((nodes?.positive ?? 0) > 0 ? 0.7 : 0.15),
      stage: { pT, pN: nodeStage("prostate", nodes) },
    };
  },
  melanoma(random) {
    const [part, types] = random.pick(SKIN);
    const breslowMm = Math.round((random.chance(0.4) ? random.between(0.3, 1) : random.between(1, 6.5)) * 10) / 10;
    const ulcerated = random.chance(breslowMm > 2 ? 0.5 : 0.15);
    const pT = melanomaStage(breslowMm, ulcerated);
    // Sentinel nodes are not taken for the thinnest tumours.
    const nodes = pT === "pT1a" ? null : nodesOf(random, [1, 5], 0.25);
    return {
      ...NOTHING,
      specimen: `Skin, ${random.pick(["left", "right"])} ${part}`,
      procedure: "Wide local excision",
      histologicType: random.pick(types),
      breslowMm,
      ulcerated,
      margins: marginsOf(random, ["deep", "peripheral"], [2, 18]),
      nodes,
      lymphovascularInvasion: random.chance((nodes?.positive ?? 0) > 0 ? 0.5 : 0.1),
      stage: { pT, pN: nodeStage("melanoma", nodes) },
    };
  },
};

const NOTHING = {
  grade: null,
  gleason: null,
  sizeMm: null,
  breslowMm: null,
  ulcerated: null,
  extent: null,
  receptors: [] as Receptor[],
};

/** Nodes examined within a range, some of them positive with the given probability. */
function nodesOf(random: Random, [least, most]: readonly [number, number], probability: number) {
  const examined = random.integer(least, most);
  const positive = random.chance(probability) ? random.integer(1, Math.min(examined, 12)) : 0;
  return { positive, examined };
}

/** An involved margin has no distance: 0 mm. */
function marginsOf(random: Random, names: readonly string[], [least, most]: readonly [number, number]) {
  const involved = random.chance(0.2);
  return { involved, nearest: random.pick(names), distanceMm: involved ? 0 : random.integer(least, most) };
}
