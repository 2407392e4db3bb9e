import { useState } from "react";
import type { Answer, Box } from "./answer.ts";
import type { Action } from "./keys.ts";
import { isEmptyAnswer, type LabelSession } from "./label-session.ts";
import { neighbour } from "./layout.ts";
import { boxAround, plainBox } from "./page/geometry.ts";
import { rowOf, rowPaths } from "./table-rows.ts";
import type { Form } from "./use-form.ts";
import type { PageText } from "./words/page-text.ts";
import { placesOf } from "./words/places.ts";
import { snapToWords } from "./words/snap.ts";

const BY_NUMBER: readonly Action[] = ["first", "second", "third"];
/** Where a box begins that is drawn with the arrow keys; fractions of the page. */
const NEW_BOX = { x: 0.3, y: 0.45, width: 0.3, height: 0.04 };

/** What can be done with the values of the form. */
interface Actions {
  put(path: string, answer: Answer): void;
  setText(path: string, text: string): void;
  /** Gives a value a box: that of an answer, or the beginning of one. */
  drawBox(path: string, box: Box, snaps?: boolean): void;
  boxesOf(path: string): readonly Box[];
  /** Does what a key asks for; false when it is nothing that concerns one value. */
  act(path: string, action: Action, typed?: boolean): boolean;
  setAnswers(answers: readonly { path: string; value: string }[]): void;
  addRow(list?: string): void;
  removeRow(list: string, row: number): void;
  putBackRow(list: string, row: number): void;
  /** Rows that can be put back. */
  removed: ReadonlySet<string>;
}

interface ActionOptions {
  session: LabelSession;
  form: Form;
  pages: readonly PageText[];
  /** The page that is looked at. */
  page: number;
  focus(path: string | undefined): void;
  /** Whether two readings differ on a value and nobody has decided; then what stands must be said again. */
  isOpen(path: string): boolean;
  onBoxing(): void;
}

