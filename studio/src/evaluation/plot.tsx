import type { ReactNode } from "react";

/** Where the plot's square lies in its picture; room is left for the numbers at its axes. */
const FRAME = { left: 44, top: 10, width: 300, height: 220, right: 12, bottom: 40 };

export interface Scale {
  x: (value: number) => number;
  y: (value: number) => number;
}

/** Axes from 0 to the given ends, with what `children` draws in them. */
export function Plot(props: {
  title: string;
  /** What the picture shows, for who does not see it. */
  description: string;
  xLabel: string;
  yLabel: string;
  yEnd?: number;
  children: (scale: Scale) => ReactNode;
}) {
  const { title, description, xLabel, yLabel, yEnd = 1, children } = props;
  const { left, top, width, height, right, bottom } = FRAME;
  const scale: Scale = { x: (value) => left + value * width, y: (value) => top + height - (value / yEnd) * height };
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const label = (value: number): string => `${Number((value * 100).toFixed(1))}`;
  return (
    <figure className="plot">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${left + width + right} ${top + height + bottom}`} role="img" aria-label={description}>
        {ticks.map((tick) => (
          <g key={tick} className="plot-grid">
            <line x1={left} x2={left + width} y1={scale.y(tick * yEnd)} y2={scale.y(tick * yEnd)} />
            <text x={left - 6} y={scale.y(tick * yEnd) + 4} textAnchor="end">
              {label(tick * yEnd)}
            </text>
            <text x={scale.x(tick)} y={top + height + 16} textAnchor="middle">
              {label(tick)}
            </text>
          </g>
        ))}
        <line className="plot-axis" x1={left} x2={left + width} y1={top + height} y2={top + height} />
        <line className="plot-axis" x1={left} x2={left} y1={top} y2={top + height} />
        <text className="plot-label" x={left + width / 2} y={top + height + 34} textAnchor="middle">
          {xLabel}
        </text>
        <text className="plot-label" x={-(top + height / 2)} y={11} transform="rotate(-90)" textAnchor="middle">
          {yLabel}
        </text>
        {children(scale)}
      </svg>
    </figure>
  );
}
