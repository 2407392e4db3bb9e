import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";

export type FontKind = "sans" | "serif" | "mono" | "hand";

/** Which fonts may be used: those that the starter has seen, those that it has never seen, or all of them. */
export const FONT_SETS = ["seen", "unseen", "all"] as const;
export type FontSet = (typeof FONT_SETS)[number];

interface Font {
  kind: FontKind;
  /** Its letters are this much larger than they look at the nominal size, so the type is set smaller or larger. */
  scale?: number;
  /** Kept back from the starter's pretraining, so that reading an unseen font can be measured. */
  unseen?: true;
}

/** Fonts that documents are set in, by the name of their @fontsource package. Licences are listed in NOTICE. */
const FONTS: Record<string, Font> = {
  arimo: { kind: "sans" },
  barlow: { kind: "sans" },
  cabin: { kind: "sans" },
  carlito: { kind: "sans" },
  "dm-sans": { kind: "sans" },
  "fira-sans": { kind: "sans" },
  "ibm-plex-sans": { kind: "sans", unseen: true },
  inter: { kind: "sans" },
  karla: { kind: "sans" },
  lato: { kind: "sans" },
  montserrat: { kind: "sans", scale: 0.9 },
  mulish: { kind: "sans" },
  "noto-sans": { kind: "sans" },
  nunito: { kind: "sans", unseen: true },
  "open-sans": { kind: "sans" },
  oswald: { kind: "sans" },
  poppins: { kind: "sans", scale: 0.9 },
  "pt-sans": { kind: "sans" },
  raleway: { kind: "sans" },
  roboto: { kind: "sans" },
  rubik: { kind: "sans" },
  "source-sans-3": { kind: "sans" },
  ubuntu: { kind: "sans" },
  "work-sans": { kind: "sans", unseen: true },
  bitter: { kind: "serif" },
  "crimson-pro": { kind: "serif" },
  "eb-garamond": { kind: "serif", unseen: true },
  gelasio: { kind: "serif" },
  "ibm-plex-serif": { kind: "serif" },
  "libre-baskerville": { kind: "serif", scale: 0.85 },
  lora: { kind: "serif" },
  merriweather: { kind: "serif", scale: 0.85 },
  "noto-serif": { kind: "serif" },
  "playfair-display": { kind: "serif" },
  "source-serif-4": { kind: "serif", unseen: true },
  tinos: { kind: "serif" },
  "anonymous-pro": { kind: "mono", scale: 0.85 },
  "courier-prime": { kind: "mono", scale: 0.85 },
  cousine: { kind: "mono", scale: 0.85 },
  "ibm-plex-mono": { kind: "mono", scale: 0.85 },
  inconsolata: { kind: "mono", scale: 0.9 },
  "jetbrains-mono": { kind: "mono", scale: 0.85, unseen: true },
  "roboto-mono": { kind: "mono", scale: 0.85 },
  "source-code-pro": { kind: "mono", scale: 0.85 },
  vt323: { kind: "mono", scale: 1.05 },
  caveat: { kind: "hand", scale: 1.25 },
  "gochi-hand": { kind: "hand", scale: 1.1 },
  "indie-flower": { kind: "hand", scale: 1.05 },
  kalam: { kind: "hand" },
  "patrick-hand": { kind: "hand", scale: 1.1, unseen: true },
  "shadows-into-light": { kind: "hand", scale: 1.1 },
};

/** Where font packages lie: next to the bundled generator if it was bundled, otherwise in node_modules. */
function folderOf(name: string): string {
  const beside = new URL(`./fonts/${name}`, import.meta.url).pathname;
  if (existsSync(beside)) return beside;
  return join(dirname(createRequire(import.meta.url).resolve(`@fontsource/${name}/package.json`)), "files");
}

/** Name under which a font is known to the canvas; prefixed so that a system font of the same name is never taken. */
const alias = (name: string): string => `Residency ${name}`;

const registered = new Set<string>();

/** Registers a font with its Latin letters and, where it has them, those with other diacritics. */
function register(name: string): void {
  if (registered.has(name)) return;
  const folder = folderOf(name);
  GlobalFonts.register(readFileSync(join(folder, `${name}-latin-400-normal.woff2`)), alias(name));
  const extended = join(folder, `${name}-latin-ext-400-normal.woff2`);
  if (existsSync(extended)) GlobalFonts.register(readFileSync(extended), `${alias(name)} ext`);
  registered.add(name);
}

/** Names of the fonts of the given kinds. */
export function fontNames(kinds: readonly FontKind[], set: FontSet = "all"): string[] {
  return Object.entries(FONTS)
    .filter(([, font]) => kinds.includes(font.kind) && (set === "all" || (set === "unseen") === (font.unseen ?? false)))
    .map(([name]) => name);
}

/** Names of the package files that a font needs, for bundling. */
export function fontFiles(): { name: string; files: string[] }[] {
  return Object.keys(FONTS).map((name) => ({
    name,
    files: ["latin", "latin-ext"]
      .map((subset) => join(folderOf(name), `${name}-${subset}-400-normal.woff2`))
      .filter((file) => existsSync(file)),
  }));
}

/** Size at which a font looks as large as the others do at 1. */
export function fontScale(name: string): number {
  return FONTS[name]?.scale ?? 1;
}

/** Has every letter that documents are written with. */
const FALLBACK = "noto-sans";

/**
 * The canvas's font setting for a font of this project at a size in pixels. A letter that the font lacks is taken from
 * one of this project's too, never from the machine's: the same seed gives the same bytes everywhere.
 */
export function fontSetting(name: string, size: number): string {
  register(name);
  register(FALLBACK);
  const families = [name, FALLBACK].flatMap((font) => [`"${alias(font)}"`, `"${alias(font)} ext"`]);
  return `${size}px ${families.join(", ")}`;
}
