import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ApiFailure, answer, api, type Schema } from "../api/client.ts";
import { queueQuery } from "../api/queries.ts";
import { plural } from "../ui/format.ts";
import { type NamedBox, PageBoxes } from "../ui/page-boxes.tsx";
import { Empty, Loaded, Problem } from "../ui/states.tsx";
import { Readings } from "./readings.tsx";

/** Settles one disagreement after the other: both readings with their places on the page, and a third where neither is right. */
export function Adjudicate({ documentId, path }: { documentId: string; path: string | undefined }) {
  const query = useQuery({
    queryKey: ["document-disagreements", documentId],
    queryFn: () => answer(api.GET("/api/documents/{id}/disagreements", { params: { path: { id: documentId } } })),
  });
  const document = useQuery({
    queryKey: ["document", documentId],
    queryFn: () => answer(api.GET("/api/documents/{id}", { params: { path: { id: documentId } } })),
  });
  return (
    <main className="screen screen-settle">
      <div className="screen-head">
        <h1>Settle</h1>
        <span className="muted">{document.data?.name}</span>
        <Link to="/agreement" search={{ view: "open" }}>
          All open disagreements
        </Link>
      </div>
      <Loaded query={query} what="both readings">
        {(found) => {
          const shown = found.items.find((one) => one.path === path) ?? found.items[0];
          if (!shown) return <Done documentId={documentId} />;
          return (
            <Settle
              key={`${documentId} ${shown.path}`}
              found={found}
              shown={shown}
              pages={document.data?.pages.length ?? 1}
            />
          );
        }}
      </Loaded>
    </main>
  );
}

const CAPACITY = {
  expert: null,
  third: null,
  reader:
    "You are one of the two readers. Your word then stands against the other’s, and is marked as such; leave it to a third person or an expert where you can.",
} as const;

function Settle(props: { found: Schema<"DocumentDisagreements">; shown: Schema<"Disagreement">; pages: number }) {
  const { found, shown, pages } = props;
  const { sheet } = useSearch({ from: "/agreement" });
  const navigate = useNavigate({ from: "/agreement" });
  const client = useQueryClient();
  const { documentId, path } = shown;
  const settle = useMutation({
    mutationFn: (label: Omit<Schema<"LabelInput">, "path" | "expectedRevision">) =>
      answer(
        api.PUT("/api/documents/{id}/adjudications", {
          params: { path: { id: documentId } },
          body: { labels: [{ path, expectedRevision: shown.current?.revision ?? 0, ...label }] },
        }),
      ),
    onSuccess: async () => {
      const next = found.items.find((one) => one.path > path) ?? found.items.find((one) => one.path !== path);
      for (const key of ["disagreements", "settled-disagreements", "agreement", "annotators"])
        void client.invalidateQueries({ queryKey: [key] });
      await client.invalidateQueries({ queryKey: ["document-disagreements", documentId] });
      await navigate({ search: { view: "settle", document: documentId, ...(next ? { path: next.path } : {}) } });
    },
    onError: (error) => {
      if (error instanceof ApiFailure && error.status === 409)
        void client.invalidateQueries({ queryKey: ["document-disagreements", documentId] });
    },
  });
  const boxes: NamedBox[] = [
    ...(shown.first?.evidence ?? []).map((box) => ({ ...box, side: "one" as const })),
    ...(shown.second?.evidence ?? []).map((box) => ({ ...box, side: "two" as const })),
  ];
  const page = sheet === undefined ? (boxes[0]?.page ?? 0) : Number(sheet) - 1;
  const notice = CAPACITY[found.as];
  return (
    <div className="settle">
      <PageBoxes
        documentId={documentId}
        pages={pages}
        page={Number.isInteger(page) ? page : 0}
        boxes={boxes}
        sides={[
          { side: "one", name: "first reading", found: (shown.first?.evidence.length ?? 0) > 0 },
          { side: "two", name: "second reading", found: (shown.second?.evidence.length ?? 0) > 0 },
        ]}
        onPage={(to) => void navigate({ search: (before) => ({ ...before, sheet: String(to + 1) }) })}
      />
      <section className="settle-side" aria-label="Readings">
        <nav className="settle-paths" aria-label="Disagreements of this document">
          {found.items.map((one) => (
            <Link
              key={one.path}
              to="/agreement"
              search={{ view: "settle", document: documentId, path: one.path }}
              aria-current={one.path === path ? "true" : undefined}
              activeProps={{}}
            >
              <code>{one.path}</code>
            </Link>
          ))}
        </nav>
        {notice && <p className="notice">{notice}</p>}
        {settle.error && <Problem error={settle.error} />}
        <Readings
          shown={shown}
          readers={found.readers}
          busy={settle.isPending}
          onSettle={(label) => settle.mutate(label)}
        />
        <p className="small muted">
          {plural(found.items.length, "value")} of this document to settle. What you decide is kept as an adjudication
          and in the audit chain; both readings stay.{" "}
          <Link to="/label/$documentId" params={{ documentId }} search={{ purpose: "adjudicate", field: path }}>
            Settle in Label, to draw a box
          </Link>
        </p>
      </section>
    </div>
  );
}

/** Nothing is open on the document any more: it is finished, and the next one is taken. */
function Done({ documentId }: { documentId: string }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const next = useMutation({
    mutationFn: async () => {
      const finished = api.POST("/api/label-queue/{id}/finish", {
        params: { path: { id: documentId }, query: { purpose: "adjudicate" } },
      });
      // Who came by the list and not by the queue holds nothing that could be finished.
      await answer(finished).catch((error: unknown) => {
        if (!(error instanceof ApiFailure && error.code === "lease-lost")) throw error;
      });
      return answer(api.POST("/api/adjudication-queue/next"));
    },
    onSuccess: async ({ item }) => {
      await client.invalidateQueries({ queryKey: queueQuery.queryKey });
      await navigate({
        to: "/agreement",
        search: item ? { view: "settle", document: item.documentId } : { view: "settled" },
      });
    },
  });
  return (
    <Empty title="All of this document is settled.">
      {next.error && <Problem error={next.error} />}
      <p className="row">
        <button
          type="button"
          className="primary"
          // biome-ignore lint/a11y/noAutofocus: what was in focus is gone, and Enter is to go on
          autoFocus
          disabled={next.isPending}
          onClick={() => next.mutate()}
        >
          Next document
        </button>
        <Link to="/agreement" search={{ view: "settled" }}>
          What was settled
        </Link>
      </p>
    </Empty>
  );
}
