/** The verbs `teach` and `suggestions` against a project, a store and a teacher behind HTTP. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { DatasetDocument, DatasetSummary } from "../domain/dataset.ts";
import type { Specialty } from "../domain/specialty.ts";
import { loadProject } from "../project.ts";
import { keepDataset, openStore, removeEmbeddedPostgres, tables } from "../store/index.ts";
import { main } from "./main.ts";

const CAPTION = {
  class: "White Cell",
  image_type: "smear",
  anatomical_region: "blood",
  key_findings: "One cell.",
  clinical_significance: "None.",
};
const TASK = ["--task", "caption"];
let folder: string;
let server: Server;
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      asked++;
      // The second model is asked twice: once, and once more to mend its answer.
      const { model } = JSON.parse(body) as { model: string };
      const content = model === "mute" ? "I cannot." : JSON.stringify(CAPTION);
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          id: `answer-${asked}`,
          object: "chat.completion",
          created: 1,
          model,
          choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
          usage: { prompt_tokens: 100, completion_tokens: 4096, total_tokens: 4196 },
        }),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  folder = mkdtempSync(join(tmpdir(), "residency-cli-teach-"));
  chmodSync(folder, 0o755);
  const paths = ["class", "image_type", "anatomical_region", "key_findings", "clinical_significance"];
  const endpoint = { url, price: { inputPerMillion: 0, outputPerMillion: 100 } };
  writeFileSync(
    join(folder, "residency.config.ts"),
    `import { defineSpecialty } from "residency";
export default defineSpecialty(${JSON.stringify({
      name: "smears",
      base: "base",
      families: ["smear"],
      fields: paths.map((path) => ({ path })),
      endpoints: [
        { ...endpoint, name: "atlas", model: "seeing", mayReceivePhi: true },
        { ...endpoint, name: "mute", model: "mute", mayReceivePhi: true },
        { ...endpoint, name: "abroad", model: "seeing-abroad" },
      ],
    })});`,
  );
  const home = join(folder, "home");
  mkdirSync(home);
  vi.stubEnv("RESIDENCY_HOME", home);
  const { specialty } = await loadProject(folder);
  await fill(home, specialty);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await removeEmbeddedPostgres(join(folder, "home"));
  rmSync(folder, { recursive: true, force: true });
  server.closeAllConnections();
  server.close();
});

/** Six documents: four to train (three of the class that the teacher names), one dev, one test. */
async function fill(home: string, specialty: Specialty): Promise<void> {
  const store = await openStore(home);
  const documents: DatasetDocument[] = [];
  for (const [index, split] of (["train", "train", "train", "train", "dev", "test"] as const).entries()) {
    const sha256 = await store.blobs.put(Buffer.from(`page ${index}`));
    const className = index === 3 ? "platelet" : "white cell";
    documents.push({
      id: `document-${index}`,
      name: `${index}.png`,
      family: "smear",
      class: className,
      pages: [{ sha256, width: 9, height: 9 }],
      split,
      selected: true,
    });
    await store.database.insert(tables.documents).values({
      id: `document-${index}`,
      name: `${index}.png`,
      source: `${index}.png`,
      mediaType: "image/png",
      sizeBytes: 6,
      family: "smear",
      class: className,
    });
    await store.database.insert(tables.pages).values({
      documentId: `document-${index}`,
      index: 0,
      sha256,
      width: 9,
      height: 9,
      quality: { sharpness: 9 - index, skewDegrees: null, contrast: 1, ink: 0.5, blank: false },
      perceptualHash: "0".repeat(16),
    });
  }
  await keepDataset(store, documents, specialty, {} as DatasetSummary);
  await store.close();
}

/** Runs one command in this process and reads what it prints with --json. */
async function residency(...words: string[]): Promise<{ code: number; result: Record<string, unknown> }> {
  let printed = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
  const error = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  try {
    const code = await main(["--project", folder, "--json", ...words]);
    return { code, result: JSON.parse(printed || "{}") };
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
}

it("teaches within a budget, and goes on when it is raised", async () => {
  // A question may cost 0.82 at most and costs 0.41, so a second one would be beyond what is left.
  const poor = await residency("teach", "--teachers", "atlas", ...TASK, "--budget", "1", "--held-back", "0");
  expect(poor.result).toMatchObject({ stopped: "budget-spent", documents: 4 });
  expect(poor.code).toBe(3);
  expect(asked).toBe(1);
  const rich = await residency("teach", "--teachers", "atlas", ...TASK, "--budget", "50", "--held-back", "0");
  expect(rich).toMatchObject({ code: 0, result: { stopped: null, kept: 3, rejected: 1 } });
  expect(asked).toBe(4);
  const again = await residency("teach", "--teachers", "atlas", ...TASK, "--held-back", "0");
  expect(again.result).toMatchObject({ answered: 0, known: 4 });
  expect(asked).toBe(4);
});

it("sends nothing that may hold identifiers to an endpoint that is not marked for it", async () => {
  const before = asked;
  const { code, result } = await residency("teach", "--teachers", "abroad", ...TASK);
  expect([code, result]).toMatchObject([1, { error: { code: "phi-blocked" } }]);
  expect(asked).toBe(before);
});

it("refuses the test split, and tasks that there are not", async () => {
  for (const words of [
    ["--documents", "test", ...TASK],
    ["--task", "diagnosis"],
    ["--held-back", "2", ...TASK],
  ])
    expect(await residency("teach", "--teachers", "atlas", ...words)).toMatchObject({
      code: 2,
      result: { error: { code: "usage" } },
    });
});

it("keeps an answer that does not fit, since it was paid for", async () => {
  const first = await residency("teach", "--teachers", "mute", ...TASK, "--limit", "1", "--held-back", "0");
  expect(first.result).toMatchObject({ answered: 1, rejected: 1, failures: {} });
  const before = asked;
  expect((await residency("teach", "--teachers", "mute", ...TASK, "--limit", "1")).result).toMatchObject({ known: 1 });
  expect(asked).toBe(before);
});

it("lists, reports, accepts, makes a dataset, exports and measures anchoring", async () => {
  expect((await residency("suggestions", "list", ...TASK, "--state", "kept")).result).toHaveLength(3);
  expect((await residency("suggestions", "report", ...TASK)).result).toMatchObject({
    all: { suggestions: 5, removed: 2, documents: 4, lost: 1 },
    classes: { platelet: { lost: 1 }, "white cell": { lost: 0 } },
  });
  expect((await residency("suggestions", "accept", ...TASK)).code).toBe(2);
  expect((await residency("suggestions", "accept", ...TASK, "--by", "ana")).result).toEqual({
    accepted: 3,
    labels: 15,
    conflicts: 0,
  });
  const made = await residency("suggestions", "dataset", ...TASK);
  expect(made.result).toMatchObject({ summary: { trainingRows: 3, splits: { train: 3, test: 1 } } });
  const out = join(folder, "out");
  expect((await residency("suggestions", "export", ...TASK, "--out", out)).result).toMatchObject({
    rows: { train: 3, dev: 0, test: 1 },
  });
  // The class is written as the known one is.
  const [row] = readFileSync(join(out, "train.jsonl"), "utf8").split("\n");
  expect(JSON.parse(JSON.parse(row as string).messages[2].content)).toEqual({ ...CAPTION, class: "white cell" });
  expect((await residency("suggestions", "anchoring", ...TASK)).result).toMatchObject({
    difference: { kind: "unscored" },
  });
  expect((await residency("suggestions", "forget", ...TASK)).code).toBe(2);
});
