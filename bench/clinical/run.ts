/** What the reading of clinical text reaches on this machine, beside its baselines: `npm run bench:clinical [-- MODULE...]`. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure } from "./figure.ts";

const RESULTS = fileURLToPath(new URL("../results", import.meta.url));

const MODULES: Record<string, () => Promise<Figure[]>> = {
  assertion: async () => (await import("./assertion.ts")).benchAssertion(),
  abbreviations: async () => (await import("./abbreviations.ts")).benchAbbreviations(),
  terms: async () => (await import("./terms.ts")).benchTerms(),
  duplication: async () => (await import("./duplication.ts")).benchDuplication(),
  "label-noise": async () => (await import("./label-noise.ts")).benchLabelNoise(),
  time: async () => (await import("./time.ts")).benchTime(),
  sigs: async () => (await import("./sigs.ts")).benchSigs(),
  "lab-lines": async () => (await import("./lab-lines.ts")).benchLabLines(),
  phi: async () => (await import("./phi.ts")).benchPhi(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in MODULES));
if (unknown) throw new Error(`there is no module ${unknown}; there are ${Object.keys(MODULES).join(", ")}`);
const results: Record<string, Figure[]> = {};
for (const [name, measure] of Object.entries(MODULES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  const figures = await measure();
  results[name] = figures;
  for (const { what, value, unit, bar, baseline, note } of figures) {
    const shown = value === null ? `not measured: ${note}` : `${format(value)} ${unit}`;
    const verdict =
      bar === undefined || value === null
        ? ""
        : value >= bar
          ? `bar ${format(bar)}: reached`
          : `bar ${format(bar)}: MISSED`;
    console.log(
      `  ${what.padEnd(58)} ${shown.padEnd(22)} ${[verdict, baseline && `beside ${baseline}`].filter(Boolean).join("; ")}`,
    );
  }
}
await mkdir(RESULTS, { recursive: true });
await writeFile(join(RESULTS, "clinical.json"), `${JSON.stringify(results, null, 2)}\n`);

function format(value: number): string {
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(3);
}
