import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

export interface Series {
  name: string;
  /** By step, ascending; null where nothing was measured. */
  points: { step: number; value: number | null }[];
}

const COLOURS = ["--accent", "--second", "--good", "--bad"];

/** Lines over training steps. Runs that are compared share the axes. */
export function LineChart({ title, series, unit }: { title: string; series: readonly Series[]; unit: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const steps = [...new Set(series.flatMap(({ points }) => points.map(({ step }) => step)))].sort((a, b) => a - b);
    const data = [
      steps,
      ...series.map(({ points }) => {
        const byStep = new Map(points.map(({ step, value }) => [step, value]));
        return steps.map((step) => byStep.get(step) ?? null);
      }),
    ] as uPlot.AlignedData;
    const colour = (name: string): string => resolved(element, name);
    const axis: uPlot.Axis = {
      stroke: colour("--muted"),
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { stroke: colour("--line"), width: 1 },
      font: "12px Inter, sans-serif",
    };
    const chart = new uPlot(
      {
        width: element.clientWidth,
        height: 240,
        scales: { x: { time: false } },
        axes: [{ ...axis }, { ...axis, size: 60 }],
        legend: { live: true },
        series: [
          { label: "step" },
          ...series.map(({ name }, index) => ({
            label: name,
            stroke: colour(COLOURS[index % COLOURS.length] ?? "--accent"),
            width: 2,
            spanGaps: true,
            value: (_: uPlot, value: number | null) => (value === null ? "–" : value.toFixed(4)),
          })),
        ],
      },
      data,
      element,
    );
    const observer = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: 240 }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [series]);
  return (
    <figure className="chart">
      <figcaption>
        {title} <span className="muted small">{unit}</span>
      </figcaption>
      <div ref={place} />
    </figure>
  );
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
