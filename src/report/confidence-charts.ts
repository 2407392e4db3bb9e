import type { TopLevelSpec } from "vega-lite";
import type { Calibration } from "../domain/evaluation.ts";
import { percent, visible } from "../html/index.ts";
import { draw, series } from "./charts.ts";

/** A candidate's calibration; candidates keep their colours, so all of their names are given too. */
interface Curve {
  name: string;
  calibration: Extract<Calibration, { kind: "scored" }>;
}

const WIDTH = 300;
const HEIGHT = 250;
const share = (title: string, domain: [number, number] | null) => ({
  type: "quantitative" as const,
  ...(domain ? { scale: { domain } } : {}),
  axis: { format: ".0%", title, grid: true, tickCount: 5, labelColor: "var(--muted)" },
});

/** The candidates' colours and shapes; the legend names only those that have a curve. */
function shownSeries(names: readonly string[], curves: readonly Curve[]) {
  const { color, shape } = series(names.map(visible));
  const legend = { values: curves.map((curve) => visible(curve.name)) };
  return { color: { ...color, legend }, shape: { ...shape, legend } };
}

/** Share of right fields by mean confidence, one mark a bin, around the line of honest confidence. */
export function reliabilityChart(names: readonly string[], curves: readonly Curve[]): Promise<string> {
  const rows = curves.flatMap(({ name, calibration }) =>
    calibration.bins.map(({ confidence, accuracy, n }) => ({ candidate: visible(name), confidence, accuracy, n })),
  );
  const x = { field: "confidence", ...share("confidence", [0, 1]) };
  const y = { field: "accuracy", ...share("right", [0, 1]) };
  const { color, shape } = shownSeries(names, curves);
  const size = { field: "n", type: "quantitative" as const, scale: { range: [40, 160] }, legend: null };
  return draw(
    {
      width: WIDTH,
      height: HEIGHT,
      layer: [
        {
          data: {
            values: [
              { confidence: 0, accuracy: 0 },
              { confidence: 1, accuracy: 1 },
            ],
          },
          mark: { type: "line", color: "var(--line)", strokeWidth: 1.5, strokeDash: [5, 4] },
          encoding: { x, y },
        },
        { data: { values: rows }, mark: { type: "line", strokeWidth: 1.5 }, encoding: { x, y, color } },
        {
          data: { values: rows },
          mark: { type: "point", filled: true, opacity: 1 },
          encoding: { x, y, color, shape, size },
        },
      ],
    } as TopLevelSpec,
    `Share of right fields by confidence: ${curves.map(({ name, calibration }) => `${name} with a calibration error of ${percent(calibration.expectedCalibrationError)}`).join("; ")}. The tables below hold the figures.`,
  );
}

/** Error rate among fields that nobody reviews, by the share that nobody reviews. */
export function riskCoverageChart(names: readonly string[], curves: readonly Curve[]): Promise<string> {
  const rows = curves.flatMap(({ name, calibration }) =>
    calibration.riskCoverage.map(({ coverage, risk }) => ({ candidate: visible(name), coverage, risk })),
  );
  const { color } = shownSeries(names, curves);
  return draw(
    {
      width: WIDTH,
      height: HEIGHT,
      data: { values: rows },
      mark: { type: "line", strokeWidth: 2 },
      encoding: {
        x: { field: "coverage", ...share("fields that nobody reviews", [0, 1]) },
        y: { field: "risk", ...share("of these, wrong", null) },
        color: { ...color, legend: { ...color.legend, symbolType: "stroke", symbolStrokeWidth: 2 } },
      },
    } as TopLevelSpec,
    `Error rate by share of fields that nobody reviews: ${curves
      .map(
        ({ name, calibration }) =>
          `${name} up to ${percent(calibration.riskCoverage.at(-1)?.risk ?? 0)} when none is reviewed`,
      )
      .join("; ")}.`,
  );
}
