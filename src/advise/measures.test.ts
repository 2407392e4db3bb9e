import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PageQuality } from "../domain/document.ts";
import { countRight, differenceOf, faultless, type Judged } from "./count.ts";
import { fits, trainingMemoryBytes } from "./estimate.ts";
import { curveFacts } from "./facts/curve-facts.ts";
import { illegibleBecause } from "./facts/legibility.ts";
import { proofFacts } from "./facts/proof-facts.ts";
import { modelParameters } from "./model-parameters.ts";
import { madeCurve } from "./test-project.ts";

const rows = (documents: number, each: number, right: (document: number, field: number) => boolean): Judged[] =>
  Array.from({ length: documents * each }, (_, index) => ({
    documentId: `d${Math.floor(index / each)}`,
    path: `p${index % each}`,
    right: right(Math.floor(index / each), index % each),
  }));

describe("counting", () => {
  it("has wider intervals where whole documents are wrong", () => {
    const spread = countRight(rows(50, 10, (document, field) => (document + field) % 5 !== 0));
    const lumped = countRight(rows(50, 10, (document) => document % 5 !== 0));
    expect([spread.share, lumped.share]).toEqual([0.8, 0.8]);
    const width = ({ interval }: typeof spread): number => (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(width(lumped)).toBeGreaterThan(3 * width(spread));
  });

  it("counts what only one of them invented against it", () => {
    const left = rows(20, 5, (_, field) => field !== 0);
    const invented: Judged[] = left.map((row) => ({ ...row, path: `invented ${row.path}`, right: false }));
    const difference = differenceOf(left, [...rows(20, 5, () => true), ...invented]);
    // 4 of 5 against 5 of 10.
    expect(difference).toMatchObject({ scored: true, estimate: expect.closeTo(-0.3, 12), documents: 20, fields: 200 });
  });

  it("takes all documents of one subject together", () => {
    const one = rows(40, 5, (document) => document % 4 !== 0);
    const owned = one.map((row) => ({ ...row, subject: `s${Number(row.documentId.slice(1)) % 4}` }));
    const width = ({ interval }: ReturnType<typeof countRight>): number => (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(width(countRight(owned))).toBeGreaterThan(2 * width(countRight(one)));
    expect(countRight(owned).documents).toBe(40);
  });

  it("compares only what both were asked, and says when that is too little", () => {
    const left = rows(20, 4, (_, field) => field !== 0);
    const right = rows(30, 4, () => true);
    expect(differenceOf(left, right)).toMatchObject({ scored: true, estimate: 0.25, documents: 20, fields: 80 });
    expect(differenceOf(left.slice(0, 4), right)).toMatchObject({ scored: false });
  });

  it("counts documents without an error", () => {
    expect(faultless(rows(10, 3, (document, field) => document > 1 || field !== 2))).toEqual({ right: 8, n: 10 });
  });
});

describe("proofFacts", () => {
  it("uses the measured discordance and design effect", () => {
    // 10 % discordant fields, 5 points: 312 independent pairs (two-sided .05, power .8).
    const base = rows(100, 1, (document) => document % 10 !== 0);
    const other = rows(100, 1, () => true);
    expect(
      proofFacts(
        [
          { name: "base", judged: base },
          { name: "other", judged: other },
        ],
        "base",
        0.05,
      ),
    ).toMatchObject({ scored: true, discordance: 0.1, documents: 312 });
    const lumped = proofFacts(
      [{ name: "base", judged: rows(100, 10, (document) => document % 5 !== 0) }],
      "base",
      0.05,
    );
    expect(lumped).toMatchObject({ scored: true, discordance: 0.4 });
    expect(lumped.scored && lumped.designEffect).toBeGreaterThan(9);
  });

  it("does not promise a gain that cannot be had", () => {
    expect(proofFacts([{ name: "base", judged: rows(50, 4, (d) => d !== 0) }], "base", 0.05)).toEqual({
      scored: false,
      reason: "only 2.0 % of fields are wrong, so there is no such gain to be had",
    });
  });
});

describe("curveFacts", () => {
  it("follows the curve to the target, or says that it ends below", () => {
    const rising = curveFacts(madeCurve([1000, 125, 500, 250].sort(), 0.99, 2), 0.95);
    expect(rising.points.map((point) => point.documents)).toEqual([125, 250, 500, 1000]);
    expect(rising.lastRise).toBeCloseTo(0.0262, 3);
    // 0.99 - 2 n^-0.5 = 0.95 at n = 2,500.
    expect(rising.beyond.scored && rising.beyond.target.documents).toBeGreaterThan(2_300);
    expect(rising.beyond.scored && rising.beyond.target.documents).toBeLessThan(2_700);
    const flat = curveFacts(madeCurve([125, 250, 500, 1000], 0.8, 1), 0.95);
    expect(flat.beyond).toMatchObject({
      scored: true,
      target: { documents: null, reason: expect.stringContaining("out of reach") },
    });
    expect(curveFacts(madeCurve([125, 250], 0.8, 1), 0.95).beyond).toMatchObject({ scored: false });
  });
});

describe("estimates", () => {
  it("asks 16 bytes a weight for all weights, and the least for 4 bits", () => {
    expect(trainingMemoryBytes("full", 1e9)).toBe(20e9);
    expect(trainingMemoryBytes("qlora", 4e9)).toBeLessThan(trainingMemoryBytes("lora", 4e9));
    expect(fits("lora", { hardware: { gpuMemoryBytes: 24e9, parameters: 4e9 } })).toBe(true);
    expect(fits("full", { hardware: { gpuMemoryBytes: 24e9, parameters: 4e9 } })).toBe(false);
    expect(fits("full", { hardware: { gpuMemoryBytes: null, parameters: 4e9 } })).toBeNull();
  });
});

describe("illegibleBecause", () => {
  const page: PageQuality = { sharpness: 300, skewDegrees: 1, contrast: 0.05, ink: 0.02, blank: false };
  it("names blank, blurred and turned pages, and no faint but sharp one", () => {
    expect(illegibleBecause(page)).toBeNull();
    expect(illegibleBecause({ ...page, skewDegrees: null })).toBeNull();
    expect(illegibleBecause({ ...page, blank: true })).toBe("the page is blank");
    expect(illegibleBecause({ ...page, sharpness: 12 })).toContain("blurred (sharpness 12");
    expect(illegibleBecause({ ...page, skewDegrees: -9.4 })).toBe("the page is turned by 9 degrees");
  });
});

describe("modelParameters", () => {
  it("counts weights from headers alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "residency-model-"));
    const file = (shapes: Record<string, number[]>): Buffer => {
      const tensors = Object.fromEntries(
        Object.entries(shapes).map(([name, shape]) => [name, { dtype: "F16", shape }]),
      );
      const header = Buffer.from(JSON.stringify({ __metadata__: { format: "pt" }, ...tensors }));
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(header.length));
      return Buffer.concat([length, header]);
    };
    await writeFile(join(folder, "a.safetensors"), file({ wide: [30, 20], bias: [20] }));
    await writeFile(join(folder, "b.safetensors"), file({ scalar: [] }));
    expect(await modelParameters(folder)).toBe(621);
    await writeFile(join(folder, "c.safetensors"), "no header");
    expect(await modelParameters(folder)).toBeNull();
    expect(await modelParameters(join(folder, "nowhere"))).toBeNull();
    await rm(folder, { recursive: true });
  });
});
