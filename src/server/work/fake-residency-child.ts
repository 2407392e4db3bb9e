// Stands for the command line in tests: it prints what the verbs print with --json, and does nothing.
const words = process.argv.slice(2);
const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
const dataset = words[words.indexOf("--dataset") + 1] ?? "";
const run = `run-of-${dataset.slice(0, 8)}`;
if (words.includes("--plan"))
  say({
    type: "plan",
    run,
    rows: 64,
    steps: 32,
    parameters: 5_500_000,
    trainable: 220_000,
    device: "cpu",
    bf16: false,
    memory_bytes: 1.2e9,
    longest_sampled: 400,
    samples_per_second: 8,
    tokens: 51_200,
    answerTokens: 12_800,
    rejected: [{ id: "f".repeat(64), reason: "5,000 tokens are more than maxTokens" }],
    estimatedSeconds: 32,
  });
else if (words.includes("train")) say({ run, state: "done", words });
else if (words.includes("advise") && words.includes("--needs=audit,size") && words.includes("--limit=5"))
  say({ id: "advised", verdict: "lora", errors: [] });
else if (words.includes("evaluate")) say({ id: "evaluated", candidates: [], words });
else if (words.includes("curate")) say({ id: "made", documents: 2 });
else say({ error: { code: "usage", message: "this verb is not faked" } });
