import { type RefObject, useEffect, useRef, useState } from "react";
import type { Schema } from "../api/client.ts";
import { useKeys } from "../ui/use-keys.ts";
import { ExpertiseChip } from "./annotators.tsx";

type Label = Omit<Schema<"LabelInput">, "path" | "expectedRevision">;
type Reading = Schema<"Reading">;
type Reader = Schema<"DocumentDisagreements">["readers"][number];

const STATUSES = ["present", "absent", "illegible", "not-applicable"] as const;

/** Both readings as buttons, and a form for a third value. */
export function Readings(props: {
  shown: Schema<"Disagreement">;
  readers: readonly Reader[];
  busy: boolean;
  onSettle: (label: Label) => void;
}) {
  const { shown, readers, busy, onSettle } = props;
  const third = useRef<HTMLInputElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const take = (reading: Reading | null): void => {
    if (!busy) onSettle(labelOf(reading));
  };
  useKeys({ 1: () => take(shown.first), 2: () => take(shown.second), 3: () => third.current?.focus() });
  // Not a button: whoever presses Enter twice would settle the next one without having seen it.
  useEffect(() => question.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <h2 ref={question} tabIndex={-1} className="settle-question">
        What stands on the page for <code>{shown.path}</code>?
      </h2>
      {(["first", "second"] as const).map((which, index) => (
        <button
          key={which}
          type="button"
          className="settle-reading"
          data-side={index === 0 ? "one" : "two"}
          disabled={busy}
          onClick={() => take(shown[which])}
        >
          <span className="settle-who">
            <kbd>{index + 1}</kbd> {which} reading{readers[index] && `, ${readers[index].name}`}
            {readers[index]?.expertise && <ExpertiseChip expertise={readers[index].expertise} />}
            {shown.current && shown.current.revision === shown[which]?.revision && (
              <span className="chip">stands until then</span>
            )}
          </span>
          <ReadingValue reading={shown[which]} />
        </button>
      ))}
      <Third shown={shown} busy={busy} input={third} onSettle={onSettle} />
    </>
  );
}

function ReadingValue({ reading }: { reading: Reading | null }) {
  if (!reading) return <i className="muted">did not see it, so it counts as absent</i>;
  return reading.status === "present" ? (
    <span className="settle-value">{reading.value}</span>
  ) : (
    <i className="settle-value">{reading.status}</i>
  );
}

/** Who gave no label for a value did not see it on the page: taking that reading says that it is absent. */
const labelOf = (reading: Reading | null): Label =>
  reading
    ? { value: reading.value, status: reading.status, evidence: reading.evidence }
    : { value: null, status: "absent", evidence: [] };

function Third(props: {
  shown: Schema<"Disagreement">;
  busy: boolean;
  input: RefObject<HTMLInputElement | null>;
  onSettle: (label: Label) => void;
}) {
  const { shown, busy, input, onSettle } = props;
  const [status, setStatus] = useState<(typeof STATUSES)[number]>("present");
  const boxesOf = { first: shown.first?.evidence ?? [], second: shown.second?.evidence ?? [], none: [] };
  return (
    <form
      className="settle-third"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const from = String(form.get("box")) as keyof typeof boxesOf;
        onSettle({
          status,
          value: status === "present" ? String(form.get("value")) : null,
          evidence: status === "present" ? (boxesOf[from] ?? []) : [],
        });
      }}
    >
      <h3>
        <kbd>3</kbd> Neither: another value
      </h3>
      <div className="settle-inputs">
        <label>
          Status
          <select value={status} onChange={(event) => setStatus(event.target.value as typeof status)}>
            {STATUSES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label className="settle-grow">
          Value
          <input
            ref={input}
            name="value"
            autoComplete="off"
            maxLength={4_000}
            required={status === "present"}
            disabled={status !== "present"}
          />
        </label>
        <label>
          Box
          <select
            name="box"
            disabled={status !== "present"}
            defaultValue={boxesOf.first.length > 0 ? "first" : "second"}
          >
            {boxesOf.first.length > 0 && <option value="first">of the first</option>}
            {boxesOf.second.length > 0 && <option value="second">of the second</option>}
            <option value="none">none</option>
          </select>
        </label>
        <button type="submit" disabled={busy}>
          Settle
        </button>
      </div>
    </form>
  );
}
