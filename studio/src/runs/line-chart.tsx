import { useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

export interface Series {
  name: string;
  /** Place of its colour; lines of one run share it. */
  colour: number;
  dashed?: boolean;
  /** By step, ascending; null where nothing was measured. */
  points: readonly { step: number; value: number | null }[];
}

const COLOURS = ["--accent", "--second", "--good", "--bad"];
/** Runs that can be told apart on one chart. */
export const MOST_RUNS = COLOURS.length;
const DIGITS = 4;

/** Lines over training steps. Runs that are compared share the axes. */
export function LineChart(props: {
  title: string;
  series: readonly Series[];
  unit: string;
  height: number;
  /** Where a share of the height should be a share of the value. */
  fromZero?: boolean;
}) {
  const { title, series, unit, height, fromZero = false } = props;
  const place = useRef<HTMLDivElement>(null);
  const scheme = useScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas has to be painted again in other colours
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const steps = [...new Set(series.flatMap(({ points }) => points.map(({ step }) => step)))].sort((a, b) => a - b);
    const data = [
      steps,
      ...series.map(({ points }) => {
        // A resumed run says some steps again; the later one counts.
        const byStep = new Map(points.map(({ step, value }) => [step, value]));
        return steps.map((step) => byStep.get(step) ?? null);
      }),
    ] as uPlot.AlignedData;
    const colour = (name: string): string => resolved(element, name);
    const axis: uPlot.Axis = {
      stroke: colour("--muted"),
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { show: false },
      font: "12px Inter, sans-serif",
    };
    const chart = new uPlot(
      {
        width: element.clientWidth,
        height,
        padding: [8, 12, 0, 0],
        scales: { x: { time: false }, ...(fromZero ? { y: { range: (_, __, most) => [0, most * 1.1 || 1] } } : {}) },
        axes: [
          { ...axis, size: 28 },
          { ...axis, size: 52 },
        ],
        legend: { live: true },
        cursor: { points: { size: 7 } },
        series: [
          { label: "step" },
          ...series.map(({ name, colour: place, dashed }) => ({
            label: name,
            stroke: colour(COLOURS[place % COLOURS.length] ?? "--accent"),
            width: 2,
            ...(dashed ? { dash: [6, 4], points: { show: true, size: 5 } } : { points: { show: false } }),
            spanGaps: true,
            value: (_: uPlot, value: number | null) => (value === null ? "–" : value.toFixed(DIGITS)),
          })),
        ],
      },
      data,
      element,
    );
    const observer = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [series, height, fromZero, scheme]);
  return (
    <figure className="chart">
      <figcaption>
        {title} <span className="muted small">{unit}</span>
      </figcaption>
      <div ref={place} role="img" aria-label={`${title}: ${series.map(spoken).join("; ")}`} />
    </figure>
  );
}

/** What a line says to somebody who does not see it. */
function spoken({ name, points }: Series): string {
  const last = points.findLast(({ value }) => value !== null);
  return last?.value == null ? `${name}, nothing yet` : `${name}, ${last.value.toFixed(DIGITS)} at step ${last.step}`;
}

/** Changes when light becomes dark: by the system or by the person. */
function useScheme(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const changed = (): void => setChanges((before) => before + 1);
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", changed);
    const person = new MutationObserver(changed);
    person.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", changed);
      person.disconnect();
    };
  }, []);
  return changes;
}

/** A colour token as the canvas needs it: it does not know custom properties or light-dark(). */
function resolved(element: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
