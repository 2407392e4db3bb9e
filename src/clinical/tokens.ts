/**
 * Words, numbers, punctuation and line ends of a clinical text, with UTF-16 offsets. Tokens stand in columns that are used
 * again for the next text, and a word is looked up by a hash taken while it is read: no string is cut out and no object is
 * made, so that notes are read at tens of megabytes a second and a 10 MB line costs no more than its columns.
 */
export const WORD = 1;
export const NUMBER = 2;
export const PUNCTUATION = 3;
export const LINE_END = 4;

/** Bits of `TokenTable.shape`. */
export const CAPITALISED = 1;
export const ALL_CAPITALS = 2;

const SPACE = 5;
const LETTER = WORD;
const DIGIT = NUMBER;

/** Class of each UTF-16 code unit below 256. */
const CLASSES = new Uint8Array(256).map((_, code) => {
  if (code === 10 || code === 13 || code === 0x85) return LINE_END;
  if (code <= 32 || code === 0xa0 || (code >= 0x7f && code < 0xa0)) return SPACE;
  if (code >= 48 && code <= 57) return DIGIT;
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return LETTER;
  if (code >= 0xc0 && code !== 0xd7 && code !== 0xf7) return LETTER;
  return PUNCTUATION;
});

/** Lower case without accents for each code unit below 256, so that `Ménière` and `meniere` are one word. */
const FOLDED = new Uint16Array(256).map((_, code) => {
  const plain = String.fromCharCode(code).normalize("NFD").charCodeAt(0);
  return plain >= 65 && plain <= 90 ? plain + 32 : plain;
});

function classOf(code: number): number {
  if (code < 256) return CLASSES[code]!;
  if (code === 0x2028 || code === 0x2029) return LINE_END;
  if ((code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000 || code === 0xfeff) return SPACE;
  if ((code >= 0x2010 && code <= 0x206f) || (code >= 0x2190 && code <= 0x2bff)) return PUNCTUATION;
  return LETTER;
}

function fold(code: number): number {
  if (code < 256) return FOLDED[code]!;
  return code === 0x2019 ? 39 : code;
}

/** FNV-1a over folded code units; `| 0` keeps it a small integer. */
const HASH_SEED = 0x811c9dc5 | 0;
const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 16777619);

/** The words that any clinical rule names, each with a small positive id; 0 is every other word. Grows while modules load. */
class Vocabulary {
  readonly #words: string[] = [""];
  #slots = new Int32Array(1 << 12);

  /** The id of a word written in lower-case ASCII, adding it where it is new. */
  add(word: string): number {
    const known = this.find(word, 0, word.length, this.hash(word));
    if (known !== 0) return known;
    if (this.#words.length * 3 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2);
      for (let id = 1; id < this.#words.length; id++) this.#place(id);
    }
    this.#words.push(word);
    this.#place(this.#words.length - 1);
    return this.#words.length - 1;
  }

  hash(word: string): number {
    let hash = HASH_SEED;
    for (let i = 0; i < word.length; i++) hash = hashStep(hash, fold(word.charCodeAt(i)));
    return hash;
  }

  /** The id of `text.slice(start, end)`, whose folded hash is given, or 0. */
  find(text: string, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const id = this.#slots[slot]!;
      if (id === 0) return 0;
      const word = this.#words[id]!;
      if (word.length !== end - start) continue;
      let same = 0;
      while (same < word.length && word.charCodeAt(same) === fold(text.charCodeAt(start + same))) same++;
      if (same === word.length) return id;
    }
  }

  #place(id: number): void {
    const mask = this.#slots.length - 1;
    const hash = this.hash(this.#words[id]!);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id;
  }
}

export const vocabulary = new Vocabulary();

/** Numbers are known by their class and not by their digits: `<year>` is 1900 to 2099, `<number>` every other. */
const YEAR_ID = vocabulary.add("<year>");
const NUMBER_ID = vocabulary.add("<number>");

