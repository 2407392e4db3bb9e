import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api, type Schema } from "../../api/client.ts";
import { useMay } from "../../api/queries.ts";
import { Problem } from "../../ui/states.tsx";
import type { Trace, TraceSuggestion } from "./trace.ts";
import { TraceEditor } from "./trace-editor.tsx";

type Decision = Schema<"SuggestionDecision">;

export const REASONING_ID = "reasoning";

/** How teachers reasoned, step by step; the person agrees, disagrees or sets it right. */
export function ReasoningPanel(props: {
  documentId: string;
  traces: readonly TraceSuggestion[];
  /** Shows the words of a quote on the page. */
  onQuote: (quote: string) => void;
}) {
  if (props.traces.length === 0) return null;
  return (
    <section className="reasoning" aria-label="Reasoning" id={REASONING_ID} tabIndex={-1}>
      {props.traces.map((suggestion) => (
        <TracePanel key={suggestion.id} {...props} suggestion={suggestion} />
      ))}
    </section>
  );
}

function TracePanel(props: { documentId: string; suggestion: TraceSuggestion; onQuote: (quote: string) => void }) {
  const { documentId, suggestion, onQuote } = props;
  const [trace, setTrace] = useState(suggestion.trace);
  const [editing, setEditing] = useState(false);
  const mayDecide = useMay("labels.write");
  const decide = useMutation({
    mutationFn: async (body: Decision) => {
      const params = { path: { id: documentId, suggestion: suggestion.id } };
      await answer(api.POST("/api/documents/{id}/suggestions/{suggestion}/decision", { params, body }));
      return body.decision;
    },
  });
  const decision = decide.data ?? suggestion.decision;
  const saveEdited = (edited: Trace): void => {
    setTrace(edited);
    setEditing(false);
    decide.mutate({ decision: "edited", edited: { ...edited } });
  };
  return (
    <details open={decision === null || editing}>
      <summary>
        <span>
          Reasoning <span className="muted small">{suggestion.teacher.split("/").at(-1)}</span>
        </span>
        {decision && <span className={`chip ${decision === "rejected" ? "chip-bad" : "chip-good"}`}>{decision}</span>}
      </summary>
      {editing ? (
        <TraceEditor trace={trace} onSave={saveEdited} onCancel={() => setEditing(false)} />
      ) : (
        <ShownTrace trace={trace} onQuote={onQuote} />
      )}
      {decide.error && <Problem error={decide.error} />}
      {mayDecide && decision === null && !editing && (
        <p className="row">
          <button type="button" disabled={decide.isPending} onClick={() => decide.mutate({ decision: "accepted" })}>
            It is right
          </button>
          <button type="button" className="quiet" onClick={() => setEditing(true)}>
            Set it right
          </button>
          <button
            type="button"
            className="quiet"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ decision: "rejected" })}
          >
            It is wrong
          </button>
        </p>
      )}
    </details>
  );
}

function ShownTrace({ trace, onQuote }: { trace: Trace; onQuote: (quote: string) => void }) {
  return (
    <div className="trace">
      <h3>Evidence considered</h3>
      <ol>
        {trace.evidence.map(({ observation, quote }) => (
          <li key={`${observation} ${quote}`}>
            {observation}
            {quote !== null && (
              <button type="button" className="quote" title="Show it on the page" onClick={() => onQuote(quote)}>
                “{quote}”
              </button>
            )}
          </li>
        ))}
      </ol>
      <h3>Alternatives weighed</h3>
      <ul>
        {trace.alternatives.map((row) => (
          <li key={row.alternative}>
            <b>{row.alternative}</b>
            <span className="weighed">
              <span className="muted">for</span> {row.for}
            </span>
            <span className="weighed">
              <span className="muted">against</span> {row.against}
            </span>
          </li>
        ))}
      </ul>
      <h3>Logic</h3>
      <p>{trace.logic}</p>
      <h3>Answer</h3>
      <p>
        <b>{trace.answer}</b>
      </p>
    </div>
  );
}
