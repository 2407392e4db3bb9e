import { SingleBar } from "cli-progress";
import colours from "picocolors";
import type { Interval, Score } from "../domain/score.ts";
import { visible, visibleLine } from "../domain/visible.ts";

/**
 * How a command talks: results on stdout, everything else on stderr, so that output can be piped. Names and values come from
 * files, labels and models, so nothing in them reaches the terminal as a control character.
 */
export class Output {
  readonly json: boolean;
  constructor(json: boolean) {
    this.json = json;
  }

  /** A line for a person; not printed with --json. */
  line(text = ""): void {
    this.painted(visible(text));
  }

  /** As `line`, for text that is coloured: what stands between the colours must be `visible` already. */
  painted(text: string): void {
    if (!this.json) process.stdout.write(`${text}\n`);
  }

  /** A whole text as the result: byte for byte into a file or a pipe, and with nothing hidden on a terminal. */
  text(text: string): void {
    this.painted(process.stdout.isTTY ? visible(text) : text);
  }

  /** Something to notice, on stderr. */
  note(text: string): void {
    process.stderr.write(`${colours.dim(visible(text))}\n`);
  }

  warn(text: string): void {
    process.stderr.write(`${colours.yellow(visible(text))}\n`);
  }

  /** The machine-readable result; printed only with --json. */
  result(value: unknown): void {
    if (this.json) process.stdout.write(`${JSON.stringify(value)}\n`);
  }

  /** Rows as an aligned table; a column of numbers is set to the right. */
  table(headings: string[], data: string[][]): void {
    if (this.json) return;
    const rows = data.map((row) => row.map(visibleLine));
    const widths = headings.map((heading, column) =>
      Math.max(heading.length, ...rows.map((row) => (row[column] ?? "").length)),
    );
    const numeric = headings.map(
      (_, column) => rows.length > 0 && rows.every((row) => /^[-+−]?[\d.,]*( ?%)?$|^–$/.test(row[column] ?? "")),
    );
    const set = (row: string[]): string =>
      row
        .map((cell, column) => (numeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join("  ")
        .trimEnd();
    this.painted(colours.bold(set(headings)));
    for (const row of rows) this.painted(set(row));
  }

  /** A progress bar on a terminal; elsewhere a plain line at most every few seconds. */
  progress(title: string): Progress {
    return process.stderr.isTTY ? new BarProgress(title) : new LineProgress(title);
  }
}

export interface Progress {
  update(done: number, total: number, note?: string): void;
  end(): void;
}

class BarProgress implements Progress {
  private readonly bar: SingleBar;
  private started = false;
  constructor(title: string) {
    this.bar = new SingleBar({
      format: `${title} {bar} {value}/{total} {note}`,
      hideCursor: true,
      clearOnComplete: false,
      stream: process.stderr,
      barsize: 24,
      fps: 8,
    });
  }
  update(done: number, total: number, note = ""): void {
    if (!this.started) {
      this.started = true;
      this.bar.start(total, done, { note: visibleLine(note) });
    }
    this.bar.setTotal(total);
    this.bar.update(done, { note: visibleLine(note) });
  }
  end(): void {
    if (this.started) this.bar.stop();
  }
}

const LINE_EVERY_MS = 10_000;

class LineProgress implements Progress {
  private readonly title: string;
  private last = 0;
  private printed = "";
  private text = "";
  constructor(title: string) {
    this.title = title;
  }
  update(done: number, total: number, note = ""): void {
    this.text = visibleLine(`${this.title} ${done}/${total}${note ? ` ${note}` : ""}`);
    const now = Date.now();
    if (now - this.last >= LINE_EVERY_MS) {
      this.last = now;
      this.print();
    }
  }
  end(): void {
    this.print();
  }
  private print(): void {
    if (this.text !== "" && this.text !== this.printed) process.stderr.write(`${this.text}\n`);
    this.printed = this.text;
  }
}

/** "73.1 %" or the reason why there is no number. */
export const percent = (score: Score): string => (score.kind === "scored" ? percentOf(score.value) : "–");

/** "69.1 %" of a share, 0..1. */
export const percentOf = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** "60.2..77.5" in percent. */
export const range = (interval: Interval | null): string =>
  interval ? `${(interval.low * 100).toFixed(1)}..${(interval.high * 100).toFixed(1)}` : "–";

/** "+69.1" points. */
export const points = (value: number): string => `${value >= 0 ? "+" : "−"}${Math.abs(value * 100).toFixed(1)}`;

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

export function bytes(count: number): string {
  if (count < 1e6) return `${Math.round(count / 1e3)} kB`;
  return count < 1e9 ? `${Math.round(count / 1e6)} MB` : `${(count / 1e9).toFixed(1)} GB`;
}
