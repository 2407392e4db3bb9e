import type { Interval } from "../domain/score.ts";
import { fixed, svgLine as line, percent, svg, svgText as text } from "../html/index.ts";
import type { Cause, CauseShare } from "./facts/attribute.ts";
import type { CurveFacts } from "./facts/facts.ts";

export interface Mark {
  label: string;
  share: number;
  interval: Interval | null;
  /** Drawn hollow: it may not be used. */
  hollow?: boolean;
  tone: "base" | "prompted" | "tuned";
}

const TONES = { base: "var(--series-1)", prompted: "var(--series-2)", tuned: "var(--series-4)" } as const;

/** One mark a candidate with its interval, and the target as a line. Null when nothing was scored. */
export function candidateChart(marks: readonly Mark[], target: number): string | null {
  if (marks.length === 0) return null;
  const [left, right, step, top] = [300, 700, 30, 26];
  const lowest = Math.min(target, ...marks.map((mark) => mark.interval?.low ?? mark.share));
  const from = Math.max(0, Math.floor((lowest - 0.02) * 10) / 10);
  const x = (share: number): number => left + ((share - from) / (1 - from)) * (right - left);
  const bottom = top + marks.length * step;
  const ticks = Array.from({ length: 11 }, (_, index) => index / 10).filter(
    (tick) => tick >= from - 1e-9 && (from < 0.5 ? (tick * 10) % 2 === 0 : true),
  );
  const content = ticks.flatMap((tick) => [
    line(x(tick), top - 6, x(tick), bottom, 'stroke="var(--rule)"'),
    text(x(tick), bottom + 18, `${Math.round(tick * 100)} %`, 'text-anchor="middle" fill-opacity="0.75"'),
  ]);
  content.push(
    line(x(target), top - 8, x(target), bottom, 'stroke="var(--worse)" stroke-dasharray="4 3"'),
    text(x(target), 12, "target", 'text-anchor="middle"'),
  );
  for (const [index, mark] of marks.entries()) {
    const y = top + index * step + step / 2;
    const colour = TONES[mark.tone];
    content.push(text(left - 14, y + 4.5, mark.label, 'text-anchor="end"'));
    if (mark.interval)
      content.push(
        line(x(Math.max(from, mark.interval.low)), y, x(mark.interval.high), y, `stroke="${colour}" stroke-width="2"`),
      );
    content.push(
      `<circle cx="${fixed(x(mark.share))}" cy="${fixed(y)}" r="5.5" fill="${mark.hollow ? "var(--paper)" : colour}" stroke="${colour}" stroke-width="2"/>`,
      text(right + 16, y + 4.5, percent(mark.share)),
    );
  }
  return svg(
    780,
    bottom + 28,
    `Share of fields right, with 95 % interval: ${marks.map((mark) => `${mark.label} ${percent(mark.share)}`).join(", ")}. The table holds the same figures.`,
    content.join(""),
  );
}

const CAUSE_COLOURS: Record<Cause, string> = {
  intake: "var(--series-1)",
  schema: "var(--series-3)",
  validation: "var(--series-5)",
  prompt: "var(--series-2)",
  model: "var(--series-6)",
};

/** One bar a cause with its interval. Null without errors. */
export function causeChart(causes: readonly CauseShare[]): string | null {
  if (causes.length === 0) return null;
  const [left, right, step] = [110, 640, 30];
  const x = (share: number): number => left + share * (right - left);
  const content = causes.flatMap((share, index) => {
    const y = index * step + 6;
    const bar = [
      text(left - 12, y + 14, share.cause, 'text-anchor="end"'),
      `<rect x="${left}" y="${y}" width="${fixed(Math.max(0, x(share.share) - left))}" height="18" fill="${CAUSE_COLOURS[share.cause]}"/>`,
      text(Math.max(x(share.interval?.high ?? share.share), x(share.share)) + 10, y + 14, `${percent(share.share)}`),
    ];
    if (share.interval && share.errors > 0)
      bar.splice(
        2,
        0,
        line(x(share.interval.low), y + 9, x(share.interval.high), y + 9, 'stroke="var(--ink)" stroke-width="1.5"'),
      );
    return bar;
  });
  content.push(line(left, 0, left, causes.length * step, 'stroke="var(--line)"'));
  return svg(
    720,
    causes.length * step + 6,
    `Causes of errors: ${causes.map((share) => `${share.cause} ${percent(share.share)}`).join(", ")}. The table holds the same figures.`,
    content.join(""),
  );
}

