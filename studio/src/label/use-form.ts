import { useMemo, useState } from "react";
import type { Answer, Box } from "./answer.ts";
import type { LabelSession, Snapshot } from "./label-session.ts";
import { type FieldDefinition, layoutOf, pathsOf, type Section } from "./layout.ts";
import type { PlacedBox } from "./page/boxes.tsx";
import type { Proposal } from "./proposals.ts";
import { rowOf, rowPaths } from "./table-rows.ts";
import type { PageText } from "./words/page-text.ts";
import { placedProposals } from "./words/placed-proposals.ts";
import { type Place, placeValues, type Sought } from "./words/places.ts";
import { type Snapped, snapToWords } from "./words/snap.ts";

/** Everything that stands in the form now, and where it stands on the page. */
export interface Form {
  sections: readonly Section[];
  paths: readonly string[];
  /** What is proposed by path, with its place where the words of the page show it: first what was drawn, then the models. */
  proposals: ReadonlyMap<string, readonly Proposal[]>;
  /** Boxes drawn for values that are not answered yet, fitted to the words in them. */
  drawn: ReadonlyMap<string, Snapped>;
  /** Of answers without a box, the place where they stand. */
  places: ReadonlyMap<string, Place>;
  boxes: readonly PlacedBox[];
  /** Where a text would stand that is typed for a path; undefined where it stands nowhere, or in several places. */
  placeFor(path: string, text: string): Place | undefined;
  draw(path: string, box: DrawnBox | null): void;
  setTyped(typed: { path: string; text: string } | null): void;
  setRows(list: string, rows: number): void;
}

/** A box as it was drawn; it `snaps` to the words in it unless it is still being moved. */
interface DrawnBox extends Box {
  snaps: boolean;
}

export function useForm(props: {
  session: LabelSession;
  snapshot: Snapshot;
  definitions: readonly FieldDefinition[];
  suggested: ReadonlyMap<string, readonly Proposal[]>;
  pages: readonly PageText[];
}): Form {
  const { session, snapshot, definitions, suggested, pages } = props;
  const { labels, drafts } = snapshot;
  const [boxesDrawn, setBoxesDrawn] = useState<ReadonlyMap<string, DrawnBox>>(new Map());
  const [typed, setTyped] = useState<{ path: string; text: string } | null>(null);
  const [extraRows, setExtraRows] = useState<Record<string, number>>({});

  const known = [...labels.keys(), ...drafts.keys(), ...suggested.keys()].join("\n");
  const sections = useMemo(() => layoutOf(definitions, known.split("\n"), extraRows), [definitions, known, extraRows]);
  const paths = useMemo(() => pathsOf(sections), [sections]);

  const drawn = useMemo(
    () =>
      new Map(
        [...boxesDrawn].map(([path, { snaps, ...box }]) => [
          path,
          snapToWords(box, snaps ? pages.find(({ page }) => page === box.page) : undefined),
        ]),
      ),
    [boxesDrawn, pages],
  );
  const placed = useMemo(() => placedProposals(suggested, pages), [suggested, pages]);
  const proposals = useMemo(() => {
    if (drawn.size === 0) return placed;
    const all = new Map(placed);
    for (const [path, { text, box }] of drawn)
      if (text !== "")
        all.set(path, [
          { from: "read on the page", value: text, status: "present", evidence: [box] },
          ...(placed.get(path) ?? []),
        ]);
    return all;
  }, [placed, drawn]);

  const answers = useMemo(
    () => new Map(paths.map((path) => [path, drafts.get(path) ?? labels.get(path)])),
    [paths, drafts, labels],
  );
  const places = useMemo(() => {
    const sought = [...answers].flatMap(([path, given]) => (given ? [asSought(path, given)] : []));
    const found = placeValues(sought, pages);
    return new Map([...found].filter(([path]) => answers.get(path)?.evidence.length === 0));
  }, [answers, pages]);

  const placeFor = (path: string, text: string): Place | undefined => {
    const at = rowOf(sections, path);
    const others = at ? rowPaths(at.table, at.row).filter((other) => other !== path) : [];
    const sought = others.flatMap((other) => {
      const given = session.answer(other);
      return given ? [asSought(other, given)] : [];
    });
    return placeValues([...sought, { path, text, evidence: [] }], pages).get(path);
  };

  const boxes = useMemo(
    () =>
      paths.flatMap((path): PlacedBox[] => {
        const given = answers.get(path)?.evidence ?? [];
        const at = drawn.get(path);
        if (at) return [{ ...at.box, path, proposed: true }];
        if (given.length > 0) return given.map((box) => ({ ...box, path, proposed: false }));
        const place = answers.get(path) ? places.get(path) : proposals.get(path)?.[0]?.evidence;
        return (place ?? []).map((box) => ({ ...box, path, proposed: true }));
      }),
    [paths, answers, drawn, places, proposals],
  );
  const typedBoxes = typed ? (placeFor(typed.path, typed.text) ?? []) : [];
  const path = typed?.path;
  const shownBoxes =
    typedBoxes.length > 0 && path !== undefined && !boxes.some((box) => box.path === path && !box.proposed)
      ? [...boxes.filter((box) => box.path !== path), ...typedBoxes.map((box) => ({ ...box, path, proposed: true }))]
      : boxes;

  return {
    sections,
    paths,
    proposals,
    drawn,
    places,
    boxes: shownBoxes,
    placeFor,
    draw: (path, box) =>
      setBoxesDrawn((before) => {
        if (!box && !before.has(path)) return before;
        const after = new Map(before);
        if (box) after.set(path, box);
        else after.delete(path);
        return after;
      }),
    setTyped,
    setRows: (list, rows) => setExtraRows((before) => ({ ...before, [list]: rows })),
  };
}

const asSought = (path: string, { value, status, evidence }: Answer): Sought => ({
  path,
  text: status === "present" ? (value ?? "") : "",
  evidence,
});