/** Above this many tokens the columns are given back after use. */
const KEPT_TOKENS = 1 << 16;

/** The tokens of one text in columns; row `i` is `text.slice(start[i], end[i])`. A table is read until its next `read`. */
export class TokenTable {
  count = 0;
  start = new Int32Array(1024);
  end = new Int32Array(1024);
  /** Id in `vocabulary`, 0 for words that no rule names. */
  id = new Int32Array(1024);
  /** Hash of the folded word. */
  hash = new Int32Array(1024);
  kind = new Uint8Array(1024);
  shape = new Uint8Array(1024);

  /** Reads a text in one pass. Words keep inner apostrophes (`patient's`), numbers inner points and commas (`1,200.5`). */
  read(text: string): this {
    this.count = 0;
    if (this.start.length > KEPT_TOKENS && text.length < KEPT_TOKENS) this.#resize(1024);
    const length = text.length;
    let at = 0;
    while (at < length) {
      const first = text.charCodeAt(at);
      const kind = classOf(first);
      if (kind === SPACE) {
        at++;
        continue;
      }
      if (this.count === this.start.length) this.#resize(this.count * 2);
      if (kind === LETTER) at = this.#word(text, at);
      else if (kind === DIGIT) at = this.#number(text, at);
      else if (kind === LINE_END) {
        const end = first === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
        this.#put(at, end, LINE_END, 0, 0, 0);
        at = end;
      } else {
        const hash = hashStep(HASH_SEED, fold(first));
        this.#put(at, at + 1, PUNCTUATION, 0, vocabulary.find(text, at, at + 1, hash), hash);
        at++;
      }
    }
    return this;
  }

  #word(text: string, start: number): number {
    let hash = HASH_SEED;
    let at = start;
    let lower = false;
    let upper = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if (kind === LETTER) {
        if ((code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde)) upper++;
        else lower = true;
      } else if (kind !== DIGIT) {
        const apostrophe = code === 39 || code === 0x2019;
        if (!apostrophe || at + 1 === text.length || classOf(text.charCodeAt(at + 1)) !== LETTER) break;
      }
      hash = hashStep(hash, fold(code));
    }
    const first = text.charCodeAt(start);
    const capital = (first >= 65 && first <= 90) || (first >= 0xc0 && first <= 0xde);
    const shape = (capital ? CAPITALISED : 0) | (upper > 0 && !lower ? ALL_CAPITALS : 0);
    this.#put(start, at, WORD, shape, vocabulary.find(text, start, at, hash), hash);
    return at;
  }

  #number(text: string, start: number): number {
    let hash = HASH_SEED;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 48 || code > 57) {
        const joint = code === 46 || code === 44;
        const next = joint && at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
        if (next < 48 || next > 57) break;
      }
      hash = hashStep(hash, code);
    }
    const century = at - start === 4 ? text.charCodeAt(start) * 100 + text.charCodeAt(start + 1) : 0;
    const year = century === 49 * 100 + 57 || century === 50 * 100 + 48;
    this.#put(start, at, NUMBER, 0, year ? YEAR_ID : NUMBER_ID, hash);
    return at;
  }

  #put(start: number, end: number, kind: number, shape: number, id: number, hash: number): void {
    const row = this.count++;
    this.start[row] = start;
    this.end[row] = end;
    this.kind[row] = kind;
    this.shape[row] = shape;
    this.id[row] = id;
    this.hash[row] = hash;
  }

  #resize(size: number): void {
    const copy = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from.subarray(0, Math.min(this.count, size)));
      return to;
    };
    this.start = copy(this.start, new Int32Array(size));
    this.end = copy(this.end, new Int32Array(size));
    this.id = copy(this.id, new Int32Array(size));
    this.hash = copy(this.hash, new Int32Array(size));
    this.kind = copy(this.kind, new Uint8Array(size));
    this.shape = copy(this.shape, new Uint8Array(size));
  }
}
