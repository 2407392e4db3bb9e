import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Schema } from "../../api/client.ts";
import type { Box } from "../answer.ts";
import type { PlacedBox } from "./boxes.tsx";
import type { Point, Turn } from "./geometry.ts";
import { Sheet } from "./sheet.tsx";

interface PageViewProps {
  documentId: string;
  pages: readonly Schema<"DocumentPage">[];
  zoom: number;
  turns: Readonly<Record<number, Turn>>;
  boxes: readonly PlacedBox[];
  active: string | null;
  pointed: readonly Box[];
  onSelect(path: string): void;
  onDraw(box: Box): void;
  onPoint(page: number, point: Point): void;
  onPage(page: number): void;
}

const NO_BOXES: readonly never[] = [];
/** Pixels of the page that stay around the box in focus; nearer to the edge, the page moves. */
const AROUND = 48;
const MARGIN = 16;

/** All pages below each other, with the boxes of the values; the active one is brought into view. */
export function PageView(props: PageViewProps) {
  const { documentId, pages, zoom, turns, active, boxes, pointed, onSelect, onDraw, onPoint, onPage } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const sheetWidth = Math.max(120, (width - 2 * MARGIN) * zoom);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const byPage = useMemo(() => {
    const groups = new Map<number, PlacedBox[]>();
    for (const box of boxes) {
      const group = groups.get(box.page);
      if (group) group.push(box);
      else groups.set(box.page, [box]);
    }
    return groups;
  }, [boxes]);

  // What is in the middle stays there while the page grows.
  const widthBefore = useRef(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    const growth = widthBefore.current === 0 ? 1 : sheetWidth / widthBefore.current;
    widthBefore.current = width === 0 ? 0 : sheetWidth;
    if (!element || growth === 1) return;
    const [halfWidth, halfHeight] = [element.clientWidth / 2, element.clientHeight / 2];
    element.scrollLeft = (element.scrollLeft + halfWidth) * growth - halfWidth;
    element.scrollTop = (element.scrollTop + halfHeight) * growth - halfHeight;
  }, [sheetWidth, width]);

  const target = pointed[0] ?? boxes.find((box) => box.path === active);
  const place = target ? `${target.page} ${target.x} ${target.y} ${target.width} ${target.height}` : "";
  const turn = turns[target?.page ?? 0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when another value, or another box, is looked at
  useEffect(() => {
    const mark = scroller.current?.querySelector(pointed.length > 0 ? ".box-pointed" : ".box-active");
    if (scroller.current && mark && place) bringIntoView(scroller.current, mark);
  }, [active, place, zoom, turn, width > 0]);

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
          <Sheet
            key={page.index}
            documentId={documentId}
            page={page}
            width={sheetWidth}
            turn={turns[page.index] ?? 0}
            boxes={byPage.get(page.index) ?? NO_BOXES}
            active={active}
            pointed={pointed[0]?.page === page.index ? pointed : NO_BOXES}
            onSelect={onSelect}
            onDraw={onDraw}
            onPoint={onPoint}
          />
        ))}
    </section>
  );
}

/** Moves nothing while the mark is well in view: a page that jumps with every field tires the eye. */
function bringIntoView(scroller: Element, mark: Element): void {
  const [frame, at] = [scroller.getBoundingClientRect(), mark.getBoundingClientRect()];
  const inView =
    at.top >= frame.top + AROUND &&
    at.bottom <= frame.bottom - AROUND &&
    at.left >= frame.left + MARGIN &&
    at.right <= frame.right - MARGIN;
  if (!inView) mark.scrollIntoView({ block: "center", inline: "center", behavior: calm() ? "auto" : "smooth" });
}

const calm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
