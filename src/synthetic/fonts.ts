import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { GlobalFonts } from "@napi-rs/canvas";

/** Fonts that documents are set in. All come from npm packages and are listed in NOTICE. */
const FONTS = [
  { family: "Roboto", package: "roboto", kind: "sans" },
  { family: "Open Sans", package: "open-sans", kind: "sans" },
  { family: "Lato", package: "lato", kind: "sans" },
  { family: "Source Sans 3", package: "source-sans-3", kind: "sans" },
  { family: "Ubuntu", package: "ubuntu", kind: "sans" },
  { family: "Inter", package: "inter", kind: "sans" },
  { family: "PT Sans", package: "pt-sans", kind: "sans" },
  { family: "Merriweather", package: "merriweather", kind: "serif" },
  { family: "Noto Serif", package: "noto-serif", kind: "serif" },
  { family: "Roboto Mono", package: "roboto-mono", kind: "mono" },
  { family: "Courier Prime", package: "courier-prime", kind: "mono" },
  { family: "Caveat", package: "caveat", kind: "hand" },
] as const;

export type FontKind = (typeof FONTS)[number]["kind"];

/** Name under which a font is known to the canvas; prefixed so that a system font of the same name is never taken. */
const alias = (family: string): string => `Residency ${family}`;

let registered = false;

/** Font names of the given kinds, ready for drawing. Registers all fonts at the first call. */
export function fontFamilies(...kinds: FontKind[]): string[] {
  if (!registered) {
    const require = createRequire(import.meta.url);
    for (const font of FONTS) {
      const file = require.resolve(`@fontsource/${font.package}/files/${font.package}-latin-400-normal.woff2`);
      GlobalFonts.register(readFileSync(file), alias(font.family));
    }
    registered = true;
  }
  return FONTS.filter((font) => kinds.includes(font.kind)).map((font) => alias(font.family));
}
