import type { Answer } from "./answer.ts";
import type { Action, Bindings } from "./keys.ts";
import type { Snapshot } from "./label-session.ts";
import { cellPath, type FieldDefinition, type Section, spoken } from "./layout.ts";
import type { Proposal } from "./proposals.ts";
import { shownText, ValueInput } from "./value-input.tsx";

export interface FieldListProps {
  sections: readonly Section[];
  snapshot: Snapshot;
  proposals: ReadonlyMap<string, readonly Proposal[]>;
  bindings: Bindings;
  active: string | null;
  onFocus(path: string): void;
  onAnswer(path: string, answer: Answer): void;
  onText(path: string, text: string): void;
  onAction(path: string, action: Action): boolean;
  onAddRow(list: string): void;
}

/** The form beside the page: single values in a list, lists as tables. */
export function FieldList(props: FieldListProps) {
  const fields = props.sections.filter((section) => section.kind === "field");
  const tables = props.sections.filter((section) => section.kind === "table");
  return (
    <>
      {fields.length > 0 && (
        <ul className="fields">
          {fields.map(({ path, definition }) => (
            <FieldRow key={path} path={path} definition={definition} {...props} />
          ))}
        </ul>
      )}
      {tables.map((table) => (
        <section key={table.list} className="field-table">
          <h2>
            {spoken(table.list)} <span className="muted">{table.rows === 1 ? "1 row" : `${table.rows} rows`}</span>
          </h2>
          {table.rows > 0 && (
            <table className="cells">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="hidden">Row</span>
                  </th>
                  {table.columns.map(({ name, definition }) => (
                    <th key={name} scope="col" title={definition.description ?? undefined}>
                      {spoken(name)}
                      {definition.criticality === "decision" && <Decision />}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {Array.from({ length: table.rows }, (_, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
                  <tr key={row}>
                    <th scope="row">{row + 1}</th>
                    {table.columns.map(({ name }) => {
                      const path = cellPath(table.list, row, name);
                      return (
                        <td
                          key={name}
                          data-active={props.active === path || undefined}
                          data-differs={differs(path, props) || undefined}
                        >
                          <Value path={path} name={`${spoken(table.list)} ${row + 1}, ${spoken(name)}`} {...props} />
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {table.rows > 0 && <CellProposals table={table} {...props} />}
          <button type="button" className="quiet" onClick={() => props.onAddRow(table.list)}>
            Add a row
          </button>
        </section>
      ))}
    </>
  );
}

function FieldRow(props: FieldListProps & { path: string; definition: FieldDefinition }) {
  const { path, definition, snapshot, active } = props;
  const descriptionId = definition.description ? `about:${path}` : undefined;
  return (
    <li className="field" data-active={active === path || undefined} data-path={path}>
      <div className="field-name">
        <span>
          {spoken(path)}
          {definition.criticality === "decision" && <Decision />}
        </span>
        <Origin path={path} snapshot={snapshot} />
      </div>
      <Value name={spoken(path)} {...props} {...(descriptionId ? { describedBy: descriptionId } : {})} />
      {definition.description && (
        <p id={descriptionId} className="field-about">
          {definition.description}
        </p>
      )}
      <Proposals {...props} />
    </li>
  );
}

function Value(props: FieldListProps & { path: string; name: string; describedBy?: string }) {
  const { path, name, snapshot, proposals, bindings, describedBy } = props;
  return (
    <ValueInput
      path={path}
      name={name}
      answer={snapshot.drafts.get(path) ?? snapshot.labels.get(path)}
      proposed={proposals.get(path)?.[0]}
      bindings={bindings}
      {...(describedBy ? { describedBy } : {})}
      onFocus={() => props.onFocus(path)}
      onText={(text) => props.onText(path, text)}
      onAction={(action) => props.onAction(path, action)}
    />
  );
}

const Decision = () => (
  <abbr className="decision" title="A decision hangs on this field">
    ●<span className="hidden"> decision field</span>
  </abbr>
);

function Origin({ path, snapshot }: { path: string; snapshot: Snapshot }) {
  if (snapshot.conflicts.has(path)) return <span className="chip chip-bad">two versions</span>;
  if (snapshot.drafts.has(path)) return <span className="chip chip-warn">not saved yet</span>;
  const label = snapshot.labels.get(path);
  return label ? (
    <span className="muted small" title={`revision ${label.revision}, ${label.method}`}>
      {label.author}
    </span>
  ) : null;
}

/** What models proposed, side by side; those that agree share a button. */
function Proposals({ path, proposals, snapshot, onAnswer }: FieldListProps & { path: string }) {
  const given = proposals.get(path) ?? [];
  if (given.length === 0) return null;
  const answer = snapshot.drafts.get(path) ?? snapshot.labels.get(path);
  return (
    <ul className="proposals" aria-label={`Suggestions for ${spoken(path)}`}>
      {given.map((proposal, index) => (
        <li key={`${proposal.status} ${proposal.value}`}>
          <button
            type="button"
            tabIndex={-1}
            className={`proposal ${given.length > 1 ? "proposal-differs" : ""}`}
            aria-pressed={answer?.status === proposal.status && answer.value === proposal.value}
            title={`${proposal.from} · Alt+${index + 1}`}
            onClick={() => onAnswer(path, proposal)}
          >
            <span className="proposal-from">{shortName(proposal.from)}</span> <b>{shownText(proposal)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Whether models propose different values and nobody has decided. */
const differs = (path: string, { proposals, snapshot }: FieldListProps): boolean =>
  (proposals.get(path)?.length ?? 0) > 1 && !snapshot.labels.has(path) && !snapshot.drafts.has(path);

/** The cells of a table are narrow: their suggestions stand below it, for the cell that has the focus. */
function CellProposals(props: FieldListProps & { table: Extract<Section, { kind: "table" }> }) {
  const { active, table } = props;
  if (!active?.startsWith(`${table.list}[`)) return null;
  return <Proposals {...props} path={active} />;
}

/** The part of a teacher's name that tells it from others: `endpoint/models/medgemma-4b` as `medgemma-4b`. */
const shortName = (from: string): string =>
  from
    .split(", ")
    .map((name) => name.split("/").at(-1) ?? name)
    .join(", ");
