import { Link } from "@tanstack/react-router";
import { plural } from "../ui/format.ts";

export interface FileResult {
  key: number;
  name: string;
  state: "waiting" | "sending" | "added" | "known" | "refused" | "left";
  note: string;
  /** The document that it became, or that it was already. */
  documentId: string | null;
}

const SAID: Record<FileResult["state"], string> = {
  waiting: "waits",
  sending: "is read …",
  added: "added",
  known: "was there already",
  refused: "refused",
  left: "left out",
};
const COUNTED = ["added", "known", "refused", "left"] as const;
/** Lines that are shown; the counts are of all. */
const MOST_LINES = 200;

/** What became of each file; refused ones stand first when there are many, because they need somebody. */
export function UploadResults(props: { results: readonly FileResult[]; onStop: () => void; onClose: () => void }) {
  const { results, onStop, onClose } = props;
  const counts = COUNTED.map((state) => ({ state, n: results.filter((result) => result.state === state).length }));
  const ended = counts.reduce((sum, { n }) => sum + n, 0);
  const lines =
    results.length <= MOST_LINES
      ? results
      : [...results.filter(isRefused), ...results.filter((result) => !isRefused(result))].slice(0, MOST_LINES);
  return (
    <section className="upload" aria-label="Added files">
      <header>
        <b role="status">
          {ended} of {plural(results.length, "file")}
        </b>
        {ended < results.length ? (
          <button type="button" className="quiet" onClick={onStop}>
            Stop
          </button>
        ) : (
          <button type="button" className="quiet" onClick={onClose}>
            Close
          </button>
        )}
      </header>
      <progress className="bar-meter" aria-label="Files done" max={results.length} value={ended} />
      <p className="small muted">
        {counts
          .filter(({ n }) => n > 0)
          .map(({ state, n }) => `${n} ${SAID[state]}`)
          .join(" · ") || "Each file is added whole or not at all."}
      </p>
      <ul>
        {lines.map(({ key, name, state, note, documentId }) => (
          <li key={key} data-state={state}>
            {documentId ? (
              <Link to="/label/$documentId" params={{ documentId }} search={{}}>
                {name}
              </Link>
            ) : (
              <span>{name}</span>
            )}
            <b>{SAID[state]}</b>
            {note && <span className="muted small">{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const isRefused = ({ state }: FileResult): boolean => state === "refused";
