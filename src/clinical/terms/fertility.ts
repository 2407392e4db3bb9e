/** How a tokenizer cuts a set of texts. It is a measure of cost and length, not of quality (arXiv 2306.17649). */
export interface Fertility {
  readonly documents: number;
  /** Runs of characters between white space. */
  readonly words: number;
  /** UTF-16 units. */
  readonly characters: number;
  readonly tokens: number;
  /** Null without words. */
  readonly tokensPerWord: number | null;
  readonly tokensPerCharacter: number | null;
  /** Tokens a document; quantiles by nearest rank. All null without documents. */
  readonly perDocument: {
    readonly mean: number | null;
    readonly median: number | null;
    readonly p90: number | null;
    readonly p99: number | null;
    readonly most: number | null;
  };
  /** Share of distinct terms of each count of tokens; the last entry holds that many and more. */
  readonly termTokens: readonly { readonly tokens: number; readonly share: number }[];
  /** Terms that cost most tokens a character, then the commonest. */
  readonly worst: readonly {
    readonly term: string;
    readonly count: number;
    readonly tokens: number;
    readonly tokensPerCharacter: number;
  }[];
  /** Rows that have more tokens than the limit, the longest first: what is cut off is `tokens - limit`. */
  readonly overLimit: readonly { readonly row: number; readonly tokens: number }[];
  /** Rows within a tenth of the limit: a longer prompt would cut them. */
  readonly nearLimit: readonly { readonly row: number; readonly tokens: number }[];
}

export interface FertilityOptions {
  /** Tokens that a row may have. Without it no row is over. */
  readonly tokenLimit?: number;
  /** Entries of `worst`, 50 by default. */
  readonly worst?: number;
  /** Distinct terms that are counted, 200,000 by default; later ones are left out of `worst` and `termTokens`. */
  readonly mostTerms?: number;
  /** Shortest term of `worst` in characters, 4 by default: short ones are mostly codes. */
  readonly shortestTerm?: number;
}

const BUCKETS = 8;

/**
 * Measures the fertility of a tokenizer on texts. `encode` gives the tokens of one text, without special tokens.
 * Terms are words without the punctuation around them, encoded once each and alone.
 */
export function fertility(
  texts: Iterable<string>,
  encode: (text: string) => readonly number[],
  options: FertilityOptions = {},
): Fertility {
  const { tokenLimit = Number.POSITIVE_INFINITY, worst = 50, mostTerms = 200_000, shortestTerm = 4 } = options;
  const perDocument: number[] = [];
  const counts = new Map<string, number>();
  let [words, characters, tokens] = [0, 0, 0];
  for (const text of texts) {
    const length = encode(text).length;
    perDocument.push(length);
    tokens += length;
    characters += text.length;
    for (const [start, end] of wordsOf(text)) {
      words++;
      if (end - start > LONGEST_TERM) continue;
      const term = bare(text.slice(start, end));
      if (!/\p{L}/u.test(term)) continue;
      const count = counts.get(term);
      if (count !== undefined) counts.set(term, count + 1);
      else if (counts.size < mostTerms) counts.set(term, 1);
    }
  }
  const buckets = new Array<number>(BUCKETS).fill(0);
  const terms = [...counts].map(([term, count]) => {
    const size = encode(term).length;
    buckets[Math.min(Math.max(size, 1), BUCKETS) - 1]!++;
    return { term, count, tokens: size, tokensPerCharacter: size / term.length };
  });
  const sorted = [...perDocument].sort((a, b) => a - b);
  const rows = perDocument.map((size, row) => ({ row, tokens: size })).sort((a, b) => b.tokens - a.tokens);
  return {
    documents: perDocument.length,
    words,
    characters,
    tokens,
    tokensPerWord: words === 0 ? null : tokens / words,
    tokensPerCharacter: characters === 0 ? null : tokens / characters,
    perDocument: {
      mean: perDocument.length === 0 ? null : tokens / perDocument.length,
      median: quantile(sorted, 0.5),
      p90: quantile(sorted, 0.9),
      p99: quantile(sorted, 0.99),
      most: quantile(sorted, 1),
    },
    termTokens: buckets.map((count, index) => ({
      tokens: index + 1,
      share: terms.length === 0 ? 0 : count / terms.length,
    })),
    worst: terms
      .filter(({ term }) => term.length >= shortestTerm)
      .sort((a, b) => b.tokensPerCharacter - a.tokensPerCharacter || b.count - a.count || (a.term < b.term ? -1 : 1))
      .slice(0, worst),
    overLimit: rows.filter((row) => row.tokens > tokenLimit),
    nearLimit: rows.filter((row) => row.tokens <= tokenLimit && row.tokens > 0.9 * tokenLimit),
  };
}

const LONGEST_TERM = 64;

/** Offsets of the runs between white space. */
function* wordsOf(text: string): Generator<readonly [number, number]> {
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const space = at === text.length || isSpace(text.charCodeAt(at));
    if (!space && start < 0) start = at;
    else if (space && start >= 0) {
      yield [start, at];
      start = -1;
    }
  }
}

const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000 ||
  code === 0xfeff;

const OUTER = /[\p{L}\p{N}]/u;

/** Without punctuation at both ends. */
function bare(word: string): string {
  const letters = Array.from(word);
  let start = 0;
  let end = letters.length;
  while (start < end && !OUTER.test(letters[start]!)) start++;
  while (end > start && !OUTER.test(letters[end - 1]!)) end--;
  return start === 0 && end === letters.length ? word : letters.slice(start, end).join("");
}

/** Nearest rank (NIST handbook, 7.2.6.2 without interpolation). */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
