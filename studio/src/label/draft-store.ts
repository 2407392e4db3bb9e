import type { Draft } from "./answer.ts";

/** The part of the browser's storage that is used. */
export type KeyedStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * Edits that no server has acknowledged yet, kept in this browser so that they outlive the tab. One entry a value: two tabs on
 * one document never overwrite each other's.
 */
export class DraftStore {
  readonly #storage: KeyedStorage;
  readonly #prefix: string;

  constructor(storage: KeyedStorage, person: string, documentId: string) {
    this.#storage = storage;
    this.#prefix = `residency.draft.${person}.${documentId}.`;
  }

  read(): Map<string, Draft> {
    const drafts = new Map<string, Draft>();
    for (let index = 0; index < this.#storage.length; index++) {
      const key = this.#storage.key(index);
      if (!key?.startsWith(this.#prefix)) continue;
      try {
        drafts.set(key.slice(this.#prefix.length), JSON.parse(this.#storage.getItem(key) ?? "") as Draft);
      } catch {
        // Written by something else; it stays where it is.
      }
    }
    return drafts;
  }

  /** False when the browser keeps nothing (full, or forbidden): the person should know. */
  write(path: string, draft: Draft): boolean {
    try {
      this.#storage.setItem(this.#prefix + path, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  /** Removes an edit that was acknowledged, unless another tab has changed it meanwhile. */
  remove(path: string, draft: Draft): void {
    const key = this.#prefix + path;
    if (this.#storage.getItem(key) === JSON.stringify(draft)) this.#storage.removeItem(key);
  }
}
