import { useState } from "react";
import { nextTurn, type Turn } from "./page/geometry.ts";

const ZOOM = { least: 0.5, most: 4, step: 1.25 };

/** How the pages are looked at. */
export function useView() {
  const [zoom, setZoom] = useState(1);
  const [turns, setTurns] = useState<Readonly<Record<number, Turn>>>({});
  const [page, setPage] = useState(0);
  const zoomBy = (factor: number): void =>
    setZoom((before) => Math.min(ZOOM.most, Math.max(ZOOM.least, before * factor)));
  return {
    zoom,
    turns,
    /** The page in the middle of the view. */
    page,
    setPage,
    zoomIn: () => zoomBy(ZOOM.step),
    zoomOut: () => zoomBy(1 / ZOOM.step),
    fit: () => setZoom(1),
    rotate: () => setTurns((before) => ({ ...before, [page]: nextTurn(before[page] ?? 0) })),
    turnPage: (by: number) =>
      document.querySelector(`.sheet[data-page="${page + by}"]`)?.scrollIntoView({ block: "start" }),
  };
}

export type View = ReturnType<typeof useView>;
