import { copiedSpans, DuplicateIndex, uniqueContent } from "../../src/clinical/duplication/index.ts";
import { type Random, seededRandom, seedOf } from "../../src/domain/random.ts";
import type { Figure } from "./figure.ts";

/** Sentence frames; `#` becomes a number and `@` a word. No frame has ten fixed words in a row. */
const FRAMES = [
  "The patient reports @ for # days and denies @ or @ at rest",
  "Potassium is # up from # and creatinine is # today",
  "Continue @ # mg by mouth twice daily, hold for systolic below #",
  "On examination the @ is @ with mild @ on the left side",
  "Chest radiograph shows @ in the right lower lobe, measuring # mm",
  "Plan: repeat @ in # hours, consult @ if the value exceeds #",
  "History of @ treated with @ in #, complicated by @",
  "She was started on @ infusion at # mL per hour overnight",
  "Blood pressure #/#, pulse #, saturation # percent on @",
  "Wound is clean, dressing with @ changed every # hours by nursing",
  "Family asked about @ and we discussed @ and the risk of @",
  "Discharge is expected in # days if @ remains stable without @",
];

const SYLLABLES =
  "ba ce di fo gu ka le mi no pu ra se ti vo xa zy lor men tin pro cal der ful gra hem itis oma osis".split(" ");

function word(random: Random): string {
  let text = "";
  for (let count = random.integer(2, 4); count > 0; count--) text += random.pick(SYLLABLES);
  return text;
}

const number = (random: Random): string =>
  random.chance(0.4) ? (random.integer(10, 999) / 10).toFixed(1) : String(random.integer(1, 200));

