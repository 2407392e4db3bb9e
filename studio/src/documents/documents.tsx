import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { answer, api, pageImage, type Schema } from "../api/client.ts";
import { overviewQuery, useMay } from "../api/queries.ts";
import type { operations } from "../api/schema.d.ts";
import { count, moment, plural } from "../ui/format.ts";
import { Empty, Loading, Problem } from "../ui/states.tsx";
import { AddFiles } from "./add-files.tsx";

type Query = NonNullable<operations["listDocuments"]["parameters"]["query"]>;

const CHOICES = {
  labels: ["unlabelled", "labelled", "read-twice", "disagreement"],
  split: ["train", "dev", "test"],
  quality: ["good", "fair", "poor"],
  phi: ["found", "none", "unknown"],
} as const;
const TEXTS = ["family", "facility", "template"] as const;
const ROW_PX = 64;
const PART = 100;

/** Every document, newest first; a hundred thousand scroll like ten, because only what is seen is drawn. */
export function Documents() {
  const filter = useSearch({ from: "/documents" });
  const navigate = useNavigate({ from: "/documents" });
  const overview = useQuery(overviewQuery);
  const mayAdd = useMay("documents.add");
  const scroller = useRef<HTMLDivElement>(null);
  const query = { ...filter, limit: PART } as Query;
  const list = useInfiniteQuery({
    queryKey: ["documents", filter],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/documents", {
          params: { query: { ...query, ...(pageParam === "" ? { count: "true" as const } : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((part) => part.items) ?? [];
  const total = list.data?.pages[0]?.total ?? null;
  const virtual = useVirtualizer({
    count: list.hasNextPage ? rows.length + 1 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const seen = virtual.getVirtualItems();
  const last = seen.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (last >= rows.length - PART / 2 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const set = (name: keyof typeof filter, value: string): void => {
    void navigate({
      search: (before) => ({ ...before, [name]: value === "" ? undefined : value }),
      replace: true,
    });
  };
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
        {mayAdd && <AddFiles families={families} onAdded={() => void list.refetch()} />}
      </div>
      <search className="filters">
        <label>
          Name
          <input
            type="search"
            defaultValue={filter.search ?? ""}
            placeholder="a part of it"
            onChange={(event) => set("search", event.target.value)}
          />
        </label>
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => (
          <Choice key={name} name={name} value={filter[name]} options={CHOICES[name]} onChange={set} />
        ))}
        {TEXTS.map((name) => (
          <label key={name}>
            {name}
            <input
              key={filter[name] ?? ""}
              list={name === "family" ? "families" : undefined}
              defaultValue={filter[name] ?? ""}
              onBlur={(event) => event.target.value !== (filter[name] ?? "") && set(name, event.target.value)}
              onKeyDown={(event) => event.key === "Enter" && set(name, event.currentTarget.value)}
            />
          </label>
        ))}
        <datalist id="families">
          {families.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {filtered && (
          <Link to="/documents" className="clear">
            Clear filters
          </Link>
        )}
      </search>
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
              <code>residency add FOLDER</code>.
            </p>
          )}
        </Empty>
      )}
      <section
        ref={scroller}
        className="virtual"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Documents"
        hidden={rows.length === 0}
      >
        <ul aria-label={`${count(rows.length)} documents loaded`} style={{ height: virtual.getTotalSize() }}>
          {seen.map(({ index, start }) => {
            const row = rows[index];
            return (
              <li
                key={row?.id ?? "more"}
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
    </main>
  );
}

function DocumentRow({ row }: { row: Schema<"ListedDocument"> }) {
  return (
    <Link to="/label/$documentId" params={{ documentId: row.id }} search={{}} className="document">
      <img src={pageImage(row.id, 0, "240")} alt="" loading="lazy" width="40" height="52" />
      <span className="document-name">
        <b>{row.name}</b>
        <span className="muted small">
          {[row.family, row.facility, row.template, plural(row.pages, "page")].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className="document-labels">
        {row.disagreements > 0 ? (
          <span className="chip chip-bad">{plural(row.disagreements, "disagreement")}</span>
        ) : row.labels > 0 ? (
          <span className="chip chip-good">{plural(row.labels, "label")}</span>
        ) : (
          <span className="chip">unlabelled</span>
        )}
      </span>
      <span className={`chip ${row.quality === "poor" ? "chip-warn" : ""}`}>{row.quality}</span>
      <span className="chip">{row.split ?? "no split"}</span>
      <span className={`chip ${row.phi === "found" ? "chip-warn" : ""}`}>PHI {row.phi ?? "unknown"}</span>
      <time className="muted small" dateTime={row.createdAt}>
        {moment(row.createdAt)}
      </time>
    </Link>
  );
}

function Choice<Name extends string>(props: {
  name: Name;
  value: string | undefined;
  options: readonly string[];
  onChange: (name: Name, value: string) => void;
}) {
  const { name, value = "", options, onChange } = props;
  return (
    <label>
      {name === "phi" ? "PHI" : name}
      <select value={value} onChange={(event) => onChange(name, event.target.value)}>
        <option value="">any</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}
