import { TokenTable, vocabulary } from "../tokens.ts";

/**
 * The phrases that a template stands for: `no (sign|signs|) of` is `no sign of`, `no signs of` and `no of`. Groups may be
 * nested; a backslash makes the next character plain.
 */
export function expand(template: string): string[] {
  let at = 0;
  /** Reads to the end of the group that is open, or of the template: all choices, each as its phrases. */
  const group = (): string[] => {
    const choices: string[] = [];
    let phrases = [""];
    for (; at < template.length && template[at] !== ")"; at++) {
      let plain = template[at]!;
      if (plain === "|") {
        choices.push(...phrases);
        phrases = [""];
        continue;
      }
      let tails: string[];
      if (plain === "(") {
        at++;
        tails = group();
      } else {
        if (plain === "\\") plain = template[++at] ?? "";
        tails = [plain];
      }
      phrases = phrases.flatMap((phrase) => tails.map((tail) => phrase + tail));
    }
    return [...choices, ...phrases];
  };
  return group();
}

/** Ids are below this, so that a node and an id make one key. */
const ID_LIMIT = 1 << 16;
const CLASS_TOKEN = /^<[a-z]+>$/;

/**
 * Phrases compiled to one automaton over word ids. From a position it is followed for as long as words fit, so that all
 * phrases that begin there are found in one walk, however many phrases there are.
 */
export class PhraseAutomaton<Value> {
  readonly #next = new Map<number, number>();
  readonly #values: (Value[] | undefined)[] = [undefined];
  #first = new Int32Array(0);
  readonly #firsts = new Map<number, number>();

  /** `entries` are [phrase, value]; a word `<name>` in a phrase is a class of tokens. Hyphens within words are left out. */
  constructor(entries: Iterable<readonly [phrase: string, value: Value]>) {
    const table = new TokenTable();
    /** Ids of pieces read before; phrases are made of few words. */
    const known = new Map<string, number[]>();
    const idsOf = (piece: string): number[] => {
      if (CLASS_TOKEN.test(piece)) return [vocabulary.add(piece)];
      table.read(piece);
      const ids: number[] = [];
      for (let row = 0; row < table.count; row++) {
        const word = piece.slice(table.start[row], table.end[row]);
        if (word === "-" && row > 0 && row < table.count - 1) continue;
        ids.push(vocabulary.add(/^\d+$/.test(word) ? "<number>" : word.toLowerCase()));
      }
      return ids;
    };
    for (const [phrase, value] of entries) {
      const phraseIds: number[] = [];
      for (const piece of phrase.split(" ")) {
        if (piece === "") continue;
        let ids = known.get(piece);
        if (ids === undefined) known.set(piece, (ids = idsOf(piece)));
        phraseIds.push(...ids);
      }
      this.#add(phraseIds, value);
    }
    this.#first = new Int32Array(Math.max(0, ...this.#firsts.keys()) + 1);
    for (const [id, node] of this.#firsts) this.#first[id] = node;
  }

  #add(ids: readonly number[], value: Value): void {
    let node = 0;
    for (const id of ids) {
      const known = node === 0 ? this.#firsts.get(id) : this.#next.get(node * ID_LIMIT + id);
      const next = known ?? this.#values.push(undefined) - 1;
      if (known === undefined) {
        if (node === 0) this.#firsts.set(id, next);
        else this.#next.set(node * ID_LIMIT + id, next);
      }
      node = next;
    }
    if (node === 0) return;
    const values = this.#values[node];
    if (values === undefined) this.#values[node] = [value];
    else values.push(value);
  }

  /** The node after `id` from `node` (0 is the beginning), or 0 where no phrase goes on. */
  step(node: number, id: number): number {
    if (id === 0) return 0;
    if (node === 0) return id < this.#first.length ? this.#first[id]! : 0;
    return this.#next.get(node * ID_LIMIT + id) ?? 0;
  }

  /** What ends at a node. */
  values(node: number): readonly Value[] | undefined {
    return this.#values[node];
  }
}