/** One sentence as words. */
function sentence(random: Random): string[] {
  return random
    .pick(FRAMES)
    .split(" ")
    .map((part) => part.replace(/[#@]/g, (slot) => (slot === "#" ? number(random) : word(random))));
}

interface Built {
  /** Sentences as words, each with whether it was copied. */
  words: { text: string; copied: boolean }[][];
}

function fresh(random: Random, sentences: number): Built {
  return {
    words: Array.from({ length: sentences }, () => sentence(random).map((text) => ({ text, copied: false }))),
  };
}

/**
 * A copy as people and systems make them: sentences inserted, dropped and moved, and single words changed. `edits` is
 * the share of words replaced. Words that were copied are marked.
 */
function copyOf(built: Built, random: Random, edits: number): Built {
  const words: Built["words"] = [];
  for (const original of built.words) {
    if (random.chance(0.08)) words.push(...fresh(random, random.integer(1, 2)).words);
    if (random.chance(0.04)) continue;
    words.push(
      original.map(({ text }) =>
        random.chance(edits)
          ? { text: /\d/.test(text) ? number(random) : word(random), copied: false }
          : { text, copied: true },
      ),
    );
  }
  return { words };
}

/** The text of a note, wrapped at a width of its own; with `restyled`, in other case, bullets and punctuation. */
function print(built: Built, random: Random, restyled: boolean): { text: string; copied: boolean[]; starts: number[] } {
  const width = random.integer(50, 110);
  let [text, line] = ["", 0];
  const copied: boolean[] = [];
  const starts: number[] = [];
  const capitals = restyled && random.chance(0.3);
  for (const words of built.words) {
    words.forEach((item, index) => {
      if (line + item.text.length > width || (index === 0 && restyled && random.chance(0.3))) {
        text += "\n";
        line = 0;
        if (index === 0 && restyled) text += "* ";
      }
      copied.push(item.copied);
      starts.push(text.length);
      const shown = capitals ? item.text.toUpperCase() : item.text;
      text += `${restyled ? shown.replace(/,$/, ";") : shown}${index === words.length - 1 ? ". " : " "}`;
      line += item.text.length + 1;
    });
  }
  return { text, copied, starts };
}

/** Share of words rightly found among those found, and among those copied, over a set of records. */
function copiedFigures(
  records: number,
  edits: number,
  bridgeEdits: boolean,
): { precision: number; recall: number; other: number } {
  let [hits, found, truth, otherFound, otherWords] = [0, 0, 0, 0, 0];
  for (let record = 0; record < records; record++) {
    const random = seededRandom(seedOf("copied", record));
    const earlier = Array.from({ length: 3 }, () => fresh(random, random.integer(8, 25)));
    const source = random.pick(earlier);
    const note = copyOf(source, random, edits);
    note.words.push(...fresh(random, random.integer(2, 10)).words);
    const printed = print(note, random, true);
    const texts = earlier.map((built) => print(built, random, false).text);
    const { spans } = copiedSpans(printed.text, texts, { bridgeEdits });
    printed.starts.forEach((start, index) => {
      const inSpan = spans.some((span) => span.start <= start && start < span.end);
      if (inSpan) found++;
      if (printed.copied[index]) truth++;
      if (inSpan && printed.copied[index]) hits++;
    });
    // A different subject: the same frames, other content.
    const stranger = copiedSpans(print(fresh(random, 15), random, false).text, texts, { bridgeEdits });
    otherFound += stranger.copiedWords;
    otherWords += stranger.words;
  }
  return { precision: hits / found, recall: hits / truth, other: otherFound / otherWords };
}

/** Notes of many subjects, some of which are edited copies of another's. */
function pairFigures(notes: number, threshold: number): { precision: number; recall: number } {
  const random = seededRandom(seedOf("pairs"));
  const index = new DuplicateIndex({ threshold });
  const truth = new Set<string>();
  const templates = Array.from({ length: 10 }, () => fresh(random, 15));
  for (let note = 0; note < notes; note++) {
    const original = fresh(random, random.integer(6, 25));
    // A third are written on one of ten templates, whose fixed sentences are a third of the note: not duplicates.
    if (random.chance(0.33)) original.words.push(...random.pick(templates).words.slice(0, original.words.length / 2));
    index.add(`${note}`, print(original, random, false).text);
    if (!random.chance(0.3)) continue;
    index.add(`${note}-copy`, print(copyOf(original, random, random.between(0, 0.04)), random, true).text);
    truth.add(`${note} ${note}-copy`);
  }
  let [hits, found] = [0, 0];
  for (const pair of index.pairs()) {
    found++;
    if (truth.has(`${pair.first} ${pair.second}`)) hits++;
  }
  return { precision: hits / found, recall: hits / truth.size };
}

/** Paragraphs of about 60 words: two thirds new, one third copies with edits, and some boilerplate word for word. */
function* paragraphs(count: number): Generator<string> {
  const random = seededRandom(seedOf("paragraphs"));
  const boilerplate = Array.from({ length: 200 }, () => print(fresh(random, 3), random, false).text);
  const recent: Built[] = [];
  for (let made = 0; made < count; made++) {
    if (random.chance(0.05)) {
      yield random.pick(boilerplate);
      continue;
    }
    const copied = recent.length > 0 && random.chance(0.3);
    const built = copied ? copyOf(random.pick(recent), random, 0.02) : fresh(random, 5);
    if (!copied) recent[recent.length < 1000 ? recent.length : random.integer(0, 999)] = built;
    else if (built.words.length === 0) built.words.push(...fresh(random, 1).words);
    yield print(built, random, copied).text;
  }
}

function scaleFigure(count: number): { seconds: number; pairs: number; megabytes: number } {
  const index = new DuplicateIndex();
  let [cpu, next, batch] = [0, 0, [] as string[]];
  // Only the index is timed: paragraphs are made in batches between.
  const flush = (): void => {
    const before = process.cpuUsage();
    for (const text of batch) index.add(String(next++), text);
    const used = process.cpuUsage(before);
    cpu += used.user + used.system;
    batch = [];
  };
  for (const text of paragraphs(count)) if (batch.push(text) === 5000) flush();
  flush();
  const before = process.cpuUsage();
  let pairs = 0;
  for (const _ of index.pairs()) pairs++;
  const used = process.cpuUsage(before);
  cpu += used.user + used.system;
  return { seconds: cpu / 1e6, pairs, megabytes: process.memoryUsage().rss / 1024 ** 2 };
}

export async function benchDuplication(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [edits, bridgeEdits] of [
    [0.01, false],
    [0.01, true],
    [0.03, false],
    [0.03, true],
    [0.05, false],
    [0.05, true],
  ] as const) {
    const { precision, recall, other } = copiedFigures(120, edits, bridgeEdits);
    const what = `copied words, ${edits * 100} % of words edited${bridgeEdits ? "" : ", whole windows"}`;
    const bar = bridgeEdits ? { bar: 0.97 } : {};
    figures.push({ what: `${what}: precision`, value: precision, unit: "share", ...bar });
    figures.push({ what: `${what}: recall`, value: recall, unit: "share", ...bar });
    if (edits === 0.01)
      figures.push({ what: `${what}: found in another subject's notes`, value: other, unit: "share" });
  }
  for (const threshold of [0.5, 0.6, 0.7]) {
    const { precision, recall } = pairFigures(1500, threshold);
    const bar = threshold === 0.6 ? { bar: 0.97 } : {};
    figures.push({
      what: `near-duplicate pairs at containment ${threshold}: precision`,
      value: precision,
      unit: "share",
      baseline: "text-dedup MinHash .959 on news",
      ...bar,
    });
    figures.push({
      what: `near-duplicate pairs at containment ${threshold}: recall`,
      value: recall,
      unit: "share",
      baseline: "text-dedup MinHash .942 on news",
      ...bar,
    });
  }
  const unique = uniqueContent(Array.from(paragraphs(5000), (text, index) => ({ id: String(index), text })));
  figures.push({ what: "unique notes of 5,000 made, a third copied", value: unique.uniqueNotes, unit: "notes" });
  figures.push({ what: "unique words of the same", value: unique.uniqueShare, unit: "share" });

  const counts = process.env.RESIDENCY_BENCH_FULL === "1" ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
  const times: number[] = [];
  for (const count of counts) {
    const { seconds, pairs, megabytes } = scaleFigure(count);
    times.push(seconds);
    figures.push({
      what: `near-duplicates of ${count.toLocaleString("en")} paragraphs`,
      value: count / seconds,
      unit: "paragraphs/s of one core",
      // A million in four minutes on one core; a second core is not used.
      bar: 1_000_000 / 240,
      note: `${seconds.toFixed(1)} s, ${pairs} pairs, ${Math.round(megabytes)} MB resident at the end`,
    });
    figures.push({
      what: `memory left of 2 GB after ${count.toLocaleString("en")} paragraphs`,
      value: 2048 - megabytes,
      unit: "MB",
      bar: 0,
    });
  }
  figures.push({
    what: "growth: time for ten times the paragraphs, over ten",
    value: times.at(-1)! / times.at(-2)! / 10,
    unit: "ratio",
    note: "1 is linear",
  });
  if (counts.length < 3)
    figures.push({
      what: "near-duplicates of 1,000,000 paragraphs",
      value: null,
      unit: "paragraphs/s of one core",
      note: "set RESIDENCY_BENCH_FULL=1",
    });
  return figures;
}
