import type { Token } from "./token.ts";

interface Node<Meaning> {
  next: Map<string, Node<Meaning>>;
  meaning: Meaning | undefined;
}

/** What a phrase at a place means, and the index of the token after it. */
export interface PhraseMatch<Meaning> {
  meaning: Meaning;
  next: number;
}

/** Phrases of one or more tokens, found by the longest match. A hyphen between words counts as a space. */
export class Phrases<Meaning> {
  readonly #root: Node<Meaning> = { next: new Map(), meaning: undefined };

  /** Adds `phrases`, divided by "|", tokens within a phrase by spaces. */
  add(phrases: string, meaning: Meaning): void {
    for (const phrase of phrases.split("|")) {
      let node = this.#root;
      for (const word of phrase.trim().split(" ")) {
        let child = node.next.get(word);
        if (!child) {
          child = { next: new Map(), meaning: undefined };
          node.next.set(word, child);
        }
        node = child;
      }
      node.meaning = meaning;
    }
  }

  /** The longest phrase that begins at token `at`, or null. Cost: the length of the longest phrase. */
  match(tokens: readonly Token[], at: number): PhraseMatch<Meaning> | null {
    let node: Node<Meaning> = this.#root;
    let found: PhraseMatch<Meaning> | null = null;
    for (let index = at; index < tokens.length; index++) {
      const token = tokens[index] as Token;
      const key = token.kind === "number" ? String(token.value) : token.text;
      const child = node.next.get(key);
      if (!child) {
        if (index > at && token.text === "-" && token.kind === "symbol") continue;
        break;
      }
      node = child;
      if (node.meaning !== undefined) found = { meaning: node.meaning, next: index + 1 };
    }
    return found;
  }
}
