import { useEffect, useMemo, useState } from "react";
import { answer, api, type Schema } from "../../api/client.ts";
import { type PageText, pageText } from "./page-text.ts";

type State = Schema<"PageWords">["state"];
interface Known {
  state: Exclude<State, "reading">;
  text: PageText;
}

export interface DocumentWords {
  /** Pages whose words are there. */
  pages: readonly PageText[];
  /** Of the page that is looked at. */
  state: State;
}

const ASK_AGAIN_MS = 1_000;
const OFFLINE_MS = 5_000;
/** Pages that are read ahead of being looked at. */
const READ_AHEAD = 20;

/**
 * The words of a document as they become known: the page that is looked at first, then the others. One question at a time,
 * so that saving never waits for a connection.
 */
export function usePageWords(documentId: string, pageCount: number, current: number): DocumentWords {
  const [known, setKnown] = useState<ReadonlyMap<number, Known>>(new Map());
  const missing = [...known.values()].some(({ state }) => state === "missing");
  const ahead = Array.from({ length: Math.min(pageCount, READ_AHEAD) }, (_, page) => page);
  const wanted = missing ? undefined : [current, ...ahead].find((page) => !known.has(page));

  useEffect(() => {
    if (wanted === undefined) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const params = { path: { id: documentId, page: wanted } };
    const ask = async (): Promise<void> => {
      try {
        const found = await answer(api.GET("/api/documents/{id}/pages/{page}/words", { params, signal: stop.signal }));
        const { state, words } = found;
        if (state === "reading") timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
        else setKnown((before) => new Map(before).set(wanted, { state, text: pageText(wanted, words) }));
      } catch {
        if (!stop.signal.aborted) timer = setTimeout(() => void ask(), OFFLINE_MS);
      }
    };
    void ask();
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [documentId, wanted]);

  return useMemo(
    () => ({
      pages: [...known.values()].map(({ text }) => text).sort((a, b) => a.page - b.page),
      state: missing ? "missing" : (known.get(current)?.state ?? "reading"),
    }),
    [known, missing, current],
  );
}
