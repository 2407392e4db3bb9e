/**
 * How well teachers at endpoints are used: `npm run bench:teachers [-- --requests 10000]`. Two simulated providers with rate
 * limits, slow tails, refusals and failures answer over HTTP on this machine, in a process of their own. Measured: the
 * share of their limits that is used, what a second provider adds, what three kills lose, and memory over a long run.
 * Prints figures beside their bars and writes bench/results/teachers.json.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { endpointSchema } from "../src/domain/endpoint.ts";
import { seededRandom } from "../src/domain/random.ts";
import { askEndpoints, endpointOf, type Question, spentOn } from "../src/inference/index.ts";
import { openStore, removeEmbeddedPostgres } from "../src/store/index.ts";
import { atLeast, atMost, Figures } from "./figures.ts";

const SELF = fileURLToPath(import.meta.url);
/** Requests a minute that each provider allows; it refuses more than a second's worth at once. */
const LIMIT = 3000;
const ANSWER_TOKENS = 64;

const { values: options } = parseArgs({
  options: {
    role: { type: "string", default: "bench" },
    requests: { type: "string", default: "10000" },
    name: { type: "string", default: "" },
    urls: { type: "string", default: "" },
    folder: { type: "string", default: "" },
    hedge: { type: "boolean", default: false },
  },
});

/** What a provider counted since it was last asked. */
interface Counts {
  /** Answers that were charged, and how many of them answered a question that had been charged before. */
  charged: number;
  chargedTwice: number;
  /** Answers given again by their Idempotency-Key, free of charge. */
  replayed: number;
  refused: number;
  failed: number;
  /** Requests whose client went away first. */
  left: number;
}

/**
 * Two providers on two ports. Latency is log-normal with a median of 120 ms; one answer in a hundred takes 2 to 4 s. One
 * request in 200 fails with 500, one in 400 is refused with 429 though the limit is kept.
 */
async function runProviders(): Promise<void> {
  const paid = new Set<string>();
  const ports = [];
  for (const seed of [1, 2]) {
    const random = seededRandom(seed);
    const replies = new Map<string, string>();
    let counts = noCounts();
    let [level, filledAtMs] = [LIMIT / 60, performance.now()];
    const allowed = (): boolean => {
      const nowMs = performance.now();
      level = Math.min(LIMIT / 60, level + ((nowMs - filledAtMs) * LIMIT) / 60_000);
      filledAtMs = nowMs;
      return level >= 1 && (level -= 1) >= 0;
    };
    const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
      const end = (status: number, value: unknown, headers = {}): void =>
        void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
      if (request.method === "GET") {
        end(200, counts);
        counts = noCounts();
        return;
      }
      if (!allowed() || random.chance(1 / 400)) {
        counts.refused++;
        end(429, { error: { code: "rate_limit_exceeded" } }, { "retry-after": "1" });
        return;
      }
      if (random.chance(1 / 200)) {
        counts.failed++;
        end(500, { error: { code: "server_error" } });
        return;
      }
      const latencyMs = random.chance(0.01) ? random.between(2000, 4000) : 120 * Math.exp(0.5 * normal(random.next));
      const timer = setTimeout(() => {
        const name = String(request.headers["idempotency-key"]);
        let reply = replies.get(name);
        if (reply) counts.replayed++;
        else {
          const { model, messages } = JSON.parse(body);
          const prompt = messages[0].content as string;
          if (paid.has(prompt)) counts.chargedTwice++;
          paid.add(prompt);
          reply = JSON.stringify({
            id: `${seed}-${replies.size}`,
            model,
            choices: [{ finish_reason: "stop", message: { content: `answer to ${prompt}` } }],
            usage: { prompt_tokens: 20, completion_tokens: 10 },
          });
          replies.set(name, reply);
          counts.charged++;
        }
        response.writeHead(200, { "content-type": "application/json" }).end(reply);
      }, latencyMs);
      response.once("close", () => {
        if (response.writableEnded) return;
        counts.left++;
        clearTimeout(timer);
      });
    };
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => answer(request, response, body));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    ports.push((server.address() as AddressInfo).port);
  }
  console.log(JSON.stringify(ports));
}

