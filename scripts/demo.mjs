/**
 * The main job from end to end, by the same commands that a person would type.
 *
 *     node scripts/demo.mjs             lab reports: made documents, the starter model, a report that proves it or says that it did not
 *     node scripts/demo.mjs receipts    26 real scanned receipts, when they are there
 *
 * RESIDENCY_DEMO=short makes fewer documents and trains less: it shows that every step works, not how well.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const cli = join(root, "bin", "residency.mjs");
const short = process.env.RESIDENCY_DEMO === "short";
const receipts = process.argv[2] === "receipts";
const home = join(root, receipts ? ".residency-receipts" : ".residency-demo");
const project = join(root, "recipes", receipts ? "receipts" : "lab-reports");
const begun = Date.now();

/** Points that decision fields must gain, and that general documents may lose. */
const LEAST_GAIN = 0.2;
const MOST_LOSS = 0.03;

/** Runs one command of the CLI, shown as a person would type it. Resolves with its standard output. */
function residency(...words) {
  const json = words.includes("--json");
  console.log(
    `\n$ residency ${words.map((word) => (word.startsWith(root) ? word.slice(root.length + 1) : word)).join(" ")}`,
  );
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [cli, "--project", project, ...words], {
      cwd: root,
      env: { ...process.env, RESIDENCY_HOME: home },
      stdio: ["ignore", json ? "pipe" : "inherit", "inherit"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.once("error", failed);
    child.once("close", (code) =>
      code === 0 ? done(output) : failed(new Error(`residency ${words[0]} ended with code ${code}`)),
    );
  });
}

async function make(family, count, seed) {
  const folder = join(home, "made", family);
  rmSync(folder, { recursive: true, force: true });
  await residency("synthesise", "--family", family, "--count", String(count), "--seed", String(seed), "--out", folder);
  await residency("add", folder, "--labels", join(folder, "labels.jsonl"));
}

/** The receipts as a folder with a labels file; evidence is the printed line that carries the value. */
async function copyReceipts() {
  const source = resolve(root, process.env.RESIDENCY_RECEIPTS ?? join("..", "shared", "data", "sroie"));
  if (!existsSync(join(source, "img"))) {
    console.log(
      `skipped: the scanned receipts are not at ${source}; set RESIDENCY_RECEIPTS to a folder with img/, key/ and box/`,
    );
    return null;
  }
  const folder = join(home, "made", "scanned-receipts");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { default: sharp } = await import("sharp");
  const lines = [];
  for (const file of readdirSync(join(source, "img")).sort()) {
    const name = file.replace(/\.\w+$/, "");
    const key = JSON.parse(readFileSync(join(source, "key", `${name}.json`), "utf8"));
    await copyFile(join(source, "img", file), join(folder, file));
    const { width, height } = await sharp(join(source, "img", file)).metadata();
    const printed = readFileSync(join(source, "box", `${name}.csv`), "utf8")
      .split(/\r?\n/)
      .map((line) => line.split(","))
      .filter((cells) => cells.length >= 9)
      .map((cells) => ({ x: cells.slice(0, 8).map(Number), text: cells.slice(8).join(",") }));
    const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
    const fields = {};
    for (const [path, value] of Object.entries(key)) {
      if (typeof value !== "string" || value === "") continue;
      const carriers = printed.filter(
        ({ text }) =>
          plain(text).length > 2 && (plain(text).includes(plain(value)) || plain(value).includes(plain(text))),
      );
      const evidence = carriers.slice(0, 6).map(({ x }) => {
        const [left, right] = [Math.min(x[0], x[6]), Math.max(x[2], x[4])].map((edge) =>
          Math.min(Math.max(edge / width, 0), 1),
        );
        const [top, bottom] = [Math.min(x[1], x[3]), Math.max(x[5], x[7])].map((edge) =>
          Math.min(Math.max(edge / height, 0), 1),
        );
        return { page: 0, x: left, y: top, width: right - left, height: bottom - top };
      });
      fields[path] = { value, status: "present", evidence: evidence.filter((box) => box.width > 0 && box.height > 0) };
    }
    lines.push(JSON.stringify({ file, domain: "scanned", family: "scanned-receipt", fields }));
  }
  writeFileSync(join(folder, "labels.jsonl"), `${lines.join("\n")}\n`);
  return folder;
}

