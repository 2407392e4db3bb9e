import type { Command } from "commander";
import { measureCurve } from "../curves/index.ts";
import { ResidencyError } from "../domain/error.ts";
import { contextOf } from "./context.ts";
import { EXIT } from "./exit.ts";
import { percentOf, range } from "./output.ts";

/** Published exact match of a vision-language model fine-tuned on medical invoices, by share of wrong training labels. */
const PUBLISHED_NOISE: Record<number, number> = { 0.2: 0.78, 0.3: 0.73, 0.5: 0.58, 0.7: 0.26 };

export async function curve(command: Command, kind: unknown): Promise<number> {
  const { output, signal, withStore } = contextOf(command);
  const options = command.opts<{ dataset?: string; shares?: number[]; limit?: number }>();
  if (kind !== "labels" && kind !== "noise")
    throw new ResidencyError("usage", `a curve is of labels or of noise, not of "${String(kind)}"`);
  const { shares } = options;
  if (kind === "labels" && shares?.includes(0))
    throw new ResidencyError("usage", "a model cannot be trained on a share of 0 of the labels");
  const progress = output.progress("curve");
  const points = await withStore((store, { specialty, folder }) =>
    measureCurve(store, specialty, {
      kind,
      projectFolder: folder,
      ...(shares ? { shares } : {}),
      ...(options.dataset ? { dataset: options.dataset } : {}),
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      signal,
      onProgress: (share, what, done, total) => progress.update(done, total, `${percentOf(share)} ${what}`),
    }),
  ).finally(() => progress.end());
  output.table(
    [
      kind === "labels" ? "labels" : "wrong labels",
      "documents",
      "decision fields, exact",
      "general",
      ...(kind === "noise" ? ["published, medical invoices"] : []),
    ],
    points.map((point) => [
      percentOf(point.share),
      String(point.documents),
      point.score === null
        ? "–"
        : `${percentOf(point.score)}${point.interval ? ` [${range(point.interval)}]` : ""} n=${point.n}`,
      point.generalScore === null ? "–" : percentOf(point.generalScore),
      ...(kind === "noise" ? [PUBLISHED_NOISE[point.share]?.toFixed(2) ?? "–"] : []),
    ]),
  );
  output.result({ kind, points });
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}