function noCounts(): Counts {
  return { charged: 0, chargedTwice: 0, replayed: 0, refused: 0, failed: 0, left: 0 };
}

/** Box and Muller 1958. */
const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** Asks its questions, and says each answer that came with the time and this process's memory. */
async function runWorker(): Promise<void> {
  const store = await openStore(options.folder);
  const endpoints = options.urls.split(",").map((url, index) =>
    endpointOf(
      endpointSchema.parse({
        name: `provider-${index}`,
        url,
        model: "teacher",
        price: { inputPerMillion: 1, outputPerMillion: 4 },
        limits: { requestsPerMinute: LIMIT, concurrent: 64, timeoutMs: 20_000 },
      }),
    ),
  );
  const questions = Array.from(
    { length: Number(options.requests) },
    (_, index): Question => ({ id: `${index}`, images: [], prompt: `${options.name} ${index}`, phi: "none" }),
  );
  console.log(JSON.stringify({ begun: Date.now() }));
  let [answered, held] = [0, 0];
  const settings = {
    answerTokens: ANSWER_TOKENS,
    store,
    budget: { name: options.name, money: 1000 },
    hedge: options.hedge,
  };
  for await (const answer of askEndpoints(endpoints, questions, settings)) {
    const right = "text" in answer && answer.text === `answer to ${options.name} ${answer.id}`;
    const stored = "stored" in answer;
    // Ten times a run the garbage is taken out, to see what is held.
    if (++answered % Math.ceil(questions.length / 10) === 0) {
      globalThis.gc?.();
      const { heapUsed, external } = process.memoryUsage();
      held = heapUsed + external;
    }
    console.log(JSON.stringify({ id: answer.id, right, stored, at: Date.now(), rss: process.memoryUsage.rss(), held }));
  }
  const { user, system } = process.cpuUsage();
  const processorMs = (user + system) / 1000;
  console.log(JSON.stringify({ spent: await spentOn(store, options.name), processorMs }));
  await store.close();
}

interface Answered {
  id: string;
  right: boolean;
  stored: boolean;
  at: number;
  /** Bytes of the process, and those that were held after the last collection. */
  rss: number;
  held: number;
}

interface WorkerRun {
  begun: number;
  answers: Answered[];
  spent: { requests: number; open: number; money: number } | null;
  processorMs: number;
}

/** Runs a worker to its end, or kills it (SIGKILL) after so many new answers. */
async function work(
  name: string,
  requests: number,
  urls: string[],
  folder: string,
  more: { hedge?: boolean; killAfter?: number } = {},
): Promise<WorkerRun> {
  const words = [
    "--role",
    "worker",
    "--name",
    name,
    "--requests",
    String(requests),
    "--urls",
    urls.join(),
    "--folder",
    folder,
  ];
  const child = start([...words, ...(more.hedge ? ["--hedge"] : [])]);
  const run: WorkerRun = { begun: 0, answers: [], spent: null, processorMs: 0 };
  let fresh = 0;
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const said = JSON.parse(line);
    if (said.begun) run.begun = said.begun;
    else if (said.spent) Object.assign(run, said);
    else {
      run.answers.push(said);
      if (!said.stored && ++fresh === more.killAfter) child.kill("SIGKILL");
    }
  }
  return run;
}

const start = (words: string[]): ChildProcess =>
  spawn(process.execPath, ["--expose-gc", "--import", "tsx", SELF, ...words], { stdio: ["ignore", "pipe", "inherit"] });

