import type { Schema } from "../api/client.ts";
import type { Box } from "./answer.ts";
import type { PlacedBox } from "./page/boxes.tsx";
import type { Point } from "./page/geometry.ts";
import { PageView } from "./page/page-view.tsx";
import type { View } from "./use-view.ts";
import type { DocumentWords } from "./words/use-page-words.ts";

interface ViewerProps {
  document: Schema<"Document">;
  view: View;
  words: DocumentWords["state"];
  boxes: readonly PlacedBox[];
  active: string | null;
  pointed: readonly Box[];
  onSelect(path: string): void;
  onDraw(box: Box): void;
  onPoint(page: number, point: Point): void;
}

/** The pages with what can be done to see them better. */
export function Viewer(props: ViewerProps) {
  const { document, view, words, ...page } = props;
  const pageCount = document.pages.length;
  return (
    <section className="viewer" aria-label="Document">
      <div className="viewer-bar">
        <span className="row small">
          {pageCount > 1 && (
            <button
              type="button"
              className="quiet"
              disabled={view.page === 0}
              onClick={() => view.turnPage(-1)}
              aria-label="Page before"
            >
              ↑
            </button>
          )}
          <span className="muted">
            Page {view.page + 1} of {pageCount}
          </span>
          {pageCount > 1 && (
            <button
              type="button"
              className="quiet"
              disabled={view.page + 1 === pageCount}
              onClick={() => view.turnPage(1)}
              aria-label="Next page"
            >
              ↓
            </button>
          )}
        </span>
        <WordsState state={words} />
        <span className="row">
          <button type="button" className="quiet" onClick={view.zoomOut} aria-label="Zoom out">
            −
          </button>
          <button type="button" className="quiet" onClick={view.fit} title="Fit the page to the window">
            {Math.round(view.zoom * 100)} %
          </button>
          <button type="button" className="quiet" onClick={view.zoomIn} aria-label="Zoom in">
            +
          </button>
          <button type="button" className="quiet" onClick={view.rotate}>
            Rotate
          </button>
        </span>
      </div>
      <PageView
        documentId={document.id}
        pages={document.pages}
        zoom={view.zoom}
        turns={view.turns}
        onPage={view.setPage}
        {...page}
      />
    </section>
  );
}

const SAYS: Record<Exclude<DocumentWords["state"], "ready">, string> = {
  reading: "Reading the words …",
  unreadable: "The words of this page cannot be read: boxes stay as drawn",
  missing: "No OCR on this machine: boxes stay as drawn",
};

function WordsState({ state }: { state: DocumentWords["state"] }) {
  return (
    <span className={`small words-${state}`} role="status" data-words={state}>
      {state !== "ready" && SAYS[state]}
    </span>
  );
}
