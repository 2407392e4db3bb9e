import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Schema } from "../api/client.ts";
import { count } from "../ui/format.ts";
import { DocumentRow } from "./document-row.tsx";

const ROW_PX = 64;
const OVERSCAN = 10;

/** A list of any length: only what is seen is drawn. Arrow keys, Page Up, Page Down and Home go through it. */
export function DocumentList(props: {
  rows: readonly Schema<"ListedDocument">[];
  total: number | null;
  hasMore: boolean;
  /** The list comes near its end. */
  onNearEnd: () => void;
  /** Rows before the end at which more is asked for. */
  near: number;
}) {
  const { rows, total, hasMore, onNearEnd, near } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: hasMore ? rows.length + 1 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const seen = virtual.getVirtualItems();
  const last = seen.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - near) onNearEnd();
  }, [last, rows.length, hasMore, near, onNearEnd]);

  function move(event: KeyboardEvent<HTMLUListElement>): void {
    const at = (event.target as HTMLElement).closest("li")?.dataset.index;
    if (at === undefined) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_PX) / ROW_PX) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(rows.length - 1, Math.max(0, Number(at) + step));
    virtual.scrollToIndex(to);
    // The row is drawn once the list has scrolled to it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`li[data-index="${to}"] a`)?.focus({ preventScroll: true }),
      ),
    );
  }

  return (
    <section
      ref={scroller}
      className="virtual"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Documents"
      hidden={rows.length === 0}
    >
      <ul
        aria-label={`${count(rows.length)} documents loaded`}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={move}
      >
        {seen.map(({ index, start }) => {
          const row = rows[index];
          return (
            <li
              key={row?.id ?? "more"}
              data-index={index}
              aria-setsize={total ?? -1}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row ? <DocumentRow row={row} /> : <span className="muted">Loading …</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
