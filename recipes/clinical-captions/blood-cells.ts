import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CaptionContent } from "../../src/teach/index.ts";
import type { LabelledImage } from "./images.ts";

/** Cells that are marked in one image. */
export interface CellCounts {
  white: number;
  platelets: number;
  red: number;
}

/** Counts of a Pascal VOC annotation by the names of BCCD. Names that it does not have are ignored. */
export function cellCounts(annotation: string): CellCounts {
  const counts: CellCounts = { white: 0, platelets: 0, red: 0 };
  for (const [, name] of annotation.matchAll(/<name>\s*(\w+)\s*<\/name>/g)) {
    if (name === "WBC") counts.white++;
    if (name === "Platelets") counts.platelets++;
    if (name === "RBC") counts.red++;
  }
  return counts;
}

/** The commonest cell type other than red cells. As many white cells as platelets: white cell, the larger of the two. */
export const cellClass = ({ white, platelets }: CellCounts): string => (platelets > white ? "platelet" : "white cell");

/** The images of BCCD (https://github.com/Shenggan/BCCD_Dataset, MIT) with their counts, sorted; those without any cell but red ones are left out. */
export async function bloodSmears(folder: string): Promise<(LabelledImage & { counts: CellCounts })[]> {
  const images = [];
  for (const name of (await readdir(join(folder, "Annotations"))).sort()) {
    if (!name.endsWith(".xml")) continue;
    const counts = cellCounts(await readFile(join(folder, "Annotations", name), "utf8"));
    if (counts.white + counts.platelets === 0) continue;
    images.push({ file: join(folder, "JPEGImages", name.replace(/\.xml$/, ".jpg")), class: cellClass(counts), counts });
  }
  return images;
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** A caption that says what is marked. */
export function cellCaption(counts: CellCounts): CaptionContent {
  const { white, platelets, red } = counts;
  return {
    class: cellClass(counts),
    image_type: "Light micrograph, stained smear",
    anatomical_region: "Peripheral blood",
    key_findings: `${counted(white, "white cell", "white cells")}, ${counted(platelets, "platelet", "platelets")}, ${counted(red, "red cell", "red cells")}.`,
    clinical_significance: "One field; no diagnosis from it alone.",
  };
}

/** The counts that a text states; null where it states none of that cell. */
export function statedCounts(text: string): { [Cell in keyof CellCounts]: number | null } {
  const stated = (cell: string): number | null => {
    const match = new RegExp(`(\\d+)\\s+${cell}s?\\b`, "i").exec(text);
    return match ? Number(match[1]) : null;
  };
  return { white: stated("white cell"), platelets: stated("platelet"), red: stated("red cell") };
}
