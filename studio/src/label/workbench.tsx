import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import type { Schema } from "../api/client.ts";
import { plural } from "../ui/format.ts";
import type { Box } from "./answer.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { FieldList } from "./form/field-list.tsx";
import { inputId } from "./form/value-input.tsx";
import { FormFoot } from "./form-foot.tsx";
import { FormHead } from "./form-head.tsx";
import { readBindings } from "./keys.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { isEmptyAnswer } from "./label-session.ts";
import type { FieldDefinition } from "./layout.ts";
import { nudged } from "./page/geometry.ts";
import { placeHint } from "./place-hint.ts";
import type { Proposal } from "./proposals.ts";
import type { Purpose } from "./purpose.ts";
import { REASONING_ID, ReasoningPanel } from "./reasoning/reasoning-panel.tsx";
import type { TraceSuggestion } from "./reasoning/trace.ts";
import { pastedValues, rowOf } from "./table-rows.ts";
import { useActions } from "./use-actions.ts";
import { useForm } from "./use-form.ts";
import { useKeys } from "./use-keys.ts";
import { useLatest } from "./use-latest.ts";
import { useKeeping, useSession } from "./use-session.ts";
import { useView } from "./use-view.ts";
import { Viewer } from "./viewer.tsx";
import { placesOf } from "./words/places.ts";
import { wordAt } from "./words/snap.ts";
import { usePageWords } from "./words/use-page-words.ts";
import "./label.css";

interface WorkbenchProps {
  document: Schema<"Document">;
  labels: Schema<"DocumentLabels">;
  definitions: readonly FieldDefinition[];
  /** Version of the specialty, and so of its guidelines. */
  version: string | null;
  proposals: ReadonlyMap<string, readonly Proposal[]>;
  traces: readonly TraceSuggestion[];
  person: string;
  purpose: Purpose | undefined;
  /** Called once everything is acknowledged. */
  onFinish(): Promise<void>;
}

