import { useId, useState } from "react";
import type { Trace } from "./trace.ts";

/** Every sentence of a trace as text that can be changed. Quotes stay: they are what the page says. */
export function TraceEditor(props: { trace: Trace; onSave: (trace: Trace) => void; onCancel: () => void }) {
  const { onSave, onCancel } = props;
  const [trace, setTrace] = useState(props.trace);
  const sentences = [
    ...trace.evidence.map(({ observation }) => observation),
    ...trace.alternatives.flatMap((row) => [row.alternative, row.for, row.against]),
    trace.logic,
    trace.answer,
  ];
  const isWhole = sentences.every((sentence) => sentence.trim() !== "");
  return (
    <form
      className="trace trace-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onSave(trace);
      }}
    >
      {trace.evidence.map((row, index) => (
        <Sentence
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are neither added nor moved
          key={index}
          name={`Evidence ${index + 1}`}
          text={row.observation}
          onText={(observation) =>
            setTrace({ ...trace, evidence: trace.evidence.with(index, { ...row, observation }) })
          }
        />
      ))}
      {trace.alternatives.map((row, index) =>
        (["alternative", "for", "against"] as const).map((part) => (
          <Sentence
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are neither added nor moved
            key={`${index} ${part}`}
            name={part === "alternative" ? `Alternative ${index + 1}` : `${part === "for" ? "For" : "Against"} it`}
            text={row[part]}
            onText={(text) =>
              setTrace({ ...trace, alternatives: trace.alternatives.with(index, { ...row, [part]: text }) })
            }
          />
        )),
      )}
      <Sentence name="Logic" text={trace.logic} onText={(logic) => setTrace({ ...trace, logic })} />
      <Sentence name="Answer" text={trace.answer} onText={(text) => setTrace({ ...trace, answer: text })} />
      <p className="row">
        <button type="submit" disabled={!isWhole}>
          Save the reasoning
        </button>
        <button type="button" className="quiet" onClick={onCancel}>
          Leave it as it was
        </button>
      </p>
    </form>
  );
}

function Sentence({ name, text, onText }: { name: string; text: string; onText: (text: string) => void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{name}</label>
      <textarea id={id} rows={2} value={text} onChange={(event) => onText(event.target.value)} />
    </div>
  );
}