/** Measured points with their intervals, the fitted curve beyond them with its band, and the target. Null without points. */
export function curveChart(curve: CurveFacts, target: number): string | null {
  const points = curve.points.flatMap((point) => (point.score === null ? [] : [{ ...point, score: point.score }]));
  if (points.length === 0) return null;
  const beyond = curve.beyond.scored ? curve.beyond.band : [];
  const [left, right, top, bottom] = [62, 740, 18, 250];
  const sizes = [...points, ...beyond].map((point) => point.documents);
  const [first, last] = [Math.log(Math.min(...sizes)), Math.log(Math.max(...sizes))];
  const scores = [
    ...points.flatMap((point) => [point.score, point.interval?.low ?? point.score]),
    ...beyond.map((point) => point.interval.low),
  ];
  const from = Math.max(0, Math.floor((Math.min(...scores) - 0.02) * 10) / 10);
  const x = (documents: number): number =>
    last === first
      ? (left + right) / 2
      : left + 20 + ((Math.log(documents) - first) / (last - first)) * (right - left - 40);
  const y = (score: number): number => bottom - ((score - from) / (1 - from)) * (bottom - top);
  const content: string[] = [];
  const every = from < 0.5 ? 0.2 : 0.1;
  for (let tick = Math.ceil(from / every - 1e-9) * every; tick <= 1 + 1e-9; tick += every)
    content.push(
      line(left, y(tick), right, y(tick), 'stroke="var(--rule)"'),
      text(left - 10, y(tick) + 4.5, `${Math.round(tick * 100)} %`, 'text-anchor="end" fill-opacity="0.75"'),
    );
  if (beyond.length > 1) {
    const upper = beyond.map((point) => `${fixed(x(point.documents))},${fixed(y(Math.min(1, point.interval.high)))}`);
    const lower = beyond
      .map((point) => `${fixed(x(point.documents))},${fixed(y(Math.max(from, point.interval.low)))}`)
      .reverse();
    content.push(
      `<polygon points="${[...upper, ...lower].join(" ")}" fill="var(--series-4)" fill-opacity="0.16"/>`,
      `<polyline points="${beyond.map((point) => `${fixed(x(point.documents))},${fixed(y(point.score))}`).join(" ")}" fill="none" stroke="var(--series-4)" stroke-width="2" stroke-dasharray="5 4"/>`,
    );
  }
  content.push(
    line(left, y(target), right, y(target), 'stroke="var(--worse)" stroke-dasharray="4 3"'),
    text(left + 4, y(target) - 6, "target"),
  );
  for (const point of points) {
    if (point.interval)
      content.push(
        line(
          x(point.documents),
          y(point.interval.low),
          x(point.documents),
          y(point.interval.high),
          'stroke="var(--series-4)" stroke-width="2"',
        ),
      );
    content.push(
      `<circle cx="${fixed(x(point.documents))}" cy="${fixed(y(point.score))}" r="5" fill="var(--series-4)"/>`,
    );
  }
  for (const documents of new Set(sizes))
    content.push(
      text(x(documents), bottom + 20, documents.toLocaleString("en-GB"), 'text-anchor="middle" fill-opacity="0.75"'),
    );
  content.push(
    line(left, bottom, right, bottom, 'stroke="var(--line)"'),
    text((left + right) / 2, bottom + 42, "labelled training documents", 'text-anchor="middle" fill-opacity="0.75"'),
  );
  return svg(
    780,
    bottom + 52,
    `Share of fields right by number of training documents: ${points.map((point) => `${point.documents} documents ${percent(point.score)}`).join(", ")}.`,
    content.join(""),
  );
}