async function main() {
  mkdirSync(home, { recursive: true });
  if (receipts) {
    const folder = await copyReceipts();
    if (folder === null) return 0;
    await residency("add", folder, "--labels", join(folder, "labels.jsonl"));
    await make("invoice", short ? 20 : 60, 7);
  } else {
    await make("lab-report", short ? 120 : 440, 7);
    await make("receipt", short ? 40 : 150, 7);
    await make("invoice", short ? 40 : 150, 7);
  }
  await residency("curate");
  const advice = join(home, "advice.html");
  const advised = JSON.parse(await residency("advise", "--json", "--limit", short ? "4" : "10", "--out", advice));
  await residency("train", "--plan");
  await residency("train");
  const result = JSON.parse(await residency("evaluate", "--calibrate", "--twins", "--json"));
  const report = join(home, "report.html");
  await residency("report", "--out", report);
  const released = JSON.parse(await residency("release", "--json"));
  await residency("audit", "verify");

  printAdvice(advised);
  printTable(result);
  printGates(released);
  console.log(`\nAdvice: ${advice}\nReport: ${report}`);
  console.log(`Took ${Math.round((Date.now() - begun) / 1000)} s.`);
  return judge(result);
}

const percent = (share) =>
  share.score.kind === "scored" ? `${(share.score.value * 100).toFixed(1)} %`.padStart(8) : "unscored";
const points = (value) => `${value >= 0 ? "+" : "-"}${Math.abs(value * 100).toFixed(1)}`;

/** What was advised before anything was trained. */
function printAdvice({ verdict, sentence, runnerUp }) {
  console.log(`\nAdvice before training: ${verdict} (runner-up ${runnerUp.verdict})\n${sentence}`);
}

/** The gates that were fixed before training, and what each one found. */
function printGates({ id, state, gates }) {
  console.log(`\nGates of release ${id}, which is a ${state}`);
  for (const { name, outcome, reason } of gates) console.log(`${outcome.padEnd(8)}${name.padEnd(16)}${reason}`);
}

function printTable({ candidates, documents, generalDocuments }) {
  console.log(`\n${documents} held-out documents, ${generalDocuments} general ones; exact match of fields`);
  const rows = [["", ...candidates.map((candidate) => candidate.name)]];
  for (const criticality of ["decision", "supporting"]) {
    if (candidates.every((candidate) => candidate.criticality[criticality]))
      rows.push([
        `${criticality} fields`,
        ...candidates.map((candidate) => percent(candidate.criticality[criticality].exact)),
      ]);
  }
  rows.push(["whole documents", ...candidates.map((candidate) => percent(candidate.allDecisionFields))]);
  rows.push(["valid JSON", ...candidates.map((candidate) => percent(candidate.validJson))]);
  rows.push(["general documents", ...candidates.map((candidate) => percent(candidate.retention.exact))]);
  for (const row of rows)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(20) : cell.padStart(10))).join(""));
}

/** Says plainly whether it paid off. Only the full demo on lab reports promises that it does. */
function judge({ comparisons }) {
  const [{ decision, retention }] = comparisons;
  const say = (name, difference) =>
    console.log(
      "unscored" in difference
        ? `${name}: unscored, ${difference.unscored}`
        : `${name}: ${points(difference.estimate)} points, 95 % interval ${points(difference.interval.low)} to ${points(difference.interval.high)}, paired over ${difference.documents} documents`,
    );
  console.log("");
  say("Decision fields, tuned against base", decision);
  say("General documents, tuned against base", retention);
  if (receipts) {
    console.log("26 documents are few: read the intervals, not the shares.");
    return 0;
  }
  const gained = !("unscored" in decision) && decision.estimate >= LEAST_GAIN && decision.interval.low > 0;
  const kept = !("unscored" in retention) && retention.estimate >= -MOST_LOSS;
  if (gained && kept)
    console.log(
      retention.interval.low >= -MOST_LOSS
        ? "It paid off, and nothing was forgotten beyond the margin."
        : "It paid off. What was forgotten is estimated within the margin; so few general documents do not exclude more.",
    );
  else
    console.log(
      `It did not hold: ${gained ? "" : "decision fields gained too little"}${gained || kept ? "" : "; "}${kept ? "" : "general documents lost too much"}.`,
    );
  if (short) {
    console.log("The short form shows that every step works; its numbers are too small to judge by.");
    return 0;
  }
  return gained && kept ? 0 : 1;
}

process.exitCode = await main().catch((error) => {
  console.error(error.message);
  return 1;
});
