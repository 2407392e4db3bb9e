#!/usr/bin/env node
// Starts the command line from its TypeScript source. Node resolves links before it runs this file, so `npm link`,
// `npx` and a link of one's own all work, from any folder.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);

if (!canFind("tsx/esm/api")) {
  const where = fileURLToPath(root);
  process.stderr.write(`residency: the npm packages are not installed. Run \`npm run setup\` in ${where}\n`);
  process.exit(1);
}

// A reader that goes away (`residency documents | head`, `2>&1 | tee` and Ctrl-C) ends nothing: what is being done is kept,
// and the exit code is that of the work. What cannot be written for another reason, such as a full disk, is a failure.
let outputError;
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") outputError ??= error;
});
process.stderr.on("error", () => {});

const { register } = await import("tsx/esm/api");
// The user's own tsconfig.json in the current folder says nothing about this program.
register({ tsconfig: fileURLToPath(new URL("tsconfig.json", root)) });
const { main, failed } = await import(new URL("src/cli/main.ts", root).href);
// The message of an error that nobody caught may quote documents, so Node does not print it.
process.on("uncaughtException", (error) => void failed(error).then((code) => process.exit(code)));
process.exitCode = await main(process.argv.slice(2));
await new Promise((written) => process.stdout.write("", () => written()));
if (outputError) process.exitCode = await failed(outputError);

function canFind(specifier) {
  try {
    return existsSync(fileURLToPath(import.meta.resolve(specifier)));
  } catch {
    return false;
  }
}
