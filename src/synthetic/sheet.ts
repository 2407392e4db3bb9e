import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Box } from "../domain/box.ts";
import type { Random } from "../domain/random.ts";
import type { Point, PointMap } from "./degrade/picture.ts";
import { fontSetting } from "./fonts.ts";

/** Pixels of a sheet and the type it is set in. */
export interface SheetStyle {
  width: number;
  height: number;
  font: string;
  fontSize: number;
  lineHeight: number;
  margin: number;
  /** Rotation of the paper on the scanner, degrees. */
  tiltDegrees: number;
  ink: string;
  paper: string;
}

/** One stretch of text as drawn. `path` names the field that it carries. */
interface Run {
  text: string;
  row: number;
  x: number;
  baseline: number;
  width: number;
  size: number;
  font: string;
  path?: string;
}

export interface TextOptions {
  /** Left edge as a fraction of the text width (0 left margin, 1 right margin); for `right` the right edge. */
  at?: number;
  align?: "left" | "right" | "centre";
  /** Field that the text carries. */
  path?: string;
  /** Size against the sheet's font size. */
  scale?: number;
  bold?: boolean;
  font?: string;
}

/** A stretch of running text. `path` names the field that it carries. */
export interface Piece {
  text: string;
  path?: string;
}

/** A character and the centre of its glyph, in fractions of the page. */
export interface Glyph {
  character: string;
  x: number;
  y: number;
}

/**
 * Paper that is filled row by row and remembers where every text stands: the labels and the evidence come from
 * what was drawn, so they cannot disagree with the picture.
 */
export class Sheet {
  readonly canvas: Canvas;
  readonly style: SheetStyle;
  private readonly context: SKRSContext2D;
  private readonly runs: Run[] = [];
  private row = 0;
  private y: number;
  /** Where the tilted paper shows a point of the upright sheet; pixels. */
  readonly tilted: PointMap;
  private fontSet = "";

  constructor(style: SheetStyle) {
    this.style = style;
    this.canvas = createCanvas(style.width, style.height);
    this.context = this.canvas.getContext("2d");
    this.context.fillStyle = style.paper;
    this.context.fillRect(0, 0, style.width, style.height);
    const angle = (style.tiltDegrees * Math.PI) / 180;
    const [cosine, sine, x, y] = [Math.cos(angle), Math.sin(angle), style.width / 2, style.height / 2];
    this.context.translate(x, y);
    this.context.rotate(angle);
    this.context.translate(-x, -y);
    this.tilted = (point) => ({
      x: x + (point.x - x) * cosine - (point.y - y) * sine,
      y: y + (point.x - x) * sine + (point.y - y) * cosine,
    });
    this.context.fillStyle = style.ink;
    this.context.strokeStyle = style.ink;
    this.y = style.margin + style.fontSize;
  }

  /** Rows that still fit above the bottom margin, the current one included. */
  get rowsLeft(): number {
    return Math.floor((this.style.height - this.style.margin / 2 - this.y) / this.style.lineHeight) + 1;
  }

  /** Draws text into the current row. Returns the fraction of the text width at which it ends. */
  text(text: string, options: TextOptions = {}): number {
    const { width, margin, fontSize } = this.style;
    const size = Math.round(fontSize * (options.scale ?? 1) * 10) / 10;
    const font = options.font ?? this.style.font;
    this.setFont(font, size);
    const textWidth = this.context.measureText(text).width;
    const span = width - 2 * margin;
    let x = margin + (options.at ?? (options.align === "right" ? 1 : 0)) * span;
    if (options.align === "right") x -= textWidth;
    if (options.align === "centre") x = (width - textWidth) / 2;
    x = Math.max(2, Math.min(x, width - textWidth - 2));
    this.context.fillText(text, x, this.y);
    if (options.bold) this.context.fillText(text, x + 0.6, this.y);
    const run: Run = { text, row: this.row, x, baseline: this.y, width: textWidth, size, font };
    if (options.path !== undefined) run.path = options.path;
    this.runs.push(run);
    return (x + textWidth - margin) / span;
  }

  /**
   * Sets running text over as many rows as it needs, words wrapped at the right edge, and ends in the row after it.
   * A piece with a path may cross rows; its evidence then has one box a row.
   * @param options.from left edge of the first row, options.at of the others, as fractions of the text width.
   */
  paragraph(pieces: readonly Piece[], options: { from?: number; at?: number; scale?: number } = {}): void {
    for (const [row, runs] of this.wrap(pieces, options).entries()) {
      if (row > 0) this.next();
      for (const run of runs) {
        this.text(run.text, {
          at: run.at,
          ...(options.scale === undefined ? {} : { scale: options.scale }),
          ...(run.path === undefined ? {} : { path: run.path }),
        });
      }
    }
    this.next();
  }

  /** Rows that a paragraph needs. */
  rowsOf(pieces: readonly Piece[], options: { from?: number; at?: number; scale?: number } = {}): number {
    return this.wrap(pieces, options).length;
  }

