import type { Client } from "./client.ts";
import { type Timing, time } from "./timing.ts";

/** What the Documents screen may ask for: each filter alone, then combinations, from what is common to what is nowhere. */
export const FILTERS: readonly string[] = [
  "",
  "family=lab-report",
  "family=receipt",
  "facility=facility-1",
  "facility=facility-40",
  "template=lab-report-30",
  "split=train",
  "split=test",
  "phi=found",
  "phi=none",
  "quality=good",
  "quality=fair",
  "quality=poor",
  "labels=unlabelled",
  "labels=labelled",
  "labels=read-twice",
  "labels=disagreement",
  "search=scan-0999",
  "search=nowhere",
  "family=lab-report&quality=poor",
  "family=referral&split=test&labels=unlabelled",
  "facility=facility-40&phi=found&quality=poor",
  "split=test&quality=poor&labels=disagreement",
  "template=receipt-30&labels=read-twice&phi=found",
  "split=dev&phi=found&quality=poor&labels=labelled",
  "facility=facility-3&search=99&quality=fair",
];

interface Part {
  items: { id: string }[];
  next: string | null;
  total: number | null;
}

export interface ListTiming {
  filter: string;
  /** Documents that fit. */
  documents: number;
  /** The part that a screen opens with, with its count. */
  first: Timing;
  /** Parts in the middle and at the end of the list. */
  deep: Timing | null;
}

/** Parts of a hundred, as the screen reads them. */
const LIMIT = 100;

/** Times one filter: first parts with the count, and parts deep in the list, where it is longer than one part. */
export async function timeList(client: Client, filter: string, requests: number): Promise<ListTiming> {
  const path = (more: string): string => `/api/documents?${[filter, `limit=${LIMIT}`, more].filter(Boolean).join("&")}`;
  const opened = await client.json<Part>("GET", path("count=true"));
  const first = await time(requests, () => client.json("GET", path("count=true")));
  const cursors = await someCursors(client, path, opened);
  const deep =
    cursors.length > 0
      ? await time(requests, (index) => client.json("GET", path(`cursor=${cursors[index % cursors.length]}`)))
      : null;
  return { filter, documents: opened.total ?? 0, first, deep };
}

/** Cursors spread over the whole list. They are made from a part's own, moved back in time: a walk would take all day. */
async function someCursors(client: Client, path: (more: string) => string, opened: Part): Promise<string[]> {
  if (opened.next === null) return [];
  const [newest] = JSON.parse(Buffer.from(opened.next, "base64url").toString("utf8")) as [string, string];
  const [from, to] = [
    Date.parse("2025-01-01T00:00:00Z"),
    Date.parse(newest.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")),
  ];
  const made = Array.from({ length: 20 }, (_, index) => {
    const at = new Date(from + ((to - from) * (19 - index)) / 20).toISOString();
    return Buffer.from(JSON.stringify([at, "8"])).toString("base64url");
  });
  const answered = await Promise.all(made.map((cursor) => client.json<Part>("GET", path(`cursor=${cursor}`))));
  return [opened.next, ...made.filter((_, index) => (answered[index] as Part).items.length > 0)];
}
