import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { pageImage, type Schema } from "../api/client.ts";
import type { Box } from "./answer.ts";
import { type Turn, unturned } from "./rotation.ts";

/** A box with the value that it carries. */
export interface PlacedBox extends Box {
  path: string;
  /** Suggested, and nobody's label yet. */
  proposed: boolean;
}

interface PageViewProps {
  documentId: string;
  pages: readonly Schema<"DocumentPage">[];
  zoom: number;
  turns: Readonly<Record<number, Turn>>;
  boxes: readonly PlacedBox[];
  active: string | null;
  onSelect(path: string): void;
  /** A box was drawn for the value in focus. */
  onDraw(box: Box): void;
  onPage(page: number): void;
}

const SMALLEST = 0.004; // of the page: anything less was a click

/** All pages below each other, with the boxes of the values; the active one is brought into view. */
export function PageView(props: PageViewProps) {
  const { pages, zoom, active, boxes, onPage } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const target = boxes.find((box) => box.path === active);
  const place = target ? `${target.page} ${target.x} ${target.y} ${target.width} ${target.height}` : "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when another value, or another box, is looked at
  useEffect(() => {
    if (!active || !place) return;
    scroller.current
      ?.querySelector(`rect[data-path="${CSS.escape(active)}"]`)
      ?.scrollIntoView({ block: "center", inline: "center", behavior: calm() ? "auto" : "smooth" });
  }, [active, place, zoom, width > 0]);

  const onScroll = useCallback((): void => {
    const element = scroller.current;
    if (!element) return;
    const middle = element.scrollTop + element.clientHeight / 2;
    const sheets = [...element.querySelectorAll<HTMLElement>(".sheet")];
    const index = sheets.findIndex((sheet) => sheet.offsetTop + sheet.offsetHeight >= middle);
    onPage(Math.max(0, index));
  }, [onPage]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={scroller} className="pages" aria-label="Pages" tabIndex={0} onScroll={onScroll}>
      {width > 0 &&
        pages.map((page) => (
          <Sheet key={page.index} {...props} page={page} width={Math.max(120, (width - 32) * zoom)} />
        ))}
    </section>
  );
}

function Sheet(props: PageViewProps & { page: Schema<"DocumentPage">; width: number }) {
  const { documentId, page, width, turns, boxes, active, onSelect, onDraw } = props;
  const turn = turns[page.index] ?? 0;
  const onItsSide = turn === 90 || turn === 270;
  const ratio = page.height / page.width;
  const outer = { width, height: onItsSide ? width / ratio : width * ratio };
  const inner = onItsSide ? { width: outer.height, height: outer.width } : outer;
  const [drawn, setDrawn] = useState<Box | null>(null);
  const start = useRef<[number, number] | null>(null);

  const pointOf = (event: PointerEvent<HTMLElement>): [number, number] => {
    const frame = event.currentTarget.getBoundingClientRect();
    const within = (at: number, from: number, size: number): number => Math.min(1, Math.max(0, (at - from) / size));
    return unturned(
      [within(event.clientX, frame.left, frame.width), within(event.clientY, frame.top, frame.height)],
      turn,
    );
  };
  const boxTo = ([x, y]: [number, number]): Box => {
    const [fromX, fromY] = start.current ?? [x, y];
    return {
      page: page.index,
      x: Math.min(x, fromX),
      y: Math.min(y, fromY),
      width: Math.abs(x - fromX),
      height: Math.abs(y - fromY),
    };
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
      onPointerMove={(event) => start.current && setDrawn(boxTo(pointOf(event)))}
      onPointerUp={(event) => {
        if (!start.current) return;
        const box = boxTo(pointOf(event));
        start.current = null;
        setDrawn(null);
        if (box.width > SMALLEST && box.height > SMALLEST) onDraw(box);
        else {
          const [x, y] = pointOf(event);
          const hit = boxes.find(
            (one) =>
              one.page === page.index && x >= one.x && y >= one.y && x <= one.x + one.width && y <= one.y + one.height,
          );
          if (hit) onSelect(hit.path);
        }
      }}
    >
      <div className="sheet-turned" style={{ ...inner, transform: `translate(-50%, -50%) rotate(${turn}deg)` }}>
        <img
          src={pageImage(documentId, page.index, width > 1000 ? "full" : "1600")}
          alt={`Page ${page.index + 1}`}
          draggable={false}
          loading={page.index > 1 ? "lazy" : "eager"}
        />
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          {boxes
            .filter((box) => box.page === page.index)
            .map((box) => (
              <rect
                key={`${box.path} ${box.x} ${box.y}`}
                data-path={box.path}
                className={`box ${box.proposed ? "box-proposed" : ""} ${box.path === active ? "box-active" : ""}`}
                x={box.x}
                y={box.y}
                width={box.width}
                height={box.height}
              />
            ))}
          {drawn && (
            <rect className="box box-drawn" x={drawn.x} y={drawn.y} width={drawn.width} height={drawn.height} />
          )}
        </svg>
      </div>
    </div>
  );
}

const calm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
