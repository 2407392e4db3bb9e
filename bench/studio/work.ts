import type { Client } from "./client.ts";
import { type Timing, time } from "./timing.ts";

type Purpose = "first" | "second";

interface Taken {
  item: { documentId: string } | null;
}

/** The next document for this person; each is finished before the next is asked for, so that it is always another one. */
export function timeNext(client: Client, purpose: Purpose, requests: number): Promise<Timing> {
  return time(
    requests,
    () => client.json<Taken>("POST", "/api/label-queue/next", { purpose }),
    ({ item }) => {
      if (!item) throw new Error(`nothing waits for a ${purpose} reading any more`);
      return client.json("POST", `/api/label-queue/${item.documentId}/finish?purpose=${purpose}`);
    },
  );
}

/** The next document with a disagreement, given back each time. */
export function timeNextDispute(client: Client, requests: number): Promise<Timing> {
  return time(
    requests,
    () => client.json<Taken>("POST", "/api/adjudication-queue/next"),
    ({ item }) => {
      if (!item) throw new Error("nothing is disputed any more");
      return client.send("DELETE", `/api/label-queue/${item.documentId}?purpose=adjudicate`);
    },
  );
}

/** One label a save, on several documents in turn. Answered means committed, with its row of the audit chain. */
export async function timeSaves(client: Client, documents: readonly string[], requests: number): Promise<Timing> {
  const revisions = new Map<string, number>();
  for (const id of documents) {
    const { labels } = await client.json<{ labels: { path: string; revision: number }[] }>(
      "GET",
      `/api/documents/${id}/labels`,
    );
    for (const { path, revision } of labels) revisions.set(`${id} ${path}`, revision);
  }
  return time(requests, (index) => {
    const id = documents[index % documents.length] as string;
    const path = `results[${Math.floor(index / documents.length)}].value`;
    const expectedRevision = revisions.get(`${id} ${path}`) ?? 0;
    const evidence = [{ page: 0, x: 0.1, y: 0.1, width: 0.3, height: 0.02 }];
    const label = { path, expectedRevision, value: `${index}.${expectedRevision}`, status: "present", evidence };
    return client.json("PUT", `/api/documents/${id}/labels`, { labels: [label] });
  });
}
