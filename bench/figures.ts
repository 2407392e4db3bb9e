import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a figure is held against. */
interface Bar {
  bar: number;
  /** The bar is the most that is allowed, not the least. */
  most: boolean;
}

interface Figure extends Partial<Bar> {
  what: string;
  value: number;
  unit: string;
}

export const atLeast = (bar: number): Bar => ({ bar, most: false });
export const atMost = (bar: number): Bar => ({ bar, most: true });

/** The figures of one benchmark: printed beside their bars as they come, kept, and judged at the end. */
export class Figures {
  private readonly all: Figure[] = [];

  add(what: string, value: number, unit: string, bar?: Bar): void {
    const figure = { what, value, unit, ...bar };
    this.all.push(figure);
    const verdict = bar ? `(bar ${bar.bar}: ${isMissed(figure) ? "MISSED" : "reached"})` : "";
    console.log(`${what.padEnd(76)} ${shown(value).padStart(9)} ${unit} ${verdict}`);
  }

  /** Writes bench/results/`name`.json: the machine, `facts` of the run, and the figures. */
  async write(name: string, facts: Record<string, unknown> = {}): Promise<void> {
    const folder = fileURLToPath(new URL("results", import.meta.url));
    await mkdir(folder, { recursive: true });
    const machine = {
      processors: cpus().length,
      model: cpus()[0]?.model ?? null,
      memoryBytes: totalmem(),
      node: process.version,
      load: loadavg()[0],
    };
    const result = { at: new Date().toISOString(), machine, ...facts, figures: this.all };
    await writeFile(join(folder, `${name}.json`), `${JSON.stringify(result, null, 1)}\n`);
  }

  /** Says whether every bar is reached; the program ends with 1 where one is not. */
  judge(): void {
    const missed = this.all.filter(isMissed).length;
    console.log(missed === 0 ? "Every bar is reached." : `Bars that are missed: ${missed}`);
    if (missed > 0) process.exitCode = 1;
  }
}

/** A figure that is not a number reaches no bar. */
function isMissed({ value, bar, most }: Figure): boolean {
  if (bar === undefined) return false;
  return !(most ? value <= bar : value >= bar);
}

function shown(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(value >= 100 ? 0 : 2);
}
