/** The stages together, through the command line, against a real store. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enginePython } from "../src/engine/index.ts";
import { writeCorpus } from "../src/synthetic/index.ts";
import { labConfig, ROOT, TestProject } from "./support.ts";
import { engineInstalled } from "./tiny-model.ts";

const LONG_MS = 180_000;
let work: string;
let project: TestProject;
let server: Server;
/** What the fake endpoint says, by a part of the picture's bytes; the default answers nothing. */
let reply: (body: string) => { status: number; content: string };

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "residency-loop-"));
  await writeCorpus({ family: "lab-report", count: 48, seed: 4, folder: join(work, "lab") });
  await writeCorpus({ family: "receipt", count: 32, seed: 4, folder: join(work, "receipts") });
  reply = () => ({ status: 200, content: "{}" });
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const { status, content } = reply(body);
      const message = { role: "assistant", content };
      response.writeHead(status, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          id: "1",
          object: "chat.completion",
          created: 1,
          model: JSON.parse(body).model,
          choices: [{ index: 0, finish_reason: "stop", message }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  project = new TestProject(
    labConfig(
      "base",
      'phi: { policy: "allow" },\n  mix: { medical: 0.6, general: 0.4 },\n  general: { receipt: { fields: [{ path: "store" }, { path: "total", type: "number" }] } },',
    ),
  );
}, LONG_MS);
afterAll(async () => {
  server?.close();
  await project?.remove();
  rmSync(work, { recursive: true, force: true });
}, LONG_MS);