  private wrap(
    pieces: readonly Piece[],
    { from, at = 0, scale = 1 }: { from?: number; at?: number; scale?: number },
  ): { text: string; at: number; path?: string }[][] {
    const rows: { text: string; at: number; path?: string }[][] = [[]];
    const space = this.spaceWidth() * scale;
    let left = from ?? at;
    for (const piece of pieces) {
      let run: { text: string; at: number; path?: string } | undefined;
      for (const word of piece.text.split(" ")) {
        const joined = run ? `${run.text} ${word}` : word;
        const start = run ? run.at : left;
        if (start + this.textWidth(joined, scale) <= 1 || (left === at && !run)) {
          if (run) run.text = joined;
          else {
            run = { text: word, at: start, ...(piece.path === undefined ? {} : { path: piece.path }) };
            (rows.at(-1) as unknown[]).push(run);
          }
        } else {
          run = { text: word, at, ...(piece.path === undefined ? {} : { path: piece.path }) };
          rows.push([run]);
        }
        left = run.at + this.textWidth(run.text, scale) + space;
      }
    }
    return rows;
  }

  /**
   * Draws a box to tick at a fraction of the text width. Returns where it ends. It is transcribed as [x] or [ ].
   * @param options.shape how a box that is chosen is marked.
   */
  checkbox(chosen: boolean, options: { at?: number; path?: string; shape?: "cross" | "tick" | "filled" } = {}): number {
    const { width, margin, fontSize } = this.style;
    const [size, span] = [fontSize * 0.8, width - 2 * margin];
    const x = margin + (options.at ?? 0) * span;
    const top = this.y - size * 0.92;
    const pen = this.context;
    pen.lineWidth = 1;
    pen.strokeRect(x, top, size, size);
    if (chosen && options.shape === "filled") pen.fillRect(x + 2, top + 2, size - 4, size - 4);
    else if (chosen) {
      pen.lineWidth = Math.max(1.5, size / 8);
      const points = options.shape === "tick" ? [0.15, 0.5, 0.4, 0.85, 0.95, 0.05] : [0.1, 0.1, 0.9, 0.9];
      pen.beginPath();
      for (let index = 0; index < points.length; index += 2) {
        const [px, py] = [x + (points[index] as number) * size, top + (points[index + 1] as number) * size];
        if (index === 0) pen.moveTo(px, py);
        else pen.lineTo(px, py);
      }
      if (options.shape !== "tick") {
        pen.moveTo(x + 0.9 * size, top + 0.1 * size);
        pen.lineTo(x + 0.1 * size, top + 0.9 * size);
      }
      pen.stroke();
    }
    const run: Run = {
      text: chosen ? "[x]" : "[ ]",
      row: this.row,
      x,
      baseline: this.y,
      width: size,
      size: fontSize,
      font: this.style.font,
    };
    if (options.path !== undefined) run.path = options.path;
    this.runs.push(run);
    return (x + size - margin) / span;
  }

  /** Draws a label and a value after it, the value carrying the field. */
  pair(label: string, value: string, path: string, options: TextOptions = {}): void {
    const end = this.text(label, options);
    this.text(value, { ...options, at: end + this.spaceWidth(), path });
  }

  /** Width of a space as a fraction of the text width. */
  spaceWidth(): number {
    this.setFont(this.style.font, this.style.fontSize);
    return this.context.measureText(" ").width / (this.style.width - 2 * this.style.margin);
  }

  /** Width of a text as a fraction of the text width. */
  textWidth(text: string, scale = 1): number {
    this.setFont(this.style.font, this.style.fontSize * scale);
    return this.context.measureText(text).width / (this.style.width - 2 * this.style.margin);
  }

  /** Goes to the next row. */
  next(rows = 1): void {
    this.y += this.style.lineHeight * rows;
    this.row++;
  }

  /** A rule across the text width just under the current row. */
  rule(dashed = false): void {
    const { width, margin, lineHeight, fontSize } = this.style;
    const y = this.y + (lineHeight - fontSize) * 0.5 + 1;
    this.context.lineWidth = 1;
    this.context.setLineDash(dashed ? [3, 3] : []);
    this.context.beginPath();
    this.context.moveTo(margin, y);
    this.context.lineTo(width - margin, y);
    this.context.stroke();
    this.context.setLineDash([]);
  }

  /** Vertical rule at a fraction of the text width, over `rows` rows that end with the current one. */
  verticalRule(at: number, rows: number): void {
    const { width, margin, lineHeight, fontSize } = this.style;
    const x = margin + at * (width - 2 * margin) - 2;
    const bottom = this.y + (lineHeight - fontSize) * 0.5 + 1;
    this.context.lineWidth = 1;
    this.context.beginPath();
    this.context.moveTo(x, bottom - rows * lineHeight);
    this.context.lineTo(x, bottom);
    this.context.stroke();
  }

