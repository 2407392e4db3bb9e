import type { Bindings } from "../keys.ts";
import type { Snapshot } from "../label-session.ts";
import type { Section } from "../layout.ts";
import type { Proposal } from "../proposals.ts";
import { FieldRow } from "./field-row.tsx";
import type { FormHandlers } from "./handlers.ts";
import { standing } from "./standing.ts";
import { TableSection } from "./table-section.tsx";

interface FieldListProps {
  sections: readonly Section[];
  snapshot: Snapshot;
  proposals: ReadonlyMap<string, readonly Proposal[]>;
  bindings: Bindings;
  /** Of the specialty, and so of its guidelines. */
  version: string | null;
  active: string | null;
  hint: string | null;
  removed: ReadonlySet<string>;
  handlers: FormHandlers;
}

const NONE: readonly Proposal[] = [];

/** The form beside the page: single values in a list, lists as tables. */
export function FieldList(props: FieldListProps) {
  const { sections, snapshot, proposals, active, hint, ...shared } = props;
  const fields = sections.filter((section) => section.kind === "field");
  const tables = sections.filter((section) => section.kind === "table");
  return (
    <>
      {fields.length > 0 && (
        <ul className="fields">
          {fields.map(({ path, definition }) => (
            <FieldRow
              key={path}
              path={path}
              definition={definition}
              version={shared.version}
              bindings={shared.bindings}
              handlers={shared.handlers}
              proposals={proposals.get(path) ?? NONE}
              active={active === path}
              hint={active === path ? hint : null}
              {...standing(path, snapshot)}
            />
          ))}
        </ul>
      )}
      {tables.map((table) => (
        <TableSection
          key={table.list}
          table={table}
          snapshot={snapshot}
          proposals={proposals}
          active={active}
          hint={hint}
          {...shared}
        />
      ))}
    </>
  );
}
