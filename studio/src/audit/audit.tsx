import "./audit.css";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { moment, shortId } from "../ui/format.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { Chain } from "./chain.tsx";
import { detailParts } from "./detail-parts.ts";

const FILTERS = ["actor", "action", "subject"] as const;

/** Every change of state, newest first, and whether the chain holds. */
export function Audit() {
  const { entry, ...filter } = useSearch({ from: "/audit" });
  const list = useParts(["audit", filter], (cursor) =>
    answer(api.GET("/api/audit", { params: { query: { ...filter, limit: 100, ...(cursor ? { cursor } : {}) } } })),
  );
  return (
    <main className="screen">
      <h1>Audit</h1>
      <Chain />
      <Filters />
      <Parts list={list} what="the audit chain">
        {(items) =>
          items.length === 0 ? (
            <Empty title="No entry fits.">
              <Link to="/audit">All entries</Link>
            </Empty>
          ) : (
            <Table about="Audit chain" heads={["#", "At", "Who", "What", "To what", "Detail"]}>
              {items.map((one) => (
                <Entry key={one.sequence} entry={one} open={String(one.sequence) === entry} />
              ))}
            </Table>
          )
        }
      </Parts>
    </main>
  );
}

function Filters() {
  const filter = useSearch({ from: "/audit" });
  const navigate = useNavigate({ from: "/audit" });
  return (
    <search className="filters">
      {FILTERS.map((name) => (
        <label key={name}>
          {name}
          <input
            key={filter[name] ?? ""}
            defaultValue={filter[name] ?? ""}
            placeholder={{ actor: "who", action: "label.saved", subject: "whole id" }[name]}
            autoComplete="off"
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              const value = event.currentTarget.value.trim();
              void navigate({
                search: ({ [name]: _, entry: _entry, ...rest }) => ({ ...rest, ...(value ? { [name]: value } : {}) }),
              });
            }}
          />
        </label>
      ))}
      <Link to="/audit" className="clear">
        Clear filters
      </Link>
    </search>
  );
}

function Entry({ entry, open }: { entry: Schema<"AuditEntry">; open: boolean }) {
  const { sequence, at, actor, action, subject, detail } = entry;
  const parts = detailParts(detail);
  return (
    <>
      <tr data-active={open || undefined} className="audit-row">
        <td>
          <Link
            to="/audit"
            search={({ entry: _, ...rest }) => ({ ...rest, ...(open ? {} : { entry: String(sequence) }) })}
            resetScroll={false}
            aria-expanded={open}
            activeProps={{}}
            title={open ? "Close" : "Show the whole entry"}
          >
            {sequence}
          </Link>
        </td>
        <td className="audit-at">{moment(at)}</td>
        <td>
          <Link to="/audit" search={({ entry: _, ...rest }) => ({ ...rest, actor })} title={`Only what ${actor} did`}>
            {actor}
          </Link>
        </td>
        <td>
          <Link to="/audit" search={({ entry: _, ...rest }) => ({ ...rest, action })} title={`Only ${action}`}>
            {action}
          </Link>
        </td>
        <td>
          <Link to="/audit" search={({ entry: _, ...rest }) => ({ ...rest, subject })} title="Only what happened to it">
            <code>{shortId(subject)}</code>
          </Link>
        </td>
        <td>
          {parts.length === 0 ? (
            <span className="muted">–</span>
          ) : (
            <ul className="audit-detail">
              {parts.map(({ name, value }) => (
                <li key={name}>
                  <span className="muted">{name}</span> {value}
                </li>
              ))}
            </ul>
          )}
        </td>
      </tr>
      {open && <Whole entry={entry} />}
    </>
  );
}

/** The entry as it was hashed, with its place in the chain. */
function Whole({ entry: { at, subject, detail, previous, hash } }: { entry: Schema<"AuditEntry"> }) {
  return (
    <tr data-active>
      <td />
      <td colSpan={5}>
        <dl className="audit-whole">
          <dt>at</dt>
          <dd>{at}</dd>
          <dt>to what</dt>
          <dd>
            <code>{subject}</code>
          </dd>
          <dt>hash of the entry before</dt>
          <dd>
            <code>{previous}</code>
          </dd>
          <dt>hash</dt>
          <dd>
            <code>{hash}</code>
          </dd>
          <dt>detail</dt>
          <dd>
            <pre>{JSON.stringify(detail, null, 2)}</pre>
          </dd>
        </dl>
      </td>
    </tr>
  );
}
