import { memo, useMemo } from "react";
import type { Box } from "../answer.ts";

/** A box with the value that it carries. */
export interface PlacedBox extends Box {
  path: string;
  /** Suggested, and nobody's label yet. */
  proposed: boolean;
}

/**
 * The boxes of one page. All of a kind are one shape, so that a page with hundreds of them scrolls and zooms as one with ten; only
 * those of the value in focus are shapes of their own.
 */
export const Boxes = memo(function Boxes(props: {
  boxes: readonly PlacedBox[];
  active: string | null;
  /** Places that something points at, such as a quote. */
  pointed: readonly Box[];
  drawn: Box | null;
}) {
  const { boxes, active, pointed, drawn } = props;
  const [given, proposed] = useMemo(
    () => [outline(boxes.filter((box) => !box.proposed)), outline(boxes.filter((box) => box.proposed))],
    [boxes],
  );
  return (
    <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <path className="box" d={given} />
      <path className="box box-proposed" d={proposed} />
      {boxes
        .filter((box) => box.path === active)
        .map((box) => (
          <rect
            key={`${box.x} ${box.y}`}
            data-path={box.path}
            className={`box box-active ${box.proposed ? "box-proposed" : ""}`}
            {...placeOf(box)}
          />
        ))}
      {pointed.map((box) => (
        <rect key={`${box.x} ${box.y}`} className="box box-pointed" {...placeOf(box)} />
      ))}
      {drawn && <rect className="box box-drawn" {...placeOf(drawn)} />}
    </svg>
  );
});

const placeOf = ({ x, y, width, height }: Box) => ({ x, y, width, height });

/** One path around every box. */
export const outline = (boxes: readonly Box[]): string =>
  boxes.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join("");
