import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copiedSpans, NoteHistory } from "./copied-spans.ts";

const monday =
  "Subjective: slept well, denies chest pain, dyspnea or palpitations overnight. Labs: K 4.1, creatinine 1.2, WBC 8.9. " +
  "Assessment: heart failure, improving on furosemide 40 mg twice daily with net negative two litres.";
const tuesday =
  "Wound check: clean edges, no discharge, sutures stay until the end of next week as agreed with surgery.";

const numbered = (words: readonly number[]): string => words.map((word) => `w${word}`).join(" ");

describe("copied spans", () => {
  it("finds a copy that was re-wrapped, re-cased and re-punctuated, and where it came from", () => {
    const note = `Day 3.\n${monday.toUpperCase().replace(/ /g, "\n").replace(/,/g, ";")}\nWalked the corridor.`;
    const { spans, share, windowShare, words, copiedWords } = copiedSpans(note, [tuesday, monday]);
    expect(spans).toHaveLength(1);
    const [span] = spans;
    expect(note.slice(span!.start, span!.end)).toMatch(/^SUBJECTIVE.*LITRES$/s);
    expect(span!.from).toEqual({ note: 1, start: 0, end: monday.length - 1 });
    expect(words - copiedWords).toBe(5);
    expect(share).toBe(copiedWords / words);
    expect(windowShare).toBe(share);
  });

  it("takes several sources, and the latest of equal ones", () => {
    const { spans } = copiedSpans(`${tuesday} New. ${monday}`, [monday, monday, tuesday]);
    expect(spans.map((span) => span.from.note)).toEqual([2, 1]);
  });

  it("does not count a changed number as copied", () => {
    const note = monday.replace("1.2", "2.9");
    const { spans, share } = copiedSpans(note, [monday]);
    expect(spans).toHaveLength(2);
    expect(spans.some((span) => note.slice(span.start, span.end).includes("2.9"))).toBe(false);
    expect(share).toBeLessThan(1);
  });

  it("counts whole windows only where bridging is off", () => {
    const words = monday.split(" ");
    const edited = words.map((word, index) => (index === 12 || index === 17 ? "XXXX" : word)).join(" ");
    const bridged = copiedSpans(edited, [monday]);
    const windows = copiedSpans(edited, [monday], { bridgeEdits: false });
    expect(bridged.words - bridged.copiedWords).toBe(2);
    expect(windows.words - windows.copiedWords).toBe(6);
    expect(bridged.windowShare).toBe(windows.share);
  });

  it("finds the rest of a copy beyond an edit at its end and its beginning", () => {
    const edited = `w90 w1 w2 w3 w91 ${numbered([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])} w92 w17 w18 w19 w93`;
    const { copiedWords, spans } = copiedSpans(edited, [numbered(Array.from({ length: 21 }, (_, index) => index))]);
    expect(copiedWords).toBe(17);
    expect(spans).toHaveLength(3);
  });

  it("finds nothing in a note of another subject, in short notes or without earlier notes", () => {
    expect(copiedSpans(tuesday, [monday]).spans).toEqual([]);
    expect(copiedSpans("denies chest pain", ["denies chest pain"]).spans).toEqual([]);
    expect(copiedSpans(monday, [])).toMatchObject({ spans: [], share: 0, windowShare: 0 });
    expect(copiedSpans("", [""])).toEqual({ spans: [], words: 0, copiedWords: 0, share: 0, windowShare: 0 });
  });

  it("covers exactly the words of windows that an earlier note has", () => {
    const words = fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 60 });
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 3 }), (note, earlier) => {
        const known = new Set(
          earlier.flatMap((other) =>
            other.slice(0, Math.max(0, other.length - 9)).map((_, at) => numbered(other.slice(at, at + 10))),
          ),
        );
        const covered = new Set<number>();
        note.forEach((_, at) => {
          if (at + 10 > note.length || !known.has(numbered(note.slice(at, at + 10)))) return;
          for (let index = at; index < at + 10; index++) covered.add(index);
        });
        const text = numbered(note);
        const sources = earlier.map(numbered);
        for (const bridgeEdits of [false, true]) {
          const { spans, copiedWords, windowShare } = copiedSpans(text, sources, { bridgeEdits });
          expect(windowShare * Math.max(1, note.length)).toBeCloseTo(covered.size);
          if (!bridgeEdits) expect(copiedWords).toBe(covered.size);
          let last = -1;
          for (const { start, end, from } of spans) {
            expect(start).toBeGreaterThan(last);
            last = end;
            expect(text.slice(start, end)).toBe(sources[from.note]!.slice(from.start, from.end));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("reads a record note by note as it reads it at once", () => {
    const notes = [monday, tuesday, `${monday} ${tuesday}`];
    const history = new NoteHistory();
    notes.forEach((note, index) => {
      expect(history.copied(note)).toEqual(copiedSpans(note, notes.slice(0, index)));
      history.add(note);
    });
    expect(history.notes).toBe(3);
  });

  it("copes with a long repetitive line", () => {
    const long = "a b ".repeat(150_000);
    expect(copiedSpans(long, [long]).share).toBe(1);
    expect(copiedSpans("x".repeat(1_000_000), ["<".repeat(500_000) + " -".repeat(250_000)]).words).toBe(1);
  });
});
