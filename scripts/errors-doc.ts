// Writes docs/errors.md from the table of errors: `npm run errors-doc`.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ERRORS } from "../src/domain/error.ts";

const rows = Object.entries(ERRORS).map(([code, remedy]) => `| \`${code}\` | ${remedy.replaceAll("|", "\\|")} |`);
const page = `# Errors

Every expected failure has a code, a sentence that says what happened, and a remedy. The command line prints all three and
ends with exit code 1 (2 for wrong use, 70 for a fault of Residency's own); with \`--json\` they are
\`{"error": {"code", "message", "remedy"}}\`. In code it is a \`ResidencyError\` with \`code\`, \`message\` and \`remedy\`.

| code | remedy |
|---|---|
${rows.join("\n")}

This page is written from \`src/domain/error.ts\` by \`npm run errors-doc\`.
`;
await writeFile(fileURLToPath(new URL("../docs/errors.md", import.meta.url)), page);