export function useActions(options: ActionOptions): Actions {
  const { session, form, pages, page, focus, isOpen, onBoxing } = options;
  const { sections, paths, proposals, drawn, places } = form;
  const [removed, setRemoved] = useState<ReadonlyMap<string, ReadonlyMap<string, Answer | undefined>>>(new Map());

  const put = (path: string, { value, status, evidence }: Answer): void => {
    session.edit(path, { value, status, evidence: evidence.map(plainBox) }, { settle: isOpen(path) });
    form.draw(path, null);
  };
  const step = (path: string, by: number): void => focus(paths[paths.indexOf(path) + by]);
  /** The answer to edit from: what stands, or else what is proposed. */
  const base = (path: string): Answer => {
    const given = session.answer(path) ?? proposals.get(path)?.[0] ?? { value: null, status: "present", evidence: [] };
    const at = drawn.get(path);
    return { ...given, evidence: at ? [at.box] : given.evidence };
  };
  const boxesOf = (path: string): readonly Box[] => form.boxes.filter((box) => box.path === path);
  const drawBox = (path: string, box: Box, snaps = true): void => {
    const given = session.answer(path);
    const words = pages.find((one) => one.page === box.page);
    if (given?.status === "illegible" || (given?.status === "present" && !isEmptyAnswer(given)))
      put(path, { ...given, evidence: [snaps ? snapToWords(box, words).box : box] });
    else form.draw(path, { ...box, snaps });
  };

  /** Takes what is proposed: what was drawn, what a model says, or the place of an answer that has none. */
  const accept = (path: string): void => {
    const given = session.answer(path);
    const proposal = proposals.get(path)?.[0];
    const place = places.get(path);
    const isNew = !given || isEmptyAnswer(given) || (drawn.get(path)?.text ?? "") !== "";
    if (isNew && proposal) put(path, proposal);
    else if (given && place) put(path, { ...given, evidence: [...place] });
    else if (isOpen(path)) put(path, base(path));
  };

  const nextPlace = (path: string): void => {
    const given = base(path);
    const all = given.status === "present" ? placesOf(given.value ?? "", pages) : [];
    const [at] = boxesOf(path);
    const current = all.findIndex(([box]) => box && at && box.page === at.page && box.x === at.x && box.y === at.y);
    const next = all[(current + 1) % Math.max(1, all.length)];
    const [first, ...others] = next ?? [];
    if (!first) return;
    if (session.answer(path)) put(path, { ...given, evidence: [first, ...others] });
    else form.draw(path, { ...boxAround([first, ...others]), snaps: true });
  };

  const addRow = (list?: string): void => {
    const table = sections.find((section) => section.kind === "table" && (list === undefined || section.list === list));
    if (table?.kind !== "table") return;
    form.setRows(table.list, table.rows + 1);
    const [first] = rowPaths(table, table.rows);
    setTimeout(() => focus(first));
  };
  const putBackRow = (list: string, row: number): void => {
    const key = `${list}[${row}]`;
    // A label is never deleted, so what was not answered before is asked again.
    for (const [path, answer] of removed.get(key) ?? [])
      if (answer || proposals.has(path)) put(path, answer ?? { value: null, status: "present", evidence: [] });
    setRemoved((before) => new Map([...before].filter(([other]) => other !== key)));
  };
  const removeRow = (list: string, row: number): void => {
    const key = `${list}[${row}]`;
    const found = rowOf(sections, `${key}.`);
    if (!found) return;
    if (removed.has(key)) {
      putBackRow(list, row);
      return;
    }
    const inRow = rowPaths(found.table, row);
    const [next] = rowPaths(found.table, row + 1);
    const after =
      next !== undefined && row + 1 < found.table.rows ? next : paths[paths.indexOf(inRow.at(-1) ?? "") + 1];
    if (row === found.table.rows - 1 && inRow.every((path) => !session.answer(path) && !proposals.has(path)))
      form.setRows(list, row);
    else {
      const before = new Map(inRow.map((path) => [path, session.answer(path)]));
      setRemoved((all) => new Map(all).set(key, before));
      for (const path of inRow) put(path, { value: null, status: "absent", evidence: [] });
    }
    focus(after ?? paths[paths.indexOf(inRow[0] ?? "") - 1]);
  };

  const act = (path: string, action: Action, typed = false): boolean => {
    switch (action) {
      case "accept":
        if (!typed) accept(path);
        step(path, 1);
        return true;
      case "first":
      case "second":
      case "third": {
        const proposal = proposals.get(path)?.[BY_NUMBER.indexOf(action)];
        if (proposal) {
          put(path, proposal);
          step(path, 1);
        }
        return true;
      }
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
      case "place":
        nextPlace(path);
        return true;
      case "unbox":
        if (drawn.has(path)) form.draw(path, null);
        else if (session.answer(path)) put(path, { ...base(path), evidence: [] });
        return true;
      case "box":
        if (boxesOf(path).length === 0) drawBox(path, { page, ...NEW_BOX }, false);
        onBoxing();
        return true;
      case "removeRow": {
        const at = rowOf(sections, path);
        if (at) removeRow(at.table.list, at.row);
        return true;
      }
      default:
        return false;
    }
  };

  return {
    put,
    setText: (path, text) => {
      const given = base(path);
      const own = drawn.has(path) || session.answer(path) ? given.evidence : [];
      const evidence = own.length > 0 ? own : (form.placeFor(path, text) ?? given.evidence);
      put(path, { value: text === "" ? null : text, status: "present", evidence: [...evidence] });
    },
    drawBox,
    boxesOf,
    act,
    setAnswers: (answers) => {
      for (const { path, value } of answers)
        put(path, { value, status: "present", evidence: [...(form.placeFor(path, value) ?? [])] });
    },
    addRow,
    removeRow,
    putBackRow,
    removed: new Set(removed.keys()),
  };
}
