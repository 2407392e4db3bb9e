import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { plural } from "../ui/format.ts";
import type { Answer, Box } from "./answer.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { DraftStore } from "./draft-store.ts";
import { FieldList } from "./field-list.tsx";
import { type Action, actionOf, keyOf, readBindings, writes } from "./keys.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { LabelSession } from "./label-session.ts";
import { type FieldDefinition, layoutOf, neighbour, pathsOf } from "./layout.ts";
import { PageView, type PlacedBox } from "./page-view.tsx";
import type { Proposal } from "./proposals.ts";
import { nextTurn, type Turn } from "./rotation.ts";
import { SaveBadge } from "./save-badge.tsx";
import { inputId } from "./value-input.tsx";

export type Purpose = Schema<"QueueItem">["purpose"];

interface WorkbenchProps {
  document: Schema<"Document">;
  labels: Schema<"DocumentLabels">;
  definitions: readonly FieldDefinition[];
  proposals: ReadonlyMap<string, readonly Proposal[]>;
  person: string;
  purpose: Purpose | undefined;
  /** Called once everything is acknowledged. */
  onFinish(): Promise<void>;
}

const ZOOM = { least: 0.5, most: 4, step: 1.25 };
const KEEP_MS = 5 * 60_000;
/** Where a box begins that is drawn with the arrow keys, and how far one press moves it; fractions of the page. */
const NEW_BOX = { x: 0.3, y: 0.45, width: 0.3, height: 0.04 };
const NUDGE = 0.01;
const DONE_BY_ALL: readonly Action[] = ["first", "second", "third"];

