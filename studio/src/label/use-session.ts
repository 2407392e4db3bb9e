import { useEffect, useState, useSyncExternalStore } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { DraftStore } from "./draft-store.ts";
import { LabelSession, type Snapshot } from "./label-session.ts";
import type { Purpose } from "./purpose.ts";

const KEEP_MS = 5 * 60_000;

/** The labels of a document while it is open; they are sent when the connection is back, and when the screen is left. */
export function useSession(props: {
  documentId: string;
  labels: readonly Schema<"Label">[];
  person: string;
  purpose: Purpose | undefined;
}): { session: LabelSession; snapshot: Snapshot } {
  const { documentId, labels, person, purpose } = props;
  const [session] = useState(
    () =>
      new LabelSession({
        labels,
        drafts: new DraftStore(localStorage, person, documentId),
        send: async (body) => {
          const request = { params: { path: { id: documentId } }, body: { labels: body } };
          const saved = await answer(
            purpose === "adjudicate"
              ? api.PUT("/api/documents/{id}/adjudications", request)
              : api.PUT("/api/documents/{id}/labels", request),
          );
          return saved.labels;
        },
      }),
  );
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot);
  useEffect(() => {
    const send = (): void => void session.flush();
    window.addEventListener("online", send);
    return () => {
      window.removeEventListener("online", send);
      session.close();
      send();
    };
  }, [session]);
  return { session, snapshot };
}

/** A document is kept for a quarter of an hour; looking at it for longer keeps it. */
export function useKeeping(documentId: string, purpose: Purpose | undefined, onLost: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done when it is lost begins no new quarter
  useEffect(() => {
    if (!purpose) return;
    const keepIt = (): void => {
      const request = { params: { path: { id: documentId }, query: { purpose } } };
      answer(api.PUT("/api/label-queue/{id}", request)).catch((error: { code?: string }) => {
        if (error.code === "lease-lost") onLost();
      });
    };
    const timer = setInterval(keepIt, KEEP_MS);
    return () => clearInterval(timer);
  }, [documentId, purpose]);
}
