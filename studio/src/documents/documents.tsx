import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { answer, api } from "../api/client.ts";
import { overviewQuery, useMay } from "../api/queries.ts";
import type { operations } from "../api/schema.d.ts";
import { plural } from "../ui/format.ts";
import { Empty, Loading, Problem } from "../ui/states.tsx";
import { AddFiles } from "./add-files.tsx";
import { DocumentList } from "./document-list.tsx";
import { Filters } from "./filters.tsx";
import { Refused } from "./refused.tsx";
import "../work/work.css";
import "./documents.css";

type Query = NonNullable<operations["listDocuments"]["parameters"]["query"]>;

/** Rows of one request; the most that the API gives, so that a fast scroll seldom waits. */
const PART = 200;

/** Every document, newest first; a hundred thousand scroll like ten. */
export function Documents() {
  const filter = useSearch({ from: "/documents" });
  const client = useQueryClient();
  const overview = useQuery(overviewQuery);
  const mayAdd = useMay("documents.add");
  const query = { ...filter, limit: PART } as Query;
  const list = useInfiniteQuery({
    queryKey: ["documents", filter],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/documents", { params: { query: pageParam === "" ? query : { ...query, cursor: pageParam } } }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  // Counting reads every document that fits; the first rows need not wait for it.
  const counted = useQuery({
    queryKey: ["documents-count", filter],
    queryFn: () => answer(api.GET("/api/documents", { params: { query: { ...query, limit: 1, count: "true" } } })),
  });
  const rows = useMemo(() => list.data?.pages.flatMap((part) => part.items) ?? [], [list.data]);
  const total = counted.data?.total ?? null;
  const { isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const families = overview.data
    ? [...overview.data.specialty.families, ...Object.keys(overview.data.specialty.general)]
    : [];
  const filtered = Object.keys(filter).length > 0;

  return (
    <main className="screen screen-full">
      <div className="screen-head">
        <h1>Documents</h1>
        <p className="muted" role="status">
          {total === null ? "" : filtered ? `${plural(total, "document")} fit` : plural(total, "document")}
        </p>
        <Refused count={overview.data?.rejections ?? 0} />
        {mayAdd && (
          <AddFiles
            families={families}
            onAdded={() => {
              for (const key of ["documents", "documents-count", "document-facets", "overview", "rejections"])
                void client.invalidateQueries({ queryKey: [key] });
            }}
          />
        )}
      </div>
      <Filters />
      {list.isPending && <Loading what="documents" />}
      {list.error && <Problem error={list.error} retry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <Empty title={filtered ? "No document fits these filters." : "There are no documents yet."}>
          {filtered ? (
            <Link to="/documents">Show all</Link>
          ) : (
            <p>
              {mayAdd
                ? "Drop files anywhere on this screen, or run "
                : "Somebody who may add documents can drop them here, or run "}
              <code>residency add FOLDER</code>. <Link to="/">Home</Link> can make a demo project.
            </p>
          )}
        </Empty>
      )}
      <DocumentList rows={rows} total={total} hasMore={list.hasNextPage} near={PART} onNearEnd={more} />
    </main>
  );
}
