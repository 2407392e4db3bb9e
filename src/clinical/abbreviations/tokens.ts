/** Runs of letters and digits of a text, in order. The three arrays are parallel. */
export interface Tokens {
  readonly count: number;
  /** UTF-16 offsets. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const ASCII = new Uint8Array(128);
for (let code = 0; code < 128; code++) ASCII[code] = /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0;

/** Whether a UTF-16 unit belongs to a word. Halves of surrogate pairs do, so that no pair is cut. */
export function isWordUnit(code: number): boolean {
  if (code < 128) return ASCII[code] === 1;
  if (code < 0xc0) return code === 0xb5 || code === 0xaa || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  return !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f) && code !== 0xfeff;
}

/** Cuts a text into words in one pass, in time linear in its length. */
export function tokensOf(text: string): Tokens {
  let capacity = 64 + (text.length >> 2);
  let starts = new Int32Array(capacity);
  let ends = new Int32Array(capacity);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    if (!isWordUnit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < text.length && isWordUnit(text.charCodeAt(at))) at++;
    if (count === capacity) {
      capacity *= 2;
      starts = grown(starts, capacity);
      ends = grown(ends, capacity);
    }
    starts[count] = start;
    ends[count++] = at;
  }
  return { count, starts, ends };
}

function grown(array: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(array);
  return larger;
}

// The longest that fits is taken; what is left keeps four letters at least.
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  n: ["ation", "ion"],
  d: ["ated", "ed"],
  g: ["ating", "ing"],
  t: ["ist"],
  l: ["ical", "al"],
  c: ["ic"],
  y: ["y"],
  e: ["ate", "e"],
};

/**
 * A lower-case word without its ending, which is what cues are compared by: constipation and constipated, oncology
 * and oncologist. Words of up to six letters lose a plural s only.
 */
export function stemOf(lower: string): string {
  const last = lower.length - 1;
  let word = lower;
  if (last >= 3 && lower.charCodeAt(last) === 115) {
    const before = lower.charCodeAt(last - 1);
    // -ss, -us and -is are no plurals: discuss, fetus, sepsis.
    if (before !== 115 && before !== 117 && before !== 105) word = lower.slice(0, last);
  }
  if (word.length < 7) return word;
  for (const ending of ENDINGS[word[word.length - 1]!] ?? [])
    if (word.length - ending.length >= 4 && word.endsWith(ending)) return word.slice(0, -ending.length);
  return word;
}
