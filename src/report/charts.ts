import { logger, None, parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { CandidateScores, PairedComparison, PairedDifference } from "../domain/evaluation.ts";
import { CRITICALITIES } from "../domain/field.ts";
import { svg, visible } from "../html/index.ts";
import { marginOf } from "./verdict.ts";

/** Colours are the report's own custom properties, so a chart follows light, dark and print. */
const SERIES = [
  "var(--series-1)",
  "var(--series-2)",
  "var(--series-3)",
  "var(--series-4)",
  "var(--series-5)",
  "var(--series-6)",
];
const SHAPES = ["circle", "diamond", "square", "triangle-up", "triangle-down", "cross"];
/** A curve with more points than this looks the same. */
const MOST_POINTS = 600;

const CONFIG: NonNullable<TopLevelSpec["config"]> = {
  font: "sans-serif",
  view: { stroke: null },
  axis: {
    labelColor: "var(--muted)",
    titleColor: "var(--muted)",
    gridColor: "var(--rule)",
    domainColor: "var(--line)",
    tickColor: "var(--line)",
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    labelPadding: 6,
    titlePadding: 8,
  },
  axisY: { grid: false, domain: false, ticks: false, labelColor: "var(--ink)", labelLimit: 220 },
  legend: {
    orient: "top",
    title: null,
    labelColor: "var(--ink)",
    labelFontSize: 13,
    symbolSize: 90,
    columnPadding: 24,
    offset: 8,
  },
  header: {
    labelColor: "var(--muted)",
    labelFontSize: 12,
    labelFontWeight: "bold",
    labelAnchor: "start",
    labelOrient: "top",
    labelPadding: 2,
    title: null,
  },
  rule: { strokeWidth: 2 },
};

/** An SVG without scripts, styles or addresses, drawn now so that the report needs nothing later. */
export async function draw(spec: TopLevelSpec, label: string): Promise<string> {
  const compiled = compile({ background: "transparent", config: CONFIG, ...spec } as TopLevelSpec, {
    logger: logger(None),
  });
  const view = new View(parse(compiled.spec), { renderer: "none", logLevel: None });
  const drawn = await view.toSVG();
  view.finalize();
  const [, width, height] = /<svg[^>]*\swidth="([\d.]+)"\sheight="([\d.]+)"/.exec(drawn) ?? [];
  const inner = drawn
    .replace(/^<svg[^>]*>|<\/svg>$/g, "")
    .replace(/\s(?:role|aria-[a-z]+|pointer-events)="[^"]*"/g, "")
    .replace(/\s(?:xmlns(?::\w+)?|class|font-family|stroke-miterlimit)="[^"]*"/g, "")
    .replace(/<path d="" display="none"\/>|<path d="M0,0h0v0h0Z"\/>/g, "");
  return svg(width as string, height as string, label, inner);
}

/** Colour and shape of each candidate, the same in every chart. */
export const series = (names: readonly string[]) => ({
  color: {
    field: "candidate",
    type: "nominal" as const,
    scale: { domain: [...names], range: SERIES.slice(0, names.length) },
  },
  shape: {
    field: "candidate",
    type: "nominal" as const,
    scale: { domain: [...names], range: SHAPES.slice(0, names.length) },
  },
});

/** Exact match of each field with its interval, one mark a candidate. Null when nothing was scored. */
export async function fieldChart(
  candidates: readonly CandidateScores[],
  criticalityOf: ReadonlyMap<string, string>,
): Promise<string | null> {
  const paths = [...new Set(candidates.flatMap((candidate) => Object.keys(candidate.fields)))];
  const rows = paths.flatMap((path, order) =>
    candidates.flatMap((candidate, place) => {
      const { exact } = candidate.fields[path] ?? {};
      if (exact?.score.kind !== "scored" || !exact.interval) return [];
      return [
        {
          field: visible(path),
          criticality: `${criticalityOf.get(path) ?? "supporting"} fields`,
          order,
          place,
          candidate: visible(candidate.name),
          share: exact.score.value,
          low: exact.interval.low,
          high: exact.interval.high,
        },
      ];
    }),
  );
  if (rows.length === 0) return null;
  const names = candidates.map((candidate) => visible(candidate.name));
  const x = {
    type: "quantitative" as const,
    scale: { domain: [0, 1] },
    axis: { format: ".0%", values: [0, 0.25, 0.5, 0.75, 1], title: "exact match, with 95 % interval" },
  };
  const { color, shape } = series(names);
  return draw(
    {
      data: { values: rows },
      facet: {
        row: {
          field: "criticality",
          type: "nominal",
          sort: CRITICALITIES.map((name) => `${name} fields`),
          title: null,
        },
      },
      spacing: 14,
      spec: {
        width: 600,
        height: { step: names.length > 3 ? 9 : 12 },
        encoding: {
          y: { field: "field", type: "nominal", sort: { field: "order" }, title: null, scale: { paddingInner: 0.35 } },
          yOffset: { field: "candidate", type: "nominal", sort: names },
          color,
        },
        layer: [
          { mark: { type: "rule" }, encoding: { x: { field: "low", ...x }, x2: { field: "high" } } },
          {
            mark: { type: "point", filled: true, size: 95, opacity: 1 },
            encoding: { x: { field: "share", ...x }, shape },
          },
        ],
      },
      resolve: { scale: { y: "independent" }, axis: { x: "shared" } },
    } as TopLevelSpec,
    `Exact match of ${paths.length} fields for ${names.join(", ")}, each with its 95 % interval. The table below holds the same figures.`,
  );
}

/** The paired differences of one comparison around zero. Null when none was scored. */
export async function differenceChart(comparison: PairedComparison): Promise<string | null> {
  const parts: [string, PairedDifference | { unscored: string }][] = [
    ["Decision fields", comparison.decision],
    ["All fields", comparison.all],
    ["General documents", comparison.retention],
  ];
  const rows = parts.flatMap(([part, difference], order) =>
    "unscored" in difference
      ? []
      : [
          {
            part,
            order,
            estimate: difference.estimate * 100,
            low: difference.interval.low * 100,
            high: difference.interval.high * 100,
            text: `${difference.estimate > 0 ? "+" : ""}${(difference.estimate * 100).toFixed(1).replace("-", "\u2212")}`,
          },
        ],
  );
  if (rows.length === 0) return null;
  const bound = Math.min(
    120,
    Math.ceil((Math.max(10, ...rows.flatMap((row) => [Math.abs(row.low), Math.abs(row.high)])) + 16) / 10) * 10,
  );
  const low = Math.min(...rows.map((row) => row.low)) < -10 ? -bound : -10;
  const x = {
    type: "quantitative" as const,
    scale: { domain: [low, bound], nice: false },
    axis: {
      title: `points, ${visible(comparison.right)} minus ${visible(comparison.left)}`,
      tickCount: 6,
      labelExpr: "(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '') + abs(datum.value)",
    },
  };
  const y = { field: "part", type: "nominal" as const, sort: { field: "order" }, title: null };
  const margin = rows
    .filter((row) => row.part === "General documents")
    .map((row) => ({ part: row.part, margin: -marginOf(comparison) * 100 }));
  return draw(
    {
      width: 290,
      height: { step: 40 },
      data: { values: rows },
      layer: [
        {
          data: { values: [{ zero: 0 }] },
          mark: { type: "rule", color: "var(--line)", strokeWidth: 1 },
          encoding: { x: { field: "zero", ...x } },
        },
        {
          data: { values: margin },
          mark: { type: "tick", color: "var(--worse)", thickness: 2, size: 20 },
          encoding: { x: { field: "margin", ...x }, y },
        },
        {
          mark: { type: "rule", color: "var(--series-2)" },
          encoding: { x: { field: "low", ...x }, x2: { field: "high" }, y },
        },
        {
          mark: { type: "point", filled: true, shape: "diamond", size: 90, opacity: 1, color: "var(--series-2)" },
          encoding: { x: { field: "estimate", ...x }, y },
        },
        {
          mark: { type: "text", align: "left", dx: 8, fontSize: 12, color: "var(--ink)" },
          encoding: { x: { field: "high", ...x }, y, text: { field: "text" } },
        },
      ],
    } as TopLevelSpec,
    `Differences in points with intervals: ${rows.map((row) => `${row.part} ${row.text}, ${row.low.toFixed(1)} to ${row.high.toFixed(1)}`).join("; ")}.`,
  );
}

/** Training and dev loss by step. Null when the run logged none. */
export async function lossChart(
  curve: readonly { step: number; loss: number | null; evalLoss: number | null }[],
): Promise<string | null> {
  const train = thinned(curve.filter((point) => point.loss !== null)).map((point) => ({
    step: point.step,
    loss: point.loss,
    part: "train",
  }));
  const dev = thinned(curve.filter((point) => point.evalLoss !== null)).map((point) => ({
    step: point.step,
    loss: point.evalLoss,
    part: "dev",
  }));
  if (train.length + dev.length === 0) return null;
  const encoding = {
    x: { field: "step", type: "quantitative" as const, axis: { title: "step", grid: false, tickCount: 6 } },
    y: {
      field: "loss",
      type: "quantitative" as const,
      scale: { zero: true },
      axis: { title: "loss", grid: true, tickCount: 5, labelColor: "var(--muted)" },
    },
    color: {
      field: "part",
      type: "nominal" as const,
      scale: { domain: ["train", "dev"], range: SERIES.slice(0, 2) },
      legend: { symbolType: "stroke", symbolStrokeWidth: 2 },
    },
  };
  return draw(
    {
      width: 600,
      height: 190,
      encoding,
      layer: [
        { data: { values: train }, mark: { type: "line", strokeWidth: 1.5 } },
        { data: { values: dev }, mark: { type: "line", strokeWidth: 2, point: { size: 36, filled: true } } },
      ],
    } as TopLevelSpec,
    `Loss by training step: ${[train, dev]
      .filter((points) => points.length > 0)
      .map((points) => `${points[0]?.part} from ${points[0]?.loss?.toFixed(3)} to ${points.at(-1)?.loss?.toFixed(3)}`)
      .join(", ")}.`,
  );
}

function thinned<Point>(points: readonly Point[]): Point[] {
  const every = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => index % every === 0 || index === points.length - 1);
}
