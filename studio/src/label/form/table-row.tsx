import { memo } from "react";
import type { Answer } from "../answer.ts";
import type { Bindings } from "../keys.ts";
import type { Snapshot } from "../label-session.ts";
import { cellPath, spoken } from "../layout.ts";
import type { Proposal } from "../proposals.ts";
import { rowPaths, type Table } from "../table-rows.ts";
import { aboutId, hasAbout } from "./about-field.tsx";
import type { FormHandlers } from "./handlers.ts";
import { type Standing, standing } from "./standing.ts";
import { ValueInput } from "./value-input.tsx";

interface TableRowProps {
  table: Table;
  row: number;
  snapshot: Snapshot;
  proposals: ReadonlyMap<string, readonly Proposal[]>;
  bindings: Bindings;
  /** The value in focus, where it is one of this row's. */
  active: string | null;
  /** Said to be not on the page, and can be put back as it was. */
  removed: boolean;
  handlers: FormHandlers;
}

const NONE: readonly Proposal[] = [];

/** One row of a table. Only rows that the focus leaves or enters are drawn anew when it moves. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { table, row, snapshot, proposals, bindings, active, removed, handlers } = props;
  const { list, columns } = table;
  const isGone = rowPaths(table, row).every((path) => standing(path, snapshot).answer?.status === "absent");
  return (
    <tr data-gone={isGone || undefined}>
      <th scope="row">{row + 1}</th>
      {columns.map(({ name, definition }) => {
        const path = cellPath(list, row, name);
        const { answer, state } = standing(path, snapshot);
        return (
          <Cell
            key={name}
            path={path}
            name={`${spoken(list)} ${row + 1}, ${spoken(name)}`}
            answer={answer}
            state={state}
            proposals={proposals.get(path) ?? NONE}
            bindings={bindings}
            active={active === path}
            describedBy={active === path && hasAbout(definition) ? aboutId(definition) : undefined}
            handlers={handlers}
          />
        );
      })}
      <td className="row-end">
        {isGone && removed && (
          <button
            type="button"
            className="quiet"
            tabIndex={-1}
            title={`Put row ${row + 1} back · ${bindings.removeRow}`}
            aria-label={`Put row ${row + 1} back`}
            onClick={() => handlers.onPutBackRow(list, row)}
          >
            ↺
          </button>
        )}
        {!isGone && (
          <button
            type="button"
            className="quiet"
            tabIndex={-1}
            title={`Row ${row + 1} is not on the page · ${bindings.removeRow}`}
            aria-label={`Row ${row + 1} is not on the page`}
            onClick={() => handlers.onRemoveRow(list, row)}
          >
            ×
          </button>
        )}
      </td>
    </tr>
  );
});

interface CellProps {
  path: string;
  name: string;
  answer: Answer | undefined;
  state: Standing["state"];
  proposals: readonly Proposal[];
  bindings: Bindings;
  active: boolean;
  describedBy: string | undefined;
  handlers: FormHandlers;
}

const Cell = memo(function Cell(props: CellProps) {
  const { path, name, answer, state, proposals, bindings, active, describedBy, handlers } = props;
  const differs = proposals.length > 1 && answer === undefined;
  return (
    <td
      data-active={active || undefined}
      data-differs={differs || undefined}
      data-state={state === "conflict" ? state : undefined}
    >
      <ValueInput
        path={path}
        name={name}
        answer={answer}
        proposed={proposals[0]}
        bindings={bindings}
        handlers={handlers}
        describedBy={describedBy}
        isCell
      />
    </td>
  );
});
