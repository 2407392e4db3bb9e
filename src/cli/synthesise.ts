import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { FAMILIES, PAGE_SIZES, type PageSize, writeCorpus } from "../synthetic/index.ts";
import { contextOf } from "./context.ts";

interface Options {
  family: string;
  count: number;
  out: string;
  seed: number;
  size: string;
  severity: number;
}

export async function synthesise(command: Command): Promise<void> {
  const { output, signal } = contextOf(command);
  const { family, count, out, seed, size, severity } = command.opts<Options>();
  if (!FAMILIES.has(family))
    throw new ResidencyError("usage", `there is no family "${family}"; there are ${[...FAMILIES.keys()].join(", ")}`);
  if (!(PAGE_SIZES as readonly string[]).includes(size))
    throw new ResidencyError("usage", `--size must be ${PAGE_SIZES.join(" or ")}`);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw new ResidencyError("usage", "--count must be a whole number from 1 to 1,000,000");
  if (!Number.isInteger(seed) || seed < 0) throw new ResidencyError("usage", "--seed must be a whole number from 0");
  if (!(severity >= 0 && severity <= 1)) throw new ResidencyError("usage", "--severity must lie between 0 and 1");
  const progress = output.progress("documents");
  const written = await writeCorpus({
    family,
    count,
    seed,
    size: size as PageSize,
    severity,
    folder: out,
    signal,
    onDocument: (done) => progress.update(done, count),
  });
  progress.end();
  output.line(
    `Wrote ${written.documents} documents and ${written.labelsFile}. Next: residency add ${out} --labels ${written.labelsFile}`,
  );
  output.result(written);
}