/** The form beside the page. */
export function Workbench(props: WorkbenchProps) {
  const { document, labels, definitions, version, proposals: suggested, traces, person, purpose, onFinish } = props;
  const { field: active = null } = useSearch({ from: "/label/$documentId" });
  const navigate = useNavigate({ from: "/label/$documentId" });
  const { session, snapshot } = useSession({ documentId: document.id, labels: labels.labels, person, purpose });
  const view = useView();
  const words = usePageWords(document.id, document.pages.length, view.page);
  const form = useForm({ session, snapshot, definitions, suggested, pages: words.pages });
  const [bindings, setBindings] = useState(readBindings);
  const [keysShown, setKeysShown] = useState(false);
  const [later, setLater] = useState(false);
  const [boxing, setBoxing] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const [finishing, setFinishing] = useState(false);
  const [pointed, setPointed] = useState<readonly Box[]>([]);

  const { paths, sections, proposals, drawn, places, boxes } = form;
  const { labels: stored, drafts, conflicts } = snapshot;
  const answerOf = (path: string) => drafts.get(path) ?? stored.get(path);
  const unanswered = paths.filter((path) => {
    const answer = answerOf(path);
    return !answer || isEmptyAnswer(answer);
  });
  const conflict = [...conflicts.values()][0];
  const disputed =
    purpose === "adjudicate"
      ? labels.disagreements.filter((path) => stored.get(path)?.method !== "adjudication" && !drafts.has(path))
      : [];
  useKeeping(document.id, purpose, () =>
    setNotice("This document is no longer kept for you. What you save still counts."),
  );

  const focus = useCallback((path: string | undefined): void => {
    if (path !== undefined) window.document.getElementById(inputId(path))?.focus();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the document is opened
  useEffect(() => focus(active && paths.includes(active) ? active : (disputed[0] ?? unanswered[0] ?? paths[0])), []);

  const actions = useActions({
    session,
    form,
    pages: words.pages,
    page: view.page,
    focus,
    isOpen: (path) => disputed.includes(path),
    onBoxing: () => setBoxing(true),
  });

  const finish = async (): Promise<void> => {
    if (finishing) return;
    const decisions = unanswered.filter((path) =>
      definitions.some(
        ({ path: definition, criticality }) =>
          criticality === "decision" && definition === path.replace(/\[\d+\]/g, "[]"),
      ),
    );
    if (decisions.length > 0 && notice === null) {
      setNotice(
        `${plural(decisions.length, "decision field")} without an answer. Save once more to go on all the same.`,
      );
      focus(decisions[0]);
      return;
    }
    setFinishing(true);
    try {
      if (await session.flush()) await onFinish();
      else setNotice("Not everything is saved yet, so this document stays open.");
    } catch (error) {
      setNotice((error as Error).message);
    } finally {
      setFinishing(false);
    }
  };

  const handlers = useLatest({
    onFocus: (path: string) => {
      setBoxing(false);
      setPointed([]);
      if (path !== active) void navigate({ search: (before) => ({ ...before, field: path }), replace: true });
    },
    onAnswer: (path: string, chosen: Proposal) => {
      actions.put(path, chosen);
      focus(path);
    },
    onText: (path: string, text: string) => {
      setNotice(null);
      actions.setText(path, text);
    },
    onTyping: (path: string, text: string | null) => form.setTyped(text === null ? null : { path, text }),
    onAction: actions.act,
    onPasteRows: (path: string, rows: string[][]) => {
      const at = rowOf(sections, path);
      if (at) actions.setAnswers(pastedValues(at, path, rows));
    },
    onAddRow: actions.addRow,
    onRemoveRow: actions.removeRow,
    onPutBackRow: actions.putBackRow,
    onSelect: focus,
    onDraw: (box: Box) => {
      if (active) actions.drawBox(active, box);
    },
    onPoint: (page: number, point: readonly [number, number]) => {
      const word = wordAt(
        point,
        words.pages.find((one) => one.page === page),
      );
      if (active && word) actions.drawBox(active, word.box);
    },
    onQuote: (quote: string) => setPointed(placesOf(quote, words.pages)[0] ?? []),
  });

  useKeys(
    bindings,
    {
      help: () => setKeysShown(true),
      addRow: () => actions.addRow(active ? rowOf(sections, active)?.table.list : undefined),
      zoomIn: view.zoomIn,
      zoomOut: view.zoomOut,
      fit: view.fit,
      rotate: view.rotate,
      nextPage: () => view.turnPage(1),
      previousPage: () => view.turnPage(-1),
      reasoning: () => window.document.getElementById(REASONING_ID)?.focus(),
      finish: (target) => {
        target.blur(); // what is being typed counts
        setTimeout(() => void finish());
      },
    },
    (event) => {
      const [box] = boxing && active ? actions.boxesOf(active) : [];
      if (!box || !active) return false;
      if (event.key === "Enter" || event.key === "Escape") {
        setBoxing(false);
        actions.drawBox(active, box);
        return true;
      }
      const moved = nudged(box, event.key, { turn: view.turns[box.page] ?? 0, sizes: event.shiftKey });
      if (moved) actions.drawBox(active, moved, false);
      return moved !== null;
    },
  );

  const hint = active
    ? placeHint({ answer: answerOf(active), drawn: drawn.get(active), place: places.get(active) }, words, bindings)
    : null;
  const answered = paths.length - unanswered.length;
  return (
    <main className="workbench">
      <section className="form" aria-label="Fields">
        <FormHead
          name={document.name}
          purpose={purpose}
          progress={
            purpose === "adjudicate"
              ? `${disputed.length} of ${labels.disagreements.length} to settle`
              : `${answered} of ${paths.length} answered`
          }
          answered={answered}
          values={paths.length}
          snapshot={snapshot}
        />
        <div className="form-body">
          <FieldList
            sections={sections}
            snapshot={snapshot}
            proposals={proposals}
            bindings={bindings}
            version={version}
            active={active}
            hint={hint}
            removed={actions.removed}
            handlers={handlers}
          />
          <ReasoningPanel documentId={document.id} traces={traces} onQuote={handlers.onQuote} />
        </div>
        <FormFoot
          notice={notice}
          bindings={bindings}
          boxing={boxing}
          finishing={finishing}
          conflictsWait={conflict !== undefined && later}
          onFinish={() => void finish()}
          onKeys={() => setKeysShown(true)}
          onConflicts={() => setLater(false)}
        />
      </section>
      <Viewer
        document={document}
        view={view}
        words={words.state}
        boxes={boxes}
        active={active}
        pointed={pointed}
        onSelect={handlers.onSelect}
        onDraw={handlers.onDraw}
        onPoint={handlers.onPoint}
      />
      {keysShown && <KeysDialog bindings={bindings} onChange={setBindings} onClose={() => setKeysShown(false)} />}
      {conflict && !later && (
        <ConflictDialog
          key={conflict.path}
          conflict={conflict}
          mine={session.answer(conflict.path) ?? conflict.yours}
          left={conflicts.size}
          onChoose={(version) => session.choose(conflict.path, version)}
          onClose={() => setLater(true)}
        />
      )}
    </main>
  );
}
