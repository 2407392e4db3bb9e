import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, isAbsolute, join, resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** One image with what is known of it. */
export interface LabelledImage {
  /** Absolute path. */
  file: string;
  class: string;
  /** Patient, where the source says; a split never cuts one in two. */
  subject?: string;
  /** Report or note that belongs to the image, where there is one; captions are held against it. */
  text?: string;
}

const PICTURE = /\.(png|jpe?g|tiff?)$/i;

/** Images in one folder a class: `FOLDER/melanoma/0001.jpg`. Sorted by path. @throws Error when there is none. */
export async function imagesOfFolders(folder: string): Promise<LabelledImage[]> {
  const images: LabelledImage[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const inside = join(folder, name);
    if (!(await stat(inside)).isDirectory()) continue;
    for (const file of (await readdir(inside)).sort())
      if (PICTURE.test(file)) images.push({ file: resolve(inside, file), class: name });
  }
  if (images.length === 0) throw new Error(`${folder} has no folders with images, one folder a class`);
  return images;
}

export interface TableColumns {
  image: string;
  class: string;
  subject?: string;
  text?: string;
}

/**
 * Images of a CSV file (HAM10000, APTOS, NIH chest X-rays have one). A name without extension is looked for as .jpg and
 * .png; names start at `folder`, the CSV's own unless told. Sorted by path.
 *
 * @throws Error when a column is missing, a class is empty or an image is not there; the row is named, counting from 1.
 */
export async function imagesOfTable(
  csv: string,
  columns: TableColumns,
  folder = dirname(csv),
): Promise<LabelledImage[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  let rows: Record<string, unknown>[];
  try {
    const statement = await connection.prepare("select * from read_csv($1, all_varchar = true, header = true)");
    statement.bindVarchar(1, csv);
    rows = (await (await statement.run()).getRowObjects()) as Record<string, unknown>[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  for (const column of Object.values(columns))
    if (rows[0] && !(column in rows[0])) throw new Error(`${basename(csv)} has no column ${column}`);
  const there = new Map<string, Set<string>>();
  const images: LabelledImage[] = [];
  for (const [index, row] of rows.entries()) {
    const cell = (column: string | undefined): string | undefined =>
      column === undefined || row[column] === null ? undefined : String(row[column]).trim() || undefined;
    const [name, className] = [cell(columns.image), cell(columns.class)];
    if (!name || !className) throw new Error(`${basename(csv)} row ${index + 1} has no image or no class`);
    const path = isAbsolute(name) ? name : resolve(folder, name);
    const parent = dirname(path);
    if (!there.has(parent)) there.set(parent, new Set(await readdir(parent).catch(() => [])));
    const candidates = extname(path) ? [path] : [`${path}.jpg`, `${path}.jpeg`, `${path}.png`];
    const file = candidates.find((candidate) => there.get(parent)?.has(basename(candidate)));
    if (!file) throw new Error(`${basename(csv)} row ${index + 1}: there is no image ${name}`);
    const [subject, text] = [cell(columns.subject), cell(columns.text)];
    images.push({ file, class: className, ...(subject ? { subject } : {}), ...(text ? { text } : {}) });
  }
  return images.sort((a, b) => (a.file < b.file ? -1 : 1));
}