/** The form beside the page. */
export function Workbench(props: WorkbenchProps) {
  const { document, labels, definitions, proposals, person, purpose, onFinish } = props;
  const { field: active = null } = useSearch({ from: "/label/$documentId" });
  const navigate = useNavigate({ from: "/label/$documentId" });
  const [session] = useState(
    () =>
      new LabelSession({
        labels: labels.labels,
        drafts: new DraftStore(localStorage, person, document.id),
        send: async (body) => {
          const request = { params: { path: { id: document.id } }, body: { labels: body } };
          const saved = await answer(
            purpose === "adjudicate"
              ? api.PUT("/api/documents/{id}/adjudications", request)
              : api.PUT("/api/documents/{id}/labels", request),
          );
          return saved.labels;
        },
      }),
  );
  const snapshot = useSyncExternalStore(session.subscribe, session.snapshot);
  const [bindings, setBindings] = useState(readBindings);
  const [keysShown, setKeysShown] = useState(false);
  const [later, setLater] = useState(false);
  const [boxing, setBoxing] = useState(false);
  const [zoom, setZoom] = useState(1);
  const [turns, setTurns] = useState<Record<number, Turn>>({});
  const [page, setPage] = useState(0);
  const [extraRows, setExtraRows] = useState<Record<string, number>>({});
  const [notice, setNotice] = useState<string | null>(null);
  const [finishing, setFinishing] = useState(false);

  const { labels: stored, drafts, conflicts } = snapshot;
  const sections = useMemo(
    () => layoutOf(definitions, [...stored.keys(), ...drafts.keys(), ...proposals.keys()], extraRows),
    [definitions, stored, drafts, proposals, extraRows],
  );
  const paths = useMemo(() => pathsOf(sections), [sections]);
  const unanswered = paths.filter((path) => !session.answer(path));
  const conflict = [...conflicts.values()][0];
  const disputed =
    purpose === "adjudicate"
      ? labels.disagreements.filter((path) => stored.get(path)?.method !== "adjudication" && !drafts.has(path))
      : [];

  useEffect(() => {
    const send = (): void => void session.flush();
    window.addEventListener("online", send);
    return () => {
      window.removeEventListener("online", send);
      session.close();
      send();
    };
  }, [session]);

  // A document is kept for a quarter of an hour; looking at it for longer keeps it.
  useEffect(() => {
    if (!purpose) return;
    const keepIt = (): void => {
      const request = { params: { path: { id: document.id }, query: { purpose } } };
      answer(api.PUT("/api/label-queue/{id}", request)).catch((error: { code?: string; message: string }) => {
        if (error.code === "lease-lost")
          setNotice("This document is no longer kept for you. What you save still counts.");
      });
    };
    const timer = setInterval(keepIt, KEEP_MS);
    return () => clearInterval(timer);
  }, [document.id, purpose]);

  const focus = useCallback((path: string | undefined): void => {
    if (path !== undefined) window.document.getElementById(inputId(path))?.focus();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the document is opened
  useEffect(() => focus(active && paths.includes(active) ? active : (disputed[0] ?? unanswered[0] ?? paths[0])), []);

  const select = useCallback(
    (path: string): void => {
      setBoxing(false);
      void navigate({ search: (before) => ({ ...before, field: path }), replace: true });
    },
    [navigate],
  );

  const boxesOf = (path: string): readonly Box[] => {
    const given = session.answer(path)?.evidence ?? [];
    return given.length > 0 ? given : (proposals.get(path)?.[0]?.evidence ?? []);
  };
  const boxes: PlacedBox[] = paths.flatMap((path) =>
    boxesOf(path).map((box) => ({ ...box, path, proposed: !session.answer(path) })),
  );

  /** The answer to edit from: what stands, or else what is proposed. */
  const base = (path: string): Answer =>
    session.answer(path) ?? { ...(proposals.get(path)?.[0] ?? { value: null, status: "present", evidence: [] }) };
  /** Whether two readings differ here and nobody has decided; then the value that stands must be said again. */
  const isOpen = (path: string): boolean => purpose === "adjudicate" && disputed.includes(path);
  const put = (path: string, { value, status, evidence }: Answer): void =>
    session.edit(path, { value, status, evidence: evidence.map(plainBox) }, { settle: isOpen(path) });
  const setBox = (path: string, evidence: Box[]): void => put(path, { ...base(path), evidence });
  const step = (path: string, by: number): void => focus(paths[paths.indexOf(path) + by]);

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

  const act = (path: string, action: Action): boolean => {
    const proposal = proposals.get(path)?.[DONE_BY_ALL.includes(action) ? DONE_BY_ALL.indexOf(action) : 0];
    switch (action) {
      case "accept":
        if (!session.answer(path) && proposal) put(path, proposal);
        else if (isOpen(path)) put(path, base(path));
        step(path, 1);
        return true;
      case "first":
      case "second":
      case "third":
        if (proposal) put(path, proposal);
        return true;
      case "absent":
      case "notApplicable":
        put(path, { value: null, status: action === "absent" ? "absent" : "not-applicable", evidence: [] });
        step(path, 1);
        return true;
      case "illegible":
        put(path, { ...base(path), value: null, status: "illegible" });
        step(path, 1);
        return true;
      case "next":
      case "previous":
      case "left":
      case "right":
        focus(neighbour(sections, path, action));
        return true;
      case "unbox":
        setBox(path, []);
        return true;
      case "box":
        if (boxesOf(path).length === 0) setBox(path, [{ page, ...NEW_BOX }]);
        setBoxing(true);
        return true;
      default:
        return false;
    }
  };

  const turnPage = (by: number): void => {
    const sheet = window.document.querySelector(`.sheet[data-page="${page + by}"]`);
    sheet?.scrollIntoView({ block: "start" });
  };
  const addRow = (list?: string): void => {
    const table = sections.find((section) => section.kind === "table" && (list === undefined || section.list === list));
    if (table?.kind !== "table") return;
    setExtraRows((before) => ({ ...before, [table.list]: table.rows + 1 }));
    const [column] = table.columns;
    if (column) setTimeout(() => focus(`${table.list}[${table.rows}].${column.name}`));
  };
  const rotate = (): void => setTurns((before) => ({ ...before, [page]: nextTurn(before[page] ?? 0) }));
  const zoomBy = (factor: number): void =>
    setZoom((before) => Math.min(ZOOM.most, Math.max(ZOOM.least, before * factor)));

  const onEverywhere = (event: KeyboardEvent): void => {
    if (window.document.querySelector("dialog[open]")) return;
    if (
      boxing &&
      active &&
      moveBox(
        event,
        boxesOf(active)[0],
        (box) => setBox(active, [box]),
        () => setBoxing(false),
      )
    ) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const target = event.target as HTMLElement;
    const typing = target instanceof HTMLInputElement && !target.readOnly;
    if (typing && writes(event)) return;
    const general: Partial<Record<Action, () => void>> = {
      help: () => setKeysShown(true),
      addRow: () => addRow(),
      zoomIn: () => zoomBy(ZOOM.step),
      zoomOut: () => zoomBy(1 / ZOOM.step),
      fit: () => setZoom(1),
      rotate,
      nextPage: () => turnPage(1),
      previousPage: () => turnPage(-1),
      finish: () => {
        target.blur(); // what is being typed counts
        setTimeout(() => void finish());
      },
    };
    const action = actionOf(bindings, keyOf(event));
    const run = action && general[action];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  useEffect(() => {
    // Before the value in focus sees it.
    window.addEventListener("keydown", onEverywhere, { capture: true });
    return () => window.removeEventListener("keydown", onEverywhere, { capture: true });
  });

  const answered = paths.length - unanswered.length;
  return (
    <main className="workbench">
      <section className="form" aria-label="Fields">
        <header className="form-head">
          <h1 title={document.name}>{document.name}</h1>
          <p className="row small">
            {purpose && <span className="chip">{PURPOSES[purpose]}</span>}
            <span className="muted">
              {purpose === "adjudicate"
                ? `${disputed.length} of ${labels.disagreements.length} to settle`
                : `${answered} of ${paths.length} answered`}
            </span>
            <SaveBadge snapshot={snapshot} />
          </p>
          <progress value={answered} max={Math.max(1, paths.length)} aria-label="Answered fields" />
        </header>
        <div className="form-body">
          <FieldList
            sections={sections}
            snapshot={snapshot}
            proposals={proposals}
            bindings={bindings}
            active={active}
            onFocus={select}
            onAnswer={(path, chosen) => {
              put(path, chosen);
              focus(path);
            }}
            onText={(path, text) => {
              setNotice(null);
              put(path, { ...base(path), value: text === "" ? null : text, status: "present" });
            }}
            onAction={act}
            onAddRow={addRow}
          />
        </div>
        <footer className="form-foot">
          {notice && (
            <p className="notice" role="alert">
              {notice}
            </p>
          )}
          <div className="row">
            <button type="button" className="primary" disabled={finishing} onClick={() => void finish()}>
              Save and go on <kbd>{bindings.finish}</kbd>
            </button>
            <button type="button" className="quiet" onClick={() => setKeysShown(true)}>
              Keys <kbd>{bindings.help}</kbd>
            </button>
            {conflict && later && (
              <button type="button" className="bad" onClick={() => setLater(false)}>
                Choose versions
              </button>
            )}
          </div>
          <p className="hints small muted">
            {boxing ? (
              <>Arrows move the box, Shift and arrows size it, Enter ends.</>
            ) : (
              <>
                <kbd>{bindings.accept}</kbd> accept <kbd>{bindings.absent}</kbd> absent <kbd>{bindings.illegible}</kbd>{" "}
                illegible, or type; drag on the page for a box
              </>
            )}
          </p>
        </footer>
      </section>
      <section className="viewer" aria-label="Document">
        <div className="viewer-bar">
          <span className="muted small">
            Page {page + 1} of {document.pages.length}
          </span>
          <span className="row">
            <button type="button" className="quiet" onClick={() => zoomBy(1 / ZOOM.step)} aria-label="Zoom out">
              −
            </button>
            <button type="button" className="quiet" onClick={() => setZoom(1)} title="Fit the page to the window">
              {Math.round(zoom * 100)} %
            </button>
            <button type="button" className="quiet" onClick={() => zoomBy(ZOOM.step)} aria-label="Zoom in">
              +
            </button>
            <button type="button" className="quiet" onClick={rotate}>
              Rotate
            </button>
          </span>
        </div>
        <PageView
          documentId={document.id}
          pages={document.pages}
          zoom={zoom}
          turns={turns}
          boxes={boxes}
          active={active}
          onSelect={focus}
          onDraw={(box) => active && setBox(active, [box])}
          onPage={setPage}
        />
      </section>
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

const PURPOSES: Record<Purpose, string> = {
  first: "first reading",
  second: "second reading, blind",
  adjudicate: "to settle",
};

/** Only what the API takes, and never beyond the page by rounding. */
const plainBox = ({ page, x, y, width, height }: Box): Box => ({
  page,
  x,
  y,
  width: Math.min(width, 1 - x),
  height: Math.min(height, 1 - y),
});

/** Moves or sizes a box by an arrow key; true when the key was one of these. */
function moveBox(event: KeyboardEvent, box: Box | undefined, onMove: (box: Box) => void, onEnd: () => void): boolean {
  if (event.key === "Enter" || event.key === "Escape") {
    onEnd();
    return true;
  }
  const [across, down] =
    { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
  if (!box || across === undefined || down === undefined) return false;
  const clamp = (value: number, most: number, least = 0): number => Math.min(most, Math.max(least, value));
  onMove(
    event.shiftKey
      ? {
          ...box,
          width: clamp(box.width + across * NUDGE, 1 - box.x, NUDGE),
          height: clamp(box.height + (down * NUDGE) / 2, 1 - box.y, NUDGE / 2),
        }
      : {
          ...box,
          x: clamp(box.x + across * NUDGE, 1 - box.width),
          y: clamp(box.y + (down * NUDGE) / 2, 1 - box.height),
        },
  );
  return true;
}
