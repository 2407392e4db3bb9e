import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import {
  DEGRADATIONS,
  type DegradationName,
  FAMILIES,
  FONT_SETS,
  type FontSet,
  PAGE_SIZES,
  type PageSize,
  writeCorpus,
  writeFhirCorpus,
} from "../synthetic/index.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";

interface Options {
  family?: string;
  count?: number;
  fhir?: string;
  out: string;
  seed: number;
  size?: string;
  severity: number;
  degradations?: string;
  fonts: string;
}

export async function synthesise(command: Command): Promise<number> {
  const { output, signal } = contextOf(command);
  const { family, count, fhir, out, seed, size, severity, degradations, fonts } = command.opts<Options>();
  if (family !== undefined && !FAMILIES.has(family))
    throw new ResidencyError("usage", `there is no family "${family}"; there are ${[...FAMILIES.keys()].join(", ")}`);
  if (size !== undefined && !(PAGE_SIZES as readonly string[]).includes(size))
    throw new ResidencyError("usage", `--size must be ${PAGE_SIZES.join(" or ")}`);
  if (!Number.isInteger(seed) || seed < 0) throw new ResidencyError("usage", "--seed must be a whole number from 0");
  if (!(severity >= 0 && severity <= 1)) throw new ResidencyError("usage", "--severity must lie between 0 and 1");
  const names = degradations?.split(",").map((name) => name.trim());
  const unknown = names?.find((name) => !(DEGRADATIONS as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new ResidencyError("usage", `there is no degradation "${unknown}"; there are ${DEGRADATIONS.join(", ")}`);
  if (!(FONT_SETS as readonly string[]).includes(fonts))
    throw new ResidencyError("usage", `--fonts must be ${FONT_SETS.join(" or ")}`);
  const common = {
    seed,
    severity,
    folder: out,
    signal,
    fonts: fonts as FontSet,
    ...(names === undefined ? {} : { degradations: names as DegradationName[] }),
    ...(size === undefined ? {} : { size: size as PageSize }),
  };
  const say = (documents: number, labelsFile: string): void =>
    output.line(`Wrote ${documents} documents and ${labelsFile}. Next: residency add ${out} --labels ${labelsFile}`);

  if (fhir !== undefined) {
    if (count !== undefined)
      throw new ResidencyError(
        "usage",
        "--count does not go with --fhir: the bundles say how many documents there are",
      );
    const progress = output.progress("bundles");
    const written = await writeFhirCorpus({
      ...common,
      ...(family === undefined ? {} : { family }),
      source: fhir,
      onBundle: (done, total) => progress.update(done, total),
    }).finally(() => progress.end());
    say(written.documents, written.labelsFile);
    for (const { file, code, reason } of written.rejected) output.warn(`${JSON.stringify(file)}: ${code}: ${reason}`);
    output.result(written);
    return signal.aborted ? EXIT.interrupted : EXIT.done;
  }

  if (family === undefined || count === undefined)
    throw new ResidencyError(
      "usage",
      "give --family and --count for made-up documents, or --fhir for those of bundles",
    );
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw new ResidencyError("usage", "--count must be a whole number from 1 to 1,000,000");
  const progress = output.progress("documents");
  const written = await writeCorpus({
    ...common,
    family,
    count,
    onDocument: (done) => progress.update(done, count),
  }).finally(() => progress.end());
  say(written.documents, written.labelsFile);
  output.result(written);
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}
