import "./page-boxes.css";
import { useEffect, useRef, useState } from "react";
import { pageImage, type Schema } from "../api/client.ts";

/** A box on a page with whose it is. `one` and `two` are told apart by line and colour, and named in the legend. */
export interface NamedBox extends Schema<"StoredBox"> {
  side: "one" | "two";
}

export interface Side {
  side: NamedBox["side"];
  name: string;
  /** Whether this side points anywhere on the document. */
  found: boolean;
}

/** One page of a document with the boxes of two sides, which it brings into view. */
export function PageBoxes(props: {
  documentId: string;
  pages: number;
  page: number;
  boxes: readonly NamedBox[];
  sides: readonly Side[];
  onPage: (page: number) => void;
}) {
  const { documentId, pages, boxes, sides, onPage } = props;
  const page = Math.min(Math.max(0, props.page), Math.max(0, pages - 1));
  const [close, setClose] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const shown = boxes.filter((box) => box.page === page);
  const place = shown.map(({ x, y }) => `${x} ${y}`).join();
  const centre = (): void => {
    if (!frame.current) return;
    const rects = [...frame.current.querySelectorAll(".page-boxes-sheet rect")].map((one) =>
      one.getBoundingClientRect(),
    );
    if (rects.length === 0) return;
    const [left, top] = [Math.min(...rects.map((one) => one.left)), Math.min(...rects.map((one) => one.top))];
    const right = Math.max(...rects.map((one) => one.right));
    const bottom = Math.max(...rects.map((one) => one.bottom));
    const outer = frame.current.getBoundingClientRect();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    frame.current.scrollBy({
      top: (top + bottom) / 2 - outer.top - outer.height / 2,
      left: (left + right) / 2 - outer.left - outer.width / 2,
      behavior: calm ? "auto" : "smooth",
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when other boxes are looked at, or closer
  useEffect(centre, [documentId, page, place, close]);
  return (
    <figure className="page-boxes">
      <figcaption className="page-boxes-bar">
        {sides.map(({ side, name, found }) => (
          <span key={side} className="page-boxes-side" data-side={side}>
            <svg viewBox="0 0 18 12" aria-hidden="true">
              <rect x="1.5" y="1.5" width="15" height="9" data-side={side} />
            </svg>
            {name}
            {!found && <span className="muted"> (no box)</span>}
          </span>
        ))}
        <span className="page-boxes-tools">
          {pages > 1 && (
            <>
              <button type="button" className="quiet" disabled={page === 0} onClick={() => onPage(page - 1)}>
                <span aria-hidden="true">‹</span>
                <span className="hidden">Page before</span>
              </button>
              <span className="small">
                Page {page + 1} of {pages}
              </span>
              <button type="button" className="quiet" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
                <span aria-hidden="true">›</span>
                <span className="hidden">Next page</span>
              </button>
            </>
          )}
          <button type="button" className="quiet" aria-pressed={close} onClick={() => setClose(!close)}>
            Close up
          </button>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={frame} className="page-boxes-frame" aria-label="Page" tabIndex={0}>
        <div className="page-boxes-sheet" data-close={close || undefined}>
          <img src={pageImage(documentId, page, "1600")} alt={`Page ${page + 1}`} onLoad={centre} />
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {shown.map((box) => (
              <rect
                key={`${box.side} ${box.x} ${box.y}`}
                data-side={box.side}
                x={box.x}
                y={box.y}
                width={box.width}
                height={box.height}
              />
            ))}
          </svg>
        </div>
      </section>
    </figure>
  );
}
