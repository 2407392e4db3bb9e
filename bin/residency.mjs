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

// A reader that goes away (`residency documents | head`) is no failure.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const { register } = await import("tsx/esm/api");
// The user's own tsconfig.json in the current folder says nothing about this program.
register({ tsconfig: fileURLToPath(new URL("tsconfig.json", root)) });
const { main } = await import(new URL("src/cli/main.ts", root).href);
process.exitCode = await main(process.argv.slice(2));

function canFind(specifier) {
  try {
    return existsSync(fileURLToPath(import.meta.resolve(specifier)));
  } catch {
    return false;
  }
}
