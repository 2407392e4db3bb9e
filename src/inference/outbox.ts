/** Hands what many produce to one who iterates. */
export class Outbox<T> {
  readonly #items: T[] = [];
  #ended = false;
  #error: unknown;
  #wake: (() => void) | null = null;

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#wake?.();
  }

  /** No more items; what is there is still handed out, and then `error` is thrown, if there is one. */
  end(error?: unknown): void {
    this.#ended = true;
    this.#error = error;
    this.#wake?.();
  }

  /** @param onTaken called after each item was taken. */
  async *items(onTaken: () => void): AsyncGenerator<T> {
    for (;;) {
      while (this.#items.length > 0) {
        const item = this.#items.shift() as T;
        onTaken();
        yield item;
      }
      if (this.#ended) break;
      await new Promise<void>((wake) => (this.#wake = wake));
      this.#wake = null;
    }
    if (this.#error !== undefined) throw this.#error;
  }
}
