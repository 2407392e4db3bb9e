import { plural } from "../../ui/format.ts";
import type { Bindings } from "../keys.ts";
import type { Snapshot } from "../label-session.ts";
import { spoken } from "../layout.ts";
import type { Proposal } from "../proposals.ts";
import type { Table } from "../table-rows.ts";
import { AboutField, Decision } from "./about-field.tsx";
import type { FormHandlers } from "./handlers.ts";
import { ProposalsList } from "./proposals-list.tsx";
import { standing } from "./standing.ts";
import { TableRow } from "./table-row.tsx";

interface TableSectionProps {
  table: Table;
  version: string | null;
  snapshot: Snapshot;
  proposals: ReadonlyMap<string, readonly Proposal[]>;
  bindings: Bindings;
  active: string | null;
  hint: string | null;
  /** Rows said to be not on the page that can be put back as they were. */
  removed: ReadonlySet<string>;
  handlers: FormHandlers;
}

/** A list as a table: a cell is edited as a field is. */
export function TableSection(props: TableSectionProps) {
  const { table, snapshot, proposals, bindings, active, removed, handlers } = props;
  return (
    <section className="field-table" aria-label={spoken(table.list)}>
      <h2>
        {spoken(table.list)} <span className="muted">{plural(table.rows, "row")}</span>
      </h2>
      {table.rows > 0 && (
        <div className="cells-frame">
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
                <td />
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: table.rows }, (_, row) => {
                const key = `${table.list}[${row}]`;
                return (
                  <TableRow
                    key={key}
                    table={table}
                    row={row}
                    snapshot={snapshot}
                    proposals={proposals}
                    bindings={bindings}
                    active={active?.startsWith(`${key}.`) ? active : null}
                    removed={removed.has(key)}
                    handlers={handlers}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <ActiveCell {...props} />
      <div className="row">
        <button type="button" className="quiet" onClick={() => handlers.onAddRow(table.list)}>
          Add a row <kbd>{bindings.addRow}</kbd>
        </button>
        <span className="muted small">Rows copied elsewhere can be pasted into a cell.</span>
      </div>
    </section>
  );
}

const NONE: readonly Proposal[] = [];

/** The cells of a table are narrow: what belongs to the one in focus stands below it. */
function ActiveCell(props: TableSectionProps) {
  const { active, table, proposals, snapshot, hint, version, handlers } = props;
  if (!active?.startsWith(`${table.list}[`)) return null;
  const column = table.columns.find(({ name }) => active.endsWith(`.${name}`));
  return (
    <div className="active-cell">
      <ProposalsList
        path={active}
        proposals={proposals.get(active) ?? NONE}
        answer={standing(active, snapshot).answer}
        onAnswer={handlers.onAnswer}
      />
      {hint && <p className="place-hint">{hint}</p>}
      {column && <AboutField definition={column.definition} version={version} />}
    </div>
  );
}
