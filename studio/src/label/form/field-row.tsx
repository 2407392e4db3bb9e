import { memo } from "react";
import type { Bindings } from "../keys.ts";
import { type FieldDefinition, spoken } from "../layout.ts";
import type { Proposal } from "../proposals.ts";
import { AboutField, aboutId, Decision, hasAbout } from "./about-field.tsx";
import type { FormHandlers } from "./handlers.ts";
import { ProposalsList } from "./proposals-list.tsx";
import type { Standing } from "./standing.ts";
import { ValueInput } from "./value-input.tsx";

interface FieldRowProps extends Standing {
  path: string;
  definition: FieldDefinition;
  version: string | null;
  proposals: readonly Proposal[];
  bindings: Bindings;
  active: boolean;
  /** About the value's place on the page; while it is active. */
  hint: string | null;
  handlers: FormHandlers;
}

/** One single value with its name, what is proposed, and while it is active what it means. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { path, definition, version, proposals, bindings, active, hint, handlers, answer } = props;
  return (
    <li className="field" data-active={active || undefined} data-path={path}>
      <div className="field-name">
        <span>
          {spoken(path)}
          {definition.criticality === "decision" && <Decision />}
        </span>
        <Origin {...props} />
      </div>
      <ValueInput
        path={path}
        name={spoken(path)}
        answer={answer}
        proposed={proposals[0]}
        bindings={bindings}
        handlers={handlers}
        describedBy={active && hasAbout(definition) ? aboutId(definition) : undefined}
      />
      <ProposalsList path={path} proposals={proposals} answer={answer} onAnswer={handlers.onAnswer} />
      {active && hint && <p className="place-hint">{hint}</p>}
      {active && <AboutField definition={definition} version={version} />}
    </li>
  );
});

function Origin({ state, author, about }: Standing) {
  switch (state) {
    case "conflict":
      return <span className="chip chip-bad">two versions</span>;
    case "edited":
      return <span className="chip chip-warn">not saved yet</span>;
    case "saved":
      return (
        <span className="muted small" title={about}>
          {author}
        </span>
      );
    case "none":
      return null;
  }
}
