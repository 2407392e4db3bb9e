import { GrowableInt32 } from "./growable.ts";
import { eachRun, mix } from "./hash.ts";
import { BANDS, MinHash } from "./min-hash.ts";
import { Postings } from "./postings.ts";
import { readWords } from "./read-words.ts";
import { overlapOf, SHINGLE_WORDS, ShingleSet } from "./shingle-set.ts";
import { Vocabulary } from "./vocabulary.ts";

export interface DuplicateOptions {
  /** Least containment of the shorter text in the longer, 0..1, for a pair; .6 where left out. */
  threshold?: number;
  /**
   * A shorter text of fewer words is a pair only by its Jaccard similarity: a line of six words that stands in a long
   * note does not make the two duplicates.
   */
  minimumWords?: number;
}

/**
 * A copy with a word in ten replaced keeps .59 of its five-word shingles; two notes that only share a template seldom
 * reach .5.
 */
const THRESHOLD = 0.6;
const MINIMUM_WORDS = 10;

/**
 * Texts with one key that are tried as partners of a further one, and equal texts that are paired with a further one.
 * Without a limit n copies of one text would give n² / 2 pairs. `groups` is not cut by it.
 */
const PARTNERS = 64;

/** Shingles kept for the search by containment. Up to so many, all are kept and the search is exact. */
const SAMPLED_SHINGLES = 8_000_000;

/** Two texts that are near-duplicates: `first` was added before `second`. All shares are exact, 0..1. */
export interface DuplicatePair {
  first: string;
  second: string;
  /** Share of the shingles of the text with fewer that the other has too. */
  containment: number;
  firstInSecond: number;
  secondInFirst: number;
  jaccard: number;
}

/** A text that is kept and those that say nothing beyond it. */
export interface DuplicateGroup {
  kept: string;
  duplicates: string[];
}

/** Two different texts by number, the one with fewer shingles first. */
interface ContentPair {
  smaller: number;
  larger: number;
  common: number;
}

/**
 * Near-duplicate texts of a large set. Candidates come from MinHash bands, which find texts of similar length, and from
 * shared shingles, which find a short text within a long one; each is then verified by its exact shingles. Time grows
 * with the number of words. Memory is typed arrays: 4 bytes a word and 400 bytes a text, besides the ids.
 */
export class DuplicateIndex {
  readonly #threshold: number;
  readonly #minimumWords: number;
  readonly #ids: string[] = [];
  #withWords = 0;
  /** The number of each text's content: equal texts (by words) have one content. -1 for a text without words. */
  readonly #contentOf = new GrowableInt32();
  readonly #vocabulary = new Vocabulary();
  readonly #words = new GrowableInt32(1 << 16);
  /** Where each content ends in `#words`. */
  readonly #ends = new GrowableInt32();
  /** Distinct shingles of each content. */
  readonly #sizes = new GrowableInt32();
  /** `BANDS` keys a content. */
  readonly #bandKeys = new GrowableInt32(1 << 12);
  /** Content + 1 by the hash of all its words; 0 where free. */
  #slots = new Int32Array(1024);
  readonly #contentHashes = new GrowableInt32();
  readonly #minHash = new MinHash();
  readonly #shingles: ShingleSet;

  constructor(options: DuplicateOptions = {}) {
    this.#threshold = options.threshold ?? THRESHOLD;
    this.#minimumWords = options.minimumWords ?? MINIMUM_WORDS;
    this.#shingles = new ShingleSet(this.#vocabulary.hashOf);
  }

  /** Texts added. */
  get size(): number {
    return this.#ids.length;
  }

  /** Texts added that have words. */
  get sizeWithWords(): number {
    return this.#withWords;
  }