const url = (name: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1#${name}`;

interface Added {
  added: number;
  known: number;
  labels: number;
  rejected: { file: string; code: string }[];
}

describe.sequential("the loop", () => {
  it(
    "adds documents with labels once, however often it is told to",
    async () => {
      const words = ["add", join(work, "lab"), "--labels", join(work, "lab", "labels.jsonl")];
      const first = await project.json<Added>(words);
      expect(first).toMatchObject({ added: 48, known: 0, rejected: [] });
      expect(await project.json<Added>(words)).toMatchObject({ added: 0, known: 48, labels: 0 });
      expect(
        await project.json<Added>(["add", join(work, "receipts"), "--labels", join(work, "receipts", "labels.jsonl")]),
      ).toMatchObject({ added: 32 });
    },
    LONG_MS,
  );

  it(
    "takes a changed label as a new revision and keeps the old one",
    async () => {
      const labels = join(work, "lab", "labels.jsonl");
      const lines = readFileSync(labels, "utf8").trim().split("\n");
      const row = JSON.parse(lines[0] as string);
      row.fields.patient.value = "Somebody Else";
      writeFileSync(labels, `${[JSON.stringify(row), ...lines.slice(1)].join("\n")}\n`);
      expect(await project.json<Added>(["add", join(work, "lab"), "--labels", labels])).toMatchObject({
        added: 0,
        labels: 1,
      });
      writeFileSync(labels, `${lines.join("\n")}\n`);
      expect(await project.json<Added>(["add", join(work, "lab"), "--labels", labels])).toMatchObject({ labels: 1 });
    },
    LONG_MS,
  );

  it(
    "lists bad files with their reasons and goes on with the others",
    async () => {
      const folder = join(work, "bad");
      mkdirSync(folder);
      const page = join(work, "lab", "lab-report-00000.png");
      copyFileSync(page, join(folder, "-rf $(x)\nname.png"));
      copyFileSync(page, join(folder, "half.png"));
      truncateSync(join(folder, "half.png"), 900);
      writeFileSync(join(folder, "empty.png"), "");
      writeFileSync(join(folder, "words.pdf"), "these are words");
      const report = await project.json<Added>(["add", folder]);
      expect(report).toMatchObject({ added: 0, known: 1 });
      expect(report.rejected.map((one) => one.code).sort()).toEqual([
        "file-damaged",
        "file-empty",
        "file-type-unsupported",
      ]);
      const listed = await project.json<{ code: string }[]>(["documents", "--rejected"]);
      expect(listed).toHaveLength(3);
    },
    LONG_MS,
  );

  it(
    "refuses a labels file by the number of its line",
    async () => {
      const labels = join(work, "wrong.jsonl");
      writeFileSync(labels, '{"file": "lab-report-00000.png"}\n');
      appendFileSync(labels, '{"file": "lab-report-00001.png", "colour": "red"}\n');
      const { code, output } = await project.run(["add", join(work, "lab"), "--labels", labels, "--json"]);
      expect(code).toBe(1);
      expect(JSON.parse(output).error).toMatchObject({
        code: "labels-invalid",
        message: expect.stringMatching(/line 2.*colour/s),
      });
    },
    LONG_MS,
  );

  let dataset: string;
  it(
    "curates without leaks, in the mix, and gives the same id for the same documents",
    async () => {
      const first = await project.json<{
        id: string;
        leaks: number;
        trainingRows: number;
        domains: Record<string, Record<string, number>>;
      }>(["curate"]);
      expect(first.leaks).toBe(0);
      expect((await project.json<{ id: string }>(["curate"])).id).toBe(first.id);
      expect(await project.json<unknown[]>(["datasets"])).toHaveLength(1);
      dataset = first.id;
    },
    LONG_MS,
  );

  it(
    "exports chat messages with images, and the same bytes again",
    async () => {
      const [one, two] = [join(work, "export-1"), join(work, "export-2")];
      const { rows } = await project.json<{ rows: number }>(["export", one, "--dataset", dataset.slice(0, 12)]);
      await project.json(["export", two]);
      expect(readFileSync(join(one, "train.jsonl"))).toEqual(readFileSync(join(two, "train.jsonl")));
      const lines = ["train", "dev", "test"].flatMap((split) =>
        readFileSync(join(one, `${split}.jsonl`), "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line)),
      );
      expect(lines).toHaveLength(rows);
      for (const line of lines) expect(existsSync(join(one, line.images[0]))).toBe(true);
    },
    LONG_MS,
  );

  it.skipIf(!engineInstalled())(
    "exports Parquet that Python's datasets opens with pictures",
    async () => {
      const folder = join(work, "parquet");
      await project.json(["export", folder, "--format", "parquet"]);
      const script = `
import json, sys
from datasets import load_dataset
rows = load_dataset("parquet", data_files=sys.argv[1], cache_dir=sys.argv[2])["train"]
row = rows[0]
print(json.dumps({"rows": len(rows), "size": row["images"][0].size, "roles": [m["role"] for m in row["messages"]], "mode": row["images"][0].mode}))`;
      const output = execFileSync(enginePython(), ["-c", script, join(folder, "train.parquet"), join(work, "cache")], {
        encoding: "utf8",
        env: { ...process.env, HF_HUB_OFFLINE: "1" },
      });
      expect(JSON.parse(output)).toMatchObject({ size: [280, 224], roles: ["user", "assistant"] });
    },
    LONG_MS,
  );

  it(
    "evaluates endpoints: a failing one scores zero, a right one scores one, and answers are bought once",
    async () => {
      const asked: string[] = [];
      reply = (body) => {
        asked.push(body);
        if (body.includes('"model":"broken"')) return { status: 400, content: "" };
        return { status: 200, content: '{"patient":null}' };
      };
      const words = ["evaluate", "--candidates", `${url("broken")},${url("empty")}`];
      interface Result {
        documents: number;
        generalDocuments: number;
        candidates: { failures: number; criticality: { decision: { exact: { right: number; n: number } } } }[];
      }
      const result = await project.json<Result>(words);
      expect(result.candidates[0]).toMatchObject({
        failures: result.documents + result.generalDocuments,
        criticality: { decision: { exact: { right: 0 } } },
      });
      expect(result.candidates[1]).toMatchObject({ failures: 0, criticality: { decision: { exact: { right: 0 } } } });
      const before = asked.length;
      await project.json<Result>(words);
      expect(asked.length).toBe(before);
    },
    LONG_MS,
  );

  it(
    "keeps the audit chain whole through all of it",
    async () => {
      expect(await project.json<{ intact: boolean; rows: number }>(["audit", "verify"])).toMatchObject({
        intact: true,
      });
    },
    LONG_MS,
  );
});

describe("the command line", () => {
  it(
    "refuses a wrong config with the path and the remedy",
    async () => {
      const other = new TestProject(
        'export default { name: "x", base: "b", families: ["f"], fields: [{ path: "a", kind: 1 }] };',
      );
      try {
        const { code, errors } = await other.run(["curate"]);
        expect(code).toBe(1);
        expect(errors).toMatch(/config-invalid:.*fields\[0\]/s);
        expect(errors).toContain("Correct the named path");
      } finally {
        await other.remove();
      }
    },
    LONG_MS,
  );

  it(
    "has an example in the help of every verb, and completion",
    async () => {
      const { VERBS } = await import("../src/cli/verbs.ts");
      const { buildProgram } = await import("../src/cli/main.ts");
      expect(buildProgram().commands.map((command) => command.name())).toEqual(
        VERBS.map((verb) => verb.name.split(" ")[0]),
      );
      const { output } = await project.run(["train", "--help"]);
      expect(output).toContain("Example:\n  residency train --plan");
      const completion = await project.run(["completion", "bash"]);
      expect(completion.output).toContain("residency");
      expect((await project.run(["no-such-verb"])).code).toBe(2);
    },
    LONG_MS,
  );

  it("has no machine's path in what it ships", () => {
    expect(readFileSync(join(ROOT, "package.json"), "utf8")).not.toContain(ROOT);
  });
});
