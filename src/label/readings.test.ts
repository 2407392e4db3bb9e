import { describe, expect, it } from "vitest";
import { parseSpecialty } from "../domain/specialty.ts";
import { categoryOf, differingPaths, LABEL_METHODS, type LabelRevision, twoReadings } from "./readings.ts";

const specialty = parseSpecialty({
  name: "lab-reports",
  base: "base",
  families: ["lab-report"],
  fields: [{ path: "patient" }, { path: "results[].value", type: "number" }],
});

const { label, second, adjudication } = LABEL_METHODS;
const row = (path: string, revision: number, author: string, method: string, value: string | null): LabelRevision => ({
  path,
  revision,
  author,
  method,
  value,
  status: value === null ? "absent" : "present",
  evidence: [],
});

describe("twoReadings", () => {
  it("takes what the first author said last before anybody else wrote, and the newest blind reading", () => {
    const readings = twoReadings(
      [
        row("patient", 1, "ana", label, "Ann"),
        row("patient", 2, "ana", label, "Anna"),
        row("patient", 3, "ben", second, "Hanna"),
        row("patient", 4, "ben", second, "Hannah"),
        row("patient", 5, "ana", label, "Hannah"), // with the other reading in view
      ],
      "ben",
    );
    expect(readings?.firstReader).toBe("ana");
    expect(readings?.first.get("patient")?.value).toBe("Anna");
    expect(readings?.second.get("patient")?.value).toBe("Hannah");
  });

  it("goes on with the first reading when its author edits a suggestion that they accepted", () => {
    const readings = twoReadings(
      [
        row("patient", 1, "ana", "suggestion-accepted", "Ann"),
        row("patient", 2, "ana", label, "Anna"),
        row("patient", 3, "ben", second, "Anna"),
      ],
      "ben",
    );
    expect(readings?.first.get("patient")?.value).toBe("Anna");
  });

  it("counts no adjudication, and nothing that only a second reader saw, as a first reading", () => {
    const readings = twoReadings(
      [
        row("patient", 1, "ana", label, "Ann"),
        row("patient", 2, "ben", second, "Ben"),
        row("patient", 3, "ana", adjudication, "Ben"),
        row("results[0].value", 1, "ben", second, "5.8"),
      ],
      "ben",
    );
    expect(readings?.first.get("patient")?.value).toBe("Ann");
    expect(readings?.first.has("results[0].value")).toBe(false);
    expect(readings?.second.get("results[0].value")?.value).toBe("5.8");
    expect(twoReadings([row("patient", 1, "ben", second, "Ben")], "ben")).toBeNull();
  });
});

describe("differingPaths", () => {
  it("compares values and not typography, and takes a missing label for absent", () => {
    const readings = twoReadings(
      [
        row("patient", 1, "ana", label, "ANN  Lee"),
        row("patient", 2, "ben", second, "Ann Lee"),
        row("results[0].value", 1, "ana", label, "5.80"),
        row("results[0].value", 2, "ben", second, "5.8"),
        row("results[1].value", 1, "ana", label, "7"),
        row("results[2].value", 1, "ana", label, null),
      ],
      "ben",
    );
    expect(readings && differingPaths(readings, specialty)).toEqual(["results[1].value"]);
  });

  it("keeps illegible, absent and a value apart", () => {
    const unread = { ...row("patient", 1, "ana", label, null), status: "illegible" as const };
    const categories = [
      unread,
      row("patient", 1, "ana", label, null),
      row("patient", 1, "ana", label, "illegible"),
    ].map((found) => categoryOf(found, specialty));
    expect(new Set(categories).size).toBe(3);
  });
});