  /** Adds a text. Ids are given back as they are and need not differ. */
  add(id: string, text: string): void {
    this.#ids.push(id);
    const start = this.#words.length;
    let hash = 0;
    readWords(text, this.#vocabulary, (word) => {
      this.#words.push(word);
      hash = Math.imul(hash ^ word, 0x01000193) + 0x9e3779b9;
    });
    const end = this.#words.length;
    if (end === start) {
      this.#contentOf.push(-1);
      return;
    }
    this.#withWords++;
    hash = mix(hash ^ (end - start));
    const slot = this.#find(hash, start, end);
    const known = (this.#slots[slot] as number) - 1;
    if (known >= 0) {
      this.#words.length = start;
      this.#contentOf.push(known);
      return;
    }
    const content = this.#ends.length;
    this.#slots[slot] = content + 1;
    this.#ends.push(end);
    this.#contentHashes.push(hash);
    this.#contentOf.push(content);
    this.#shingles.load(this.#words.values, start, end);
    this.#sizes.push(this.#shingles.size);
    this.#minHash.start();
    eachRun(this.#words.values, start, end, SHINGLE_WORDS, this.#vocabulary.hashOf, (shingle) =>
      this.#minHash.push(shingle),
    );
    for (let band = 0; band < BANDS; band++) this.#bandKeys.push(this.#minHash.band(band));
    if (this.#ends.length * 2 > this.#slots.length) this.#widen();
  }

  /**
   * The pairs, each once, in no set order. Of more than 64 equal texts each is paired with the first 64 only, and of
   * more than 64 texts that share a key each is compared with the 64 shortest.
   */
  *pairs(): Generator<DuplicatePair> {
    const members = this.#members();
    for (let content = 0; content < this.#ends.length; content++) {
      const [from, to] = [members.starts[content] as number, members.starts[content + 1] as number];
      for (let later = from + 1; later < to; later++)
        for (let earlier = from; earlier < Math.min(later, from + PARTNERS); earlier++)
          yield {
            first: this.#ids[members.texts[earlier] as number] as string,
            second: this.#ids[members.texts[later] as number] as string,
            containment: 1,
            firstInSecond: 1,
            secondInFirst: 1,
            jaccard: 1,
          };
    }
    for (const { smaller, larger, common } of this.#contentPairs()) {
      const overlap = overlapOf(this.#sizes.values[smaller] as number, this.#sizes.values[larger] as number, common);
      for (const one of this.#firstOf(members, smaller))
        for (const other of this.#firstOf(members, larger)) {
          const inOrder = one < other;
          yield {
            first: this.#ids[inOrder ? one : other] as string,
            second: this.#ids[inOrder ? other : one] as string,
            containment: overlap.firstInSecond,
            firstInSecond: inOrder ? overlap.firstInSecond : overlap.secondInFirst,
            secondInFirst: inOrder ? overlap.secondInFirst : overlap.firstInSecond,
            jaccard: overlap.jaccard,
          };
        }
    }
  }

  /**
   * Every text with words is kept or a duplicate of one that is kept: going from the longest text down, a text that has a
   * pair among the kept ones joins the first such group. So a short text that two otherwise different notes share does
   * not make these one group, as chains of pairs would. Groups of one text are left out.
   */
  groups(): DuplicateGroup[] {
    const contents = this.#ends.length;
    const larger = new GrowableInt32();
    const smaller = new GrowableInt32();
    for (const pair of this.#contentPairs()) {
      smaller.push(pair.smaller);
      larger.push(pair.larger);
    }
    // Compressed rows: for each content its larger partners.
    const starts = new Int32Array(contents + 1);
    for (let index = 0; index < smaller.length; index++) starts[(smaller.values[index] as number) + 1]!++;
    for (let content = 0; content < contents; content++) starts[content + 1]! += starts[content]!;
    const partners = new Int32Array(smaller.length);
    const filled = starts.slice();
    for (let index = 0; index < smaller.length; index++)
      partners[filled[smaller.values[index] as number]!++] = larger.values[index] as number;

    const keptBy = new Int32Array(contents).fill(-1);
    const order = this.#bySize();
    for (let rank = contents - 1; rank >= 0; rank--) {
      const content = order[rank] as number;
      keptBy[content] = content;
      for (let index = starts[content] as number; index < (starts[content + 1] as number); index++) {
        const partner = partners[index] as number;
        if (keptBy[partner] !== partner) continue;
        keptBy[content] = partner;
        break;
      }
    }
    const groups: (DuplicateGroup | undefined)[] = [];
    // The kept text is the first that has the kept content, whether or not shorter duplicates were added before it.
    for (let text = 0; text < this.#ids.length; text++) {
      const content = this.#contentOf.values[text] as number;
      if (content >= 0 && keptBy[content] === content)
        groups[content] ??= { kept: this.#ids[text] as string, duplicates: [] };
    }
    const keptText = new Uint8Array(contents);
    for (let text = 0; text < this.#ids.length; text++) {
      const content = this.#contentOf.values[text] as number;
      if (content < 0) continue;
      const keeper = keptBy[content] as number;
      if (keeper === content && keptText[content] === 0) keptText[content] = 1;
      else groups[keeper]?.duplicates.push(this.#ids[text] as string);
    }
    return groups.filter((group) => group !== undefined && group.duplicates.length > 0) as DuplicateGroup[];
  }

  /** Pairs of different contents, each once. */
  *#contentPairs(): Generator<ContentPair> {
    const order = this.#bySize();
    const contents = order.length;
    const bands = this.#bandPostings(order);
    const sample = this.#samplePostings(order);
    // The rank up to which each content was last seen as a candidate; counts of shared sampled shingles.
    const seen = new Int32Array(contents).fill(-1);
    const shared = new Int32Array(contents);
    const touched = new GrowableInt32();
    const candidates = new GrowableInt32();
    for (let rank = 0; rank < contents; rank++) {
      candidates.length = 0;
      for (const band of bands) {
        const start = band.runStart(rank);
        for (let index = start; index < start + PARTNERS; index++) {
          const other = band.members[index] as number;
          if (other >= rank) break;
          if (seen[other] === rank) continue;
          seen[other] = rank;
          candidates.push(other);
        }
      }
      touched.length = 0;
      for (let entry = sample.starts[rank] as number; entry < (sample.starts[rank + 1] as number); entry++) {
        const start = sample.postings.runStart(entry);
        for (let index = start; index < start + PARTNERS; index++) {
          const other = sample.postings.members[index] as number;
          if (other >= rank) break;
          if (shared[other] === 0) touched.push(other);
          shared[other]!++;
        }
      }
      for (let index = 0; index < touched.length; index++) {
        const other = touched.values[index] as number;
        const sampled = (sample.starts[other + 1] as number) - (sample.starts[other] as number);
        // Half of what the threshold asks for, as a sample varies and shingles shared by many are counted in part.
        if (seen[other] !== rank && (shared[other] as number) >= 0.5 * this.#threshold * sampled) {
          seen[other] = rank;
          candidates.push(other);
        }
        shared[other] = 0;
      }
      if (candidates.length === 0) continue;
      const larger = order[rank] as number;
      const words = this.#words.values;
      this.#shingles.load(words, this.#start(larger), this.#ends.values[larger] as number);
      for (let index = 0; index < candidates.length; index++) {
        const smaller = order[candidates.values[index] as number] as number;
        const common = this.#shingles.common(words, this.#start(smaller), this.#ends.values[smaller] as number);
        if (this.#isPair(smaller, larger, common)) yield { smaller, larger, common };
      }
    }
  }

  #isPair(smaller: number, larger: number, common: number): boolean {
    const overlap = overlapOf(this.#sizes.values[smaller] as number, this.#sizes.values[larger] as number, common);
    const words = (this.#ends.values[smaller] as number) - this.#start(smaller);
    return (words >= this.#minimumWords ? overlap.firstInSecond : overlap.jaccard) >= this.#threshold;
  }

  /** Contents by distinct shingles, fewest first, then as added. */
  #bySize(): Int32Array {
    const sizes = this.#sizes.values;
    const order = Int32Array.from({ length: this.#ends.length }, (_, content) => content);
    return order.sort((a, b) => (sizes[a] as number) - (sizes[b] as number) || a - b);
  }

  #bandPostings(order: Int32Array): Postings[] {
    return Array.from({ length: BANDS }, (_, band) => {
      const keys = new Int32Array(order.length);
      for (let rank = 0; rank < order.length; rank++)
        keys[rank] = this.#bandKeys.values[(order[rank] as number) * BANDS + band] as number;
      return new Postings(keys);
    });
  }

  /** Shingles whose hash falls in a fixed share of all hashes, so that the same shingle is kept in every text or in none. */
  #samplePostings(order: Int32Array): { starts: Int32Array; postings: Postings } {
    let total = 0;
    for (let content = 0; content < order.length; content++) total += this.#sizes.values[content] as number;
    const divisor = Math.max(1, Math.ceil(total / SAMPLED_SHINGLES));
    const limit = Math.floor(0xffffffff / divisor);
    const starts = new Int32Array(order.length + 1);
    const hashes = new GrowableInt32(1 << 12);
    const ranks = new GrowableInt32(1 << 12);
    for (let rank = 0; rank < order.length; rank++) {
      const content = order[rank] as number;
      eachRun(
        this.#words.values,
        this.#start(content),
        this.#ends.values[content] as number,
        SHINGLE_WORDS,
        this.#vocabulary.hashOf,
        (hash) => {
          if (hash >>> 0 > limit) return;
          hashes.push(hash);
          ranks.push(rank);
        },
      );
      starts[rank + 1] = hashes.length;
    }
    const postings = new Postings(hashes.values.subarray(0, hashes.length), ranks.values.subarray(0, ranks.length));
    return { starts, postings };
  }

  /** Texts by content: those of content c are `texts[starts[c]]` up to `texts[starts[c + 1]]`, as added. */
  #members(): { starts: Int32Array; texts: Int32Array } {
    const starts = new Int32Array(this.#ends.length + 1);
    for (let text = 0; text < this.#ids.length; text++) {
      const content = this.#contentOf.values[text] as number;
      if (content >= 0) starts[content + 1]!++;
    }
    for (let content = 0; content < this.#ends.length; content++) starts[content + 1]! += starts[content]!;
    const texts = new Int32Array(starts[this.#ends.length] as number);
    const filled = starts.slice();
    for (let text = 0; text < this.#ids.length; text++) {
      const content = this.#contentOf.values[text] as number;
      if (content >= 0) texts[filled[content]!++] = text;
    }
    return { starts, texts };
  }

  #firstOf(members: { starts: Int32Array; texts: Int32Array }, content: number): Int32Array {
    const start = members.starts[content] as number;
    return members.texts.subarray(start, Math.min(members.starts[content + 1] as number, start + PARTNERS));
  }

  #start(content: number): number {
    return content === 0 ? 0 : (this.#ends.values[content - 1] as number);
  }

  /** The slot of the content that equals these words, or the free one where it belongs. */
  #find(hash: number, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      if (this.#contentHashes.values[entry - 1] === hash && this.#equals(entry - 1, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #equals(content: number, start: number, end: number): boolean {
    const mine = this.#start(content);
    if ((this.#ends.values[content] as number) - mine !== end - start) return false;
    for (let index = 0; index < end - start; index++)
      if (this.#words.values[mine + index] !== this.#words.values[start + index]) return false;
    return true;
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let content = 0; content < this.#ends.length; content++) {
      let slot = (this.#contentHashes.values[content] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = content + 1;
    }
    this.#slots = slots;
  }
}