async function runBench(): Promise<void> {
  const requests = Number(options.requests);
  const folder = await mkdtemp(join(tmpdir(), "residency-teachers-"));
  await chmod(folder, 0o755);
  const providers = start(["--role", "providers"]);
  const figures = new Figures();
  try {
    const ports: number[] = await new Promise((said, failed) => {
      providers.once("error", failed);
      createInterface({ input: providers.stdout as NodeJS.ReadableStream }).once("line", (line) =>
        said(JSON.parse(line)),
      );
    });
    const urls = ports.map((port) => `http://127.0.0.1:${port}/v1`);
    const counts = async (): Promise<Counts> => {
      const sum = noCounts();
      for (const url of urls) {
        const one = (await (await fetch(url)).json()) as Counts;
        for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += one[key];
      }
      return sum;
    };
    /** Without the first and the last fiftieth: the start of the process, and the slowest of all. */
    const sustained = ({ answers }: WorkerRun): number => {
      const at = (share: number): number => (answers[Math.floor(share * (answers.length - 1))] as Answered).at;
      return (0.96 * answers.length) / ((at(0.98) - at(0.02)) / 1000);
    };
    const overall = ({ begun, answers }: WorkerRun): number =>
      answers.length / (((answers.at(-1) as Answered).at - begun) / 1000);
    const note = ({ refused, failed, left }: Counts): void =>
      console.log(`  the providers refused ${refused}, failed ${failed}, and were left by ${left}`);

    const one = await work("one", Math.ceil(requests / 4), urls.slice(0, 1), folder, { hedge: true });
    note(await counts());
    const two = await work("two", requests, urls, folder, { hedge: true });
    note(await counts());
    const [single, both] = [sustained(one), sustained(two)];
    figures.add("one provider, answers a second", single, "/s");
    figures.add("two providers, answers a second", both, "/s");
    figures.add("share of the sum of their limits", (both / (2 * (LIMIT / 60))) * 100, "%", atLeast(95));
    figures.add("share of them with the start and the last answers", (overall(two) / (2 * (LIMIT / 60))) * 100, "%");
    figures.add("two providers beside one", both / single, "x", atLeast(1.9));
    figures.add(
      "questions without a right answer",
      requests - new Set(two.answers.filter((answer) => answer.right).map((answer) => answer.id)).size,
      "",
      atMost(0),
    );
    const held = (share: number): number => (two.answers[Math.ceil(share * requests) - 1] as Answered).held;
    figures.add(
      `memory held after ${requests.toLocaleString("en")} answers beside after a fifth of them`,
      held(1) / held(0.2),
      "x",
      atMost(1.1),
    );
    figures.add("memory of the process at the end", (two.answers.at(-1) as Answered).rss / 1e6, "MB");
    figures.add("processor time of an answer, with its booking and storing", two.processorMs / requests, "ms");

    const asked = Math.ceil(requests / 4);
    const seen = new Set<string>();
    let [again, inFlight, paidTwice, replayed] = [0, 0, 0, 0];
    const tally = async (run: WorkerRun): Promise<void> => {
      // An answer that came fresh after it had come before was asked for twice.
      again += run.answers.filter((answer) => !answer.stored && seen.has(answer.id)).length;
      for (const answer of run.answers) if (answer.right) seen.add(answer.id);
      const counted = await counts();
      paidTwice += counted.chargedTwice;
      replayed += counted.replayed;
      inFlight += counted.left;
    };
    for (let kill = 0; kill < 3; kill++)
      await tally(await work("killed", asked, urls, folder, { killAfter: Math.floor(asked / 5) }));
    const last = await work("killed", asked, urls, folder);
    await tally(last);
    figures.add("questions lost over 3 kills", asked - seen.size, "", atMost(0));
    figures.add("stored answers that were asked for again", again, "", atMost(0));
    figures.add("answers charged twice by the providers", paidTwice, "", atMost(0));
    figures.add("answers given again, free, by their idempotency key", replayed, "");
    figures.add("requests in flight when killed", inFlight, "");
    figures.add("bookings left open by the kills", last.spent?.open ?? Number.NaN, "");
    await figures.write("teachers", { requests, limitPerMinute: LIMIT });
    figures.judge();
  } finally {
    providers.kill("SIGKILL");
    await removeEmbeddedPostgres(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

if (options.role === "providers") await runProviders();
else if (options.role === "worker") await runWorker();
else await runBench();
