import type { Command } from "commander";
import { ADVICE_DEFAULTS } from "../domain/advice-defaults.ts";
import { money, number, share, shares, wholeNumber } from "./options.ts";

/** A verb's code: gets its command (options) and its arguments; returns the exit code, 0 when nothing is returned. */
// biome-ignore lint/suspicious/noConfusingVoidType: a verb that just ends has succeeded
export type Verb = (command: Command, ...parameters: unknown[]) => Promise<number | void>;

export interface VerbEntry {
  name: string;
  description: string;
  example: string;
  define?: (command: Command) => void;
  load: () => Promise<Verb>;
}

/** Every verb, in the order of the loop. */
export const VERBS: VerbEntry[] = [
  {
    name: "init",
    description: "write a first residency.config.ts",
    example: "residency init --project my-lab",
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "synthesise",
    description: "make documents with perfect labels",
    example: "residency synthesise --family lab-report --count 500 --seed 7 --out made/lab-reports",
    define: (command) =>
      command
        .option(
          "--family <name>",
          "kind of document; a wrong name lists them all: lab-report, prescription, echo-report, receipt, ...",
        )
        .option("--count <n>", "documents", wholeNumber({ from: 1, to: 1_000_000 }))
        .option("--fhir <path>", "draw what FHIR R4 bundles say: a .json file or a folder of them")
        .requiredOption("--out <folder>", "where files and labels.jsonl go")
        .option("--seed <n>", "same seed, same bytes", wholeNumber({ from: 0 }), 1)
        .option(
          "--size <size>",
          "slip (280 x 224 px), small (448 x 448 px) or page (840 x 1190 px); default: the family's",
        )
        .option("--severity <0..1>", "how bad the scans may be", share, 0.4)
        .option("--degradations <list>", "only these, each at the whole severity: blur,fax,fold ...")
        .option("--fonts <set>", "all, or only what the starter has seen or never seen: all, seen, unseen", "all"),
    load: async () => (await import("./synthesise.ts")).synthesise,
  },
  {
    name: "add <paths...>",
    description: "add images, PDF and TIFF, with labels if there are any",
    example: "residency add scans/ --labels scans/labels.jsonl",
    define: (command) => command.option("--labels <file>", "labels in the import format (docs/import-format.md)"),
    load: async () => (await import("./add.ts")).add,
  },
  {
    name: "documents",
    description: "list documents, or files that were rejected",
    example: "residency documents --rejected",
    define: (command) =>
      command
        .option("--rejected", "files that could not be added, with their reasons")
        .option("--limit <n>", "rows", wholeNumber(), 50),
    load: async () => (await import("./documents.ts")).documents,
  },
  {
    name: "curate",
    description: "make a dataset version: no duplicates, split by subject, checked for leaks, mixed",
    example: "residency curate",
    load: async () => (await import("./curate.ts")).curate,
  },
  {
    name: "datasets",
    description: "list dataset versions",
    example: "residency datasets",
    load: async () => (await import("./datasets.ts")).datasets,
  },
  {
    name: "export <folder>",
    description: "write a dataset version as chat messages with images or as Parquet, or the labels as they stand",
    example: "residency export out/ --format parquet",
    define: (command) =>
      command
        .option("--dataset <id>", "the newest when left out")
        .option("--format <format>", "messages, parquet or labels", "messages"),
    load: async () => (await import("./export.ts")).exportDataset,
  },
  {
    name: "teach",
    description: "ask teachers for suggestions about documents, and filter what they propose",
    example: "residency teach --teachers gpt,claude --task fields --budget 5.00",
    define: (command) =>
      command
        .requiredOption("--teachers <list>", "endpoints of the config, base, runs, model folders or URLs")
        .option("--task <task>", "fields, transcription, caption or reasoning", "fields")
        .option("--documents <list>", "train, dev or unlabelled; the test split is never taught", "train")
        .option("--budget <amount>", "the most that may be spent, in the currency of the endpoints' prices", money)
        .option("--dataset <id>", "the newest when left out")
        .option("--limit <n>", "at most so many documents", wholeNumber())
        .option("--held-back <share>", "share of documents that people label without seeing suggestions", share),
    load: async () => (await import("./teach.ts")).teach,
  },
  {
    name: "suggestions <action>",
    description: "list, report, accept, dataset, export or anchoring: what became of teachers' suggestions",
    example: "residency suggestions report --task caption",
    define: (command) =>
      command
        .option("--task <task>", "fields, transcription, caption or reasoning", "fields")
        .option("--state <state>", "list: kept or rejected")
        .option("--limit <n>", "list: rows", wholeNumber(), 50)
        .option("--by <person>", "accept: who answers for taking all that was kept")
        .option("--dataset <id>", "dataset, export: the version that was taught; the newest when left out")
        .option("--ratio <n>", "dataset, export: no class more than so many times the rarest", number({ from: 1 }))
        .option("--out <folder>", "export: where to write"),
    load: async () => (await import("./suggestions.ts")).suggestions,
  },
  {
    name: "advise",
    description: "measure what a specialist would have to beat, and say whether to train one at all",
    example: "residency advise --gpu-memory 24 --out advice.html",
    define: (command) =>
      command
        .option("--dataset <id>", "the newest when left out")
        .option("--limit <n>", "at most so many held-out documents of each part", wholeNumber())
        .option("--no-measure", "judge by what was measured before; ask no model")
        .option("--examples <n>", "labelled documents that are shown in the few-shot prompt", wholeNumber(), 4)
        .option("--target <share>", "share of fields that has to be right", share, ADVICE_DEFAULTS.target)
        .option("--margin <share>", "a smaller difference is not worth a change", share, ADVICE_DEFAULTS.margin)
        .option(
          "--gain <share>",
          "the gain that held-out documents should be able to prove",
          share,
          ADVICE_DEFAULTS.gain,
        )
        .option("--needs <list>", "reasons to train even a strong base: format,audit,latency,size,unseen")
        .option("--seconds <n>", "longest that an answer may take", number({ from: 0 }))
        .option("--gpu-memory <GB>", "memory of the GPU that would train", number({ from: 0 }))
        .option(
          "--review-minutes <n>",
          "minutes that a person takes to check one document",
          number({ from: 0 }),
          ADVICE_DEFAULTS.reviewMinutesPerDocument,
        )
        .option(
          "--label-seconds <n>",
          "seconds that a person takes to label one field",
          number({ from: 0 }),
          ADVICE_DEFAULTS.labelSecondsPerField,
        )
        .option("--out <file>", "also as one HTML file"),
    load: async () => (await import("./advise.ts")).advise,
  },
  {
    name: "train",
    description: "train the specialty's recipe on a dataset version, or go on with an interrupted run",
    example: "residency train --plan",
    define: (command) =>
      command
        .option("--dataset <id>", "the newest when left out")
        .option("--plan", "only say what it would take: rows, tokens, steps, memory, time")
        .option("--expect <run>", "train only if this is the run, as its plan said"),
    load: async () => (await import("./train.ts")).train,
  },
  {
    name: "runs",
    description: "list runs, or show one with its loss curve",
    example: "residency runs 3fa9c1",
    define: (command) =>
      command
        .argument("[id]", "a run")
        .option("--samples", "also what it answered about held-out documents while it learned"),
    load: async () => (await import("./runs.ts")).runs,
  },
  {
    name: "evaluate",
    description: "let candidates answer the same held-out documents, and compare them",
    example: "residency evaluate --candidates base,tuned",
    define: (command) =>
      command
        .option("--dataset <id>", "the newest when left out")
        .option("--split <split>", "train, dev or test", "test")
        .option(
          "--candidates <list>",
          "base, tuned, ocr-rules, runs, releases, folders or endpoint URLs; the config's when left out",
        )
        .option("--limit <n>", "at most so many documents of each part", wholeNumber())
        .option("--calibrate", "ask about the dev split too, so that confidence can be calibrated")
        .option("--twins", "ask again with an injected instruction, repeated, and in another order"),
    load: async () => (await import("./evaluate.ts")).evaluate,
  },
  {
    name: "judge <action> [file]",
    description: "score answers with a judge, check a judge against people, or list checks (score, check, list)",
    example: "residency judge score --candidate tuned --judge clerk --metrics caption-faithfulness,faithfulness",
    define: (command) =>
      command
        .option("--judge <name>", "an endpoint of the specialty, a URL or a model folder")
        .option("--candidate <name>", "score: whose stored answers")
        .option(
          "--metrics <list>",
          "score: caption-faithfulness, faithfulness, answer-relevancy, answer-correctness",
          "caption-faithfulness",
        )
        .option("--facts-only", "score: answer correctness by facts alone, for doses and denials")
        .option("--dataset <id>", "score: the newest when left out")
        .option("--split <split>", "score: train, dev or test", "test")
        .option("--limit <n>", "score: at most so many documents", wholeNumber())
        .option("--budget <money>", "stop within one request of it", money)
        .option("--study <id>", "check: cases from a closed blind reading")
        .option("--no-phi", "check: the cases hold no identifiers of patients"),
    load: async () => (await import("./judge.ts")).judge,
  },
  {
    name: "study <action> [words...]",
    description: "blind reading of two candidates or more: open, next, vote, close, result or list",
    example: "residency study open --candidates base,tuned --documents 60 --seed 20261 --readers 3",
    define: (command) =>
      command
        .option("--plan <file>", "open: the plan as JSON (docs/blind-reading.md), instead of the options below")
        .option("--name <name>", "open: what it is called; the specialty's name when left out")
        .option("--evaluation <id>", "open: whose answers are read; the newest when left out")
        .option("--candidates <list>", "open: is the second better than the first?")
        .option("--documents <n>", "open: at most so many, drawn by the seed", wholeNumber())
        .option("--seed <n>", "open: draws documents, sides and order; keep it from readers", wholeNumber({ from: 0 }))
        .option("--readers <n>", "open: readers of each pair, 2 or more", wholeNumber({ from: 2 }))
        .option("--repeats <share>", "open: share of pairs that come again, flipped", number({ from: 0, to: 0.5 }))
        .option("--margin <share>", "open: what the net win rate must surely exceed", number({ from: -1, to: 1 }))
        .option("--alpha <share>", "open: intervals are at 1 - alpha", number({ from: 0.001, to: 0.5 }))
        .option("--question <text>", "open: what readers are asked")
        .option("--reader <name>", "next, vote: who is reading")
        .option("--tags <list>", "vote: wrong-fact, missed-finding, unsafe, wrong-evidence, style")
        .option("--reason <text>", "vote: in the reader's own words"),
    load: async () => (await import("./study.ts")).study,
  },
  {
    name: "curve <kind>",
    description: "train on less, or on wrong labels, to see what labels are worth (kind: labels or noise)",
    example: "residency curve labels --shares 0.125,0.25,0.5,1",
    define: (command) =>
      command
        .option("--dataset <id>", "the newest when left out")
        .option("--shares <list>", "shares of labels kept, or made wrong; the usual ones when left out", shares)
        .option("--limit <n>", "at most so many held-out documents of each part", wholeNumber()),
    load: async () => (await import("./curve.ts")).curve,
  },
  {
    name: "report",
    description: "write one HTML file with the verdict, the numbers and the rows behind them",
    example: "residency report --out report.html",
    define: (command) =>
      command
        .option("--evaluation <id>", "the newest when left out")
        .option("--out <file>", "where to write", "report.html"),
    load: async () => (await import("./report.ts")).report,
  },
  {
    name: "release",
    description: "merge a run's adapter into one model and show that it answers the same",
    example: "residency release --run 3fa9c1",
    define: (command) =>
      command
        .option("--run <id>", "the newest finished run when left out")
        .option(
          "--dtype <dtype>",
          "float16, bfloat16 or float32; bfloat16 for a base that is, else float16, when left out",
        )
        .option("--out <folder>", "where the model goes"),
    load: async () => (await import("./release.ts")).release,
  },
  {
    name: "releases [action] [id]",
    description: "list, show, stage, publish, rollback, retire or export releases",
    example: 'residency releases stage 3fa9c1 --override calibration --by "Dr A" --reason "pilot only"',
    define: (command) =>
      command
        .option("--override <gates...>", "stage: failed gates to let through, by name")
        .option("--by <name>", "stage: who decides")
        .option("--reason <text>", "stage: why")
        .option("--form <form>", "export: merged, adapter or gguf", "merged")
        .option("--out <folder>", "export: a new folder"),
    load: async () => (await import("./releases.ts")).releases,
  },
  {
    name: "reproduce <release>",
    description: "rebuild a release's run from its bundle and compare",
    example: "residency reproduce 3fa9c1 --train",
    define: (command) =>
      command
        .option("--train", "train again, and compare losses and weights")
        .option("--tolerance <share>", "largest relative difference of a loss", number({ from: 0 }), 0.01),
    load: async () => (await import("./reproduce.ts")).reproduce,
  },
  {
    name: "verify <folder>",
    description: "check a released folder against its signed manifest, without a project",
    example: "residency verify out/ --key public.pem",
    define: (command) => command.option("--key <file>", "the public key that you trust"),
    load: async () => (await import("./verify.ts")).verify,
  },
  {
    name: "outcomes <action> [file]",
    description: "operational figures before and after each release: import FILE, or show",
    example: "residency outcomes import figures.csv",
    define: (command) =>
      command
        .option("--replace", "import: put figures right that are known otherwise")
        .option("--days <n>", "show: longest stretch on each side of a release; 90 when left out", wholeNumber()),
    load: async () => (await import("./outcomes.ts")).outcomes,
  },
  {
    name: "ask <model> <images...>",
    description: "ask a model about images; one JSON line an image",
    example: 'residency ask base receipt.png --prompt "OCR:"',
    define: (command) =>
      command
        .option("--prompt <text>", "the question")
        .option("--schema <file>", "a JSON schema, or a list of field paths, to be answered as JSON")
        .option("--answer-tokens <n>", "longest answer", wholeNumber(), 512)
        .option("--no-phi", "these images hold no identifiers of patients"),
    load: async () => (await import("./ask.ts")).ask,
  },
  {
    name: "text <action> [files...]",
    description: "read clinical text: analyse, deidentify or duplicates (files, or - for standard input)",
    example: "residency text analyse note.txt --note-date 2026-03-01",
    define: (command) =>
      command
        .option("--jsonl", "analyse: one JSON line in ({id, text, mentions?}), one out")
        .option("--only <list>", "analyse: mentions, abbreviations, times, sigs, labLines, phi")
        .option("--note-date <day>", "what yesterday is told from")
        .option("--subject <id>", "deidentify: the same subject has the same surrogates", "subject"),
    load: async () => (await import("./text.ts")).text,
  },
  {
    name: "studio",
    description: "open the studio: screens and HTTP API, on this machine only unless told otherwise",
    example: "residency studio",
    define: (command) =>
      command
        .option("--host <address>", "address to listen on", "127.0.0.1")
        .option("--port <n>", "0 for any free one", wholeNumber({ from: 0, to: 65_535 }), 4310)
        .option("--link", "print a new one-time sign-in link")
        .option("--tls-certificate <file>", "PEM")
        .option("--tls-key <file>", "PEM")
        .option("--behind-proxy <origin>", "https address at which a proxy offers the studio")
        .option("--idle-minutes <n>", "a session ends when unused for so long", number({ from: 1 }), 480),
    load: async () => (await import("./studio.ts")).studio,
  },
  {
    name: "audit <action>",
    description: "verify the audit chain",
    example: "residency audit verify",
    load: async () => (await import("./audit.ts")).audit,
  },
  {
    name: "stop",
    description: "stop the embedded PostgreSQL of this project",
    example: "residency stop",
    define: (command) => command.option("--force", "also while other commands or the studio work with it"),
    load: async () => (await import("./stop.ts")).stop,
  },
  {
    name: "completion [shell]",
    description: "print shell completion for bash, zsh or fish",
    example: "residency completion bash >> ~/.bashrc",
    load: async () => (await import("./completion.ts")).completion,
  },
];
