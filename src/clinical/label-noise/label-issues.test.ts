import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../domain/random.ts";
import { confidentJoint } from "./confident-joint.ts";
import { type IssueFilter, labelIssues, scoreLabels } from "./label-issues.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const FOLDER = join(process.env.RESIDENCY_DATA ?? join(ROOT, "..", "shared", "data"), "label_errors");
const there = existsSync(join(FOLDER, "20news_test_set_pyx.npy"));

const FILTERS: IssueFilter[] = ["confident-joint", "prune-by-class", "prune-by-noise-rate", "both", "argmax"];

/** Rows of three classes; every tenth label of class 0 is really class 1. */
function made() {
  const random = seededRandom(3);
  const wrong = new Set<number>();
  const labels: number[] = [];
  const probabilities = Array.from({ length: 600 }, (_, row) => {
    const given = row % 3;
    const truth = given === 0 && row % 10 === 0 ? 1 : given;
    if (truth !== given) wrong.add(row);
    labels.push(given);
    const rest = random.between(0.05, 0.35);
    return [0, 1, 2].map((column) => (column === truth ? 1 - rest : rest / 2));
  });
  return { probabilities, labels, wrong };
}

describe("label issues", () => {
  it.each(FILTERS)("finds planted errors by %s", (filter) => {
    const { probabilities, labels, wrong } = made();
    const issues = labelIssues(probabilities, labels, { filter });
    expect(issues.filter((issue) => !wrong.has(issue.row))).toEqual([]);
    // Confident learning counts only the rows that it is sure of, so it may leave some out.
    expect(issues.length / wrong.size).toBeGreaterThan(filter === "argmax" ? 0.99 : 0.5);
    expect(issues.every((issue) => issue.given === 0 && issue.suggested === 1)).toBe(true);
    const confidences = issues.map((issue) => issue.selfConfidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => a - b));
  });

  it("ranks by margin where asked", () => {
    const probabilities = [
      [0.3, 0.7, 0],
      [0.2, 0.4, 0.4],
      [0.9, 0.1, 0],
    ];
    const rows = (rank: "self-confidence" | "margin") =>
      labelIssues(probabilities, [0, 0, 0], { filter: "argmax", rank }).map((issue) => issue.row);
    expect(rows("self-confidence")).toEqual([1, 0]);
    expect(rows("margin")).toEqual([0, 1]);
    expect(scoreLabels(probabilities, [0, 0, 0])[0]).toEqual({
      row: 0,
      given: 0,
      suggested: 1,
      selfConfidence: 0.3,
      margin: expect.closeTo(0.3),
    });
  });

  it("says nothing of nothing", () => {
    for (const filter of FILTERS) expect(labelIssues([], [], { filter })).toEqual([]);
  });
});

/** A little-endian NumPy array of u2 or f8 in C order. */
function readNumpy(file: string): Float64Array | Uint16Array {
  const bytes = readFileSync(join(FOLDER, file));
  const start = 10 + bytes.readUInt16LE(8);
  const content = bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length) as ArrayBuffer;
  return bytes.toString("latin1", 10, start).includes("'<u2'") ? new Uint16Array(content) : new Float64Array(content);
}

describe(there ? "20 newsgroups, verified by people" : "20 newsgroups: skipped, label_errors is not there", () => {
  // Errors found / flagged among the rows reviewed; 82 of 93 are verified errors. From an independent implementation.
  it.runIf(there).each([
    ["confident-joint", 40, 46],
    ["prune-by-noise-rate", 57, 65],
    ["argmax", 82, 93],
  ] as const)("%s finds %d errors in %d rows", (filter, errors, flagged) => {
    const labels = readNumpy("20news_test_set_original_labels.npy");
    const values = readNumpy("20news_test_set_pyx.npy");
    const classes = values.length / labels.length;
    const probabilities = Array.from({ length: labels.length }, (_, row) =>
      values.subarray(row * classes, (row + 1) * classes),
    );
    expect(confidentJoint(probabilities, labels).counts).toHaveLength(20);
    const issues = new Set(labelIssues(probabilities, labels, { filter }).map((issue) => issue.row));
    const reviews: { id: number; mturk: { given: number } }[] = JSON.parse(
      readFileSync(join(FOLDER, "20news_mturk.json"), "utf8"),
    );
    const found = reviews.filter((review) => issues.has(review.id));
    expect(found).toHaveLength(flagged);
    expect(found.filter((review) => review.mturk.given < 3)).toHaveLength(errors);
  });
});