  /** A logo-like mark in a corner: shapes only, so that it never carries text. */
  mark(random: Random): void {
    const { width, margin, fontSize } = this.style;
    const size = fontSize * 0.8;
    const x = width - margin - size;
    const y = margin;
    this.context.lineWidth = 1.5;
    const kind = random.integer(0, 2);
    if (kind === 0) this.context.fillRect(x, y, size, size);
    else if (kind === 1) {
      this.context.beginPath();
      this.context.arc(x + size / 2, y + size / 2, size / 2, 0, Math.PI * 2);
      this.context.stroke();
    } else {
      this.context.fillRect(x + size * 0.35, y, size * 0.3, size);
      this.context.fillRect(x, y + size * 0.35, size, size * 0.3);
    }
  }

  /** The picture, 1 byte a pixel, row by row. Ink and paper are grey, so any colour of a pixel is its grey. */
  grey(): Uint8ClampedArray {
    const bytes = this.canvas.data();
    const pixels = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    const grey = new Uint8ClampedArray(pixels.length);
    for (let index = 0; index < grey.length; index++) grey[index] = (pixels[index] as number) & 0xff;
    return grey;
  }

  /** The text as a person would read it: rows from top to bottom, each from left to right. */
  transcript(): string {
    const rows = new Map<number, Run[]>();
    for (const run of this.runs) rows.set(run.row, [...(rows.get(run.row) ?? []), run]);
    return [...rows.entries()]
      .sort(([a], [b]) => a - b)
      .map(([, runs]) =>
        runs
          .sort((a, b) => a.x - b.x)
          .map((run) => run.text)
          .join(" "),
      )
      .join("\n");
  }

  /**
   * Boxes of every field that was drawn.
   * @param place where points of the upright sheet are seen.
   */
  evidence(place: PointMap = this.tilted): Map<string, Box[]> {
    const evidence = new Map<string, Box[]>();
    for (const run of this.runs) {
      if (run.path === undefined) continue;
      const boxes = evidence.get(run.path);
      if (boxes) boxes.push(this.boxOf(run, place));
      else evidence.set(run.path, [this.boxOf(run, place)]);
    }
    return evidence;
  }

  /** Boxes of all text, on the tilted paper. */
  printed(): Box[] {
    return this.runs.map((run) => this.boxOf(run, this.tilted));
  }

  /**
   * Every visible character with the centre of its glyph, in reading order.
   * @param place where points of the upright sheet are seen.
   */
  glyphs(place: PointMap = this.tilted): Glyph[] {
    const glyphs: Glyph[] = [];
    for (const run of [...this.runs].sort((a, b) => a.row - b.row || a.x - b.x)) {
      this.setFont(run.font, run.size);
      // What was drawn as a shape is wider or narrower than its letters.
      const stretch = run.text === "" ? 1 : run.width / this.context.measureText(run.text).width;
      let before = 0;
      let prefix = "";
      for (const character of run.text) {
        prefix += character;
        const after = this.context.measureText(prefix).width * stretch;
        if (character !== " ") {
          const { x, y } = place({ x: run.x + (before + after) / 2, y: run.baseline - run.size * 0.3 });
          glyphs.push({ character, x: round(x / this.style.width), y: round(y / this.style.height) });
        }
        before = after;
      }
    }
    return glyphs;
  }

  /** Reading a font's setting costs the canvas more than measuring a word, so it is set only when it changes. */
  private setFont(font: string, size: number): void {
    const setting = fontSetting(font, size);
    if (setting === this.fontSet) return;
    this.context.font = setting;
    this.fontSet = setting;
  }

  private boxOf(run: Run, place: PointMap): Box {
    const { width, height } = this.style;
    const [ascent, descent] = [run.baseline - run.size * 0.82, run.baseline + run.size * 0.24];
    const placed: Point[] = [
      { x: run.x, y: ascent },
      { x: run.x + run.width, y: ascent },
      { x: run.x, y: descent },
      { x: run.x + run.width, y: descent },
    ].map(place);
    const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));
    const [left, right] = [Math.min, Math.max].map((pick) => clamp(pick(...placed.map(({ x }) => x)), width)) as [
      number,
      number,
    ];
    const [top, bottom] = [Math.min, Math.max].map((pick) => clamp(pick(...placed.map(({ y }) => y)), height)) as [
      number,
      number,
    ];
    return {
      page: 0,
      x: round(left / width),
      y: round(top / height),
      width: round((right - left) / width),
      height: round((bottom - top) / height),
    };
  }
}

/** Ink and paper as scanners give them. */
export function colours(random: Random): { ink: string; paper: string } {
  const ink = random.integer(0, 70);
  const paper = random.integer(225, 255);
  return { ink: `rgb(${ink},${ink},${ink})`, paper: `rgb(${paper},${paper},${paper})` };
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5;
