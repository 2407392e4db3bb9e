/** Every control character but tab and line feed. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const INVISIBLE = /[\u00AD\u200B\u2028\u2029\u2060\uFEFF]/g;

/**
 * A value from a page or a model with nothing hidden in it: control characters, marks that turn the direction of writing
 * and invisible characters become readable signs, so that a value cannot show itself as another one, and cannot steer a
 * terminal.
 */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(CONTROL, (character) => {
      const code = character.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" : named(character);
    })
    .replace(DIRECTION, named)
    .replace(INVISIBLE, named);
}

/** `visible`, on one line: line feeds and tabs are signs too. */
export const visibleLine = (text: string): string =>
  visible(text).replaceAll("\n", "\u240A").replaceAll("\t", "\u2409");

const named = (character: string): string =>
  `[U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}]`;
