import { memo, type PointerEvent, useRef, useState } from "react";
import { pageImage, type Schema } from "../../api/client.ts";
import type { Box } from "../answer.ts";
import { Boxes, type PlacedBox } from "./boxes.tsx";
import { boxBetween, isWithin, type Point, pointUnder, sheetSize, type Turn } from "./geometry.ts";

const SMALLEST = 0.004; // of the page: anything less was a click

interface SheetProps {
  documentId: string;
  page: Schema<"DocumentPage">;
  /** As it is shown, in pixels. */
  width: number;
  turn: Turn;
  boxes: readonly PlacedBox[];
  active: string | null;
  pointed: readonly Box[];
  onSelect(path: string): void;
  /** A box was drawn for the value in focus. */
  onDraw(box: Box): void;
  /** A click where no box is. */
  onPoint(page: number, point: Point): void;
}

/** One page with its boxes; a drag draws a box, a click takes the value of the box that is there. */
export const Sheet = memo(function Sheet(props: SheetProps) {
  const { documentId, page, width, turn, boxes, active, pointed, onSelect, onDraw, onPoint } = props;
  const { outer, inner } = sheetSize(page, width, turn);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const start = useRef<Point | null>(null);

  const pointOf = (event: PointerEvent<HTMLElement>): Point =>
    pointUnder(event, event.currentTarget.getBoundingClientRect(), turn);
  const end = (): void => {
    start.current = null;
    setDrawn(null);
  };
  const clickAt = (point: Point): void => {
    const hit = boxes.filter((box) => isWithin(point, box));
    const [smallest] = hit.sort((a, b) => a.width * a.height - b.width * b.height);
    if (smallest) onSelect(smallest.path);
    else onPoint(page.index, point);
  };

  return (
    <div
      className="sheet"
      data-page={page.index}
      style={outer}
      onPointerDown={(event) => {
        if (event.button !== 0 || !active) return;
        event.preventDefault(); // the focus stays in the field
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = pointOf(event);
      }}
      onPointerMove={(event) => start.current && setDrawn(boxBetween(start.current, pointOf(event), page.index))}
      onPointerUp={(event) => {
        if (!start.current) return;
        const to = pointOf(event);
        const box = boxBetween(start.current, to, page.index);
        end();
        if (box.width > SMALLEST && box.height > SMALLEST) onDraw(box);
        else clickAt(to);
      }}
      onPointerCancel={end}
    >
      <div className="sheet-turned" style={{ ...inner, transform: `translate(-50%, -50%) rotate(${turn}deg)` }}>
        <img
          src={pageImage(documentId, page.index, inner.width * devicePixelRatio > 1600 ? "full" : "1600")}
          alt={`Page ${page.index + 1}`}
          draggable={false}
          loading={page.index > 1 ? "lazy" : "eager"}
        />
        <Boxes boxes={boxes} active={active} pointed={pointed} drawn={drawn} />
      </div>
    </div>
  );
});
