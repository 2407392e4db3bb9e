import { ApiFailure, type Schema } from "../api/client.ts";
import type { Answer, Draft } from "./answer.ts";
import type { DraftStore } from "./draft-store.ts";

export type Label = Schema<"Label">;
export type LabelInput = Schema<"LabelInput">;
export type Conflict = Schema<"LabelConflict">;
export type SaveState =
  | { kind: "saved" }
  /** Edited, and about to be sent; `empty` values wait for a text or a status. */
  | { kind: "edited"; empty: number }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "refused"; failure: ApiFailure };

export interface Snapshot {
  labels: ReadonlyMap<string, Label>;
  drafts: ReadonlyMap<string, Draft>;
  conflicts: ReadonlyMap<string, Conflict>;
  state: SaveState;
  /** False where the browser keeps nothing. */
  kept: boolean;
}

export interface SessionOptions {
  labels: readonly Label[];
  drafts: DraftStore;
  /** Saves labels and gives them as they stand. @throws ApiFailure, with `conflicts` in its body for 409. */
  send(labels: LabelInput[]): Promise<Label[]>;
  /** From an edit to when it is sent, in milliseconds. */
  delayMs?: number;
  /** Between two tries without a connection. */
  retryMs?: number;
}

/**
 * The labels of one document while a person works on them. Every edit is kept in the browser at once and sent soon after; it
 * leaves the browser only when the server has acknowledged it. What somebody else changed meanwhile becomes a conflict that
 * waits for the person, and stops nothing else.
 */
export class LabelSession {
  readonly #labels: Map<string, Label>;
  readonly #drafts: Map<string, Draft>;
  readonly #conflicts = new Map<string, Conflict>();
  readonly #options: SessionOptions;
  readonly #listeners = new Set<() => void>();
  #state: SaveState = { kind: "saved" };
  #kept = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #snapshot: Snapshot;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#labels = new Map(options.labels.map((label) => [label.path, label]));
    this.#drafts = options.drafts.read();
    this.#snapshot = this.#look();
    if (this.#drafts.size > 0) {
      this.#settle();
      this.#schedule(0);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.#snapshot;

  /** What stands for a value: the edit, or else the label. */
  answer(path: string): Answer | undefined {
    return this.#drafts.get(path) ?? this.#labels.get(path);
  }

  /** Keeps an edit in the browser, and sends it soon, with those that follow until then. What stands already is sent only to `settle` it. */
  edit(path: string, answer: Answer, { settle = false } = {}): void {
    const label = this.#labels.get(path);
    const before = this.#drafts.get(path);
    if (label && same(label, answer) && !before && !settle) return;
    const draft = { ...answer, base: before?.base ?? label?.revision ?? 0 };
    this.#drafts.set(path, draft);
    this.#kept = this.#options.drafts.write(path, draft);
    this.#settle();
    // Who types without a pause must not keep hundreds of edits in the browser.
    if (this.#timer === undefined) this.#schedule(this.#options.delayMs ?? 600);
  }

  /** Settles a conflict: `mine` is saved on top of the other version, `theirs` stands. */
  choose(path: string, version: "mine" | "theirs"): void {
    const conflict = this.#conflicts.get(path);
    if (!conflict) return;
    this.#conflicts.delete(path);
    const draft = this.#drafts.get(path);
    if (conflict.current) this.#labels.set(path, conflict.current);
    else this.#labels.delete(path);
    if (draft) {
      if (version === "theirs") this.#drop(path, draft);
      else {
        const rebased = { ...draft, base: conflict.current?.revision ?? 0 };
        this.#drafts.set(path, rebased);
        this.#options.drafts.write(path, rebased);
      }
    }
    this.#settle();
    this.#schedule(0);
  }

  /** Sends what is edited now. True when the server has acknowledged everything. */
  async flush(): Promise<boolean> {
    this.#unschedule();
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
    await this.#sending;
    return this.#drafts.size === 0;
  }

  /** Ends the timers; edits stay in the browser. */
  close(): void {
    this.#unschedule();
  }

  #unschedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(delayMs: number): void {
    this.#unschedule();
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  #sendable(): [string, Draft][] {
    return [...this.#drafts].filter(([path, draft]) => !this.#conflicts.has(path) && !isEmptyAnswer(draft));
  }

  async #sendAll(): Promise<void> {
    for (let batch = this.#sendable(); batch.length > 0; batch = this.#sendable()) {
      this.#become({ kind: "saving" });
      try {
        const saved = await this.#options.send(
          batch.map(([path, { base, value, status, evidence }]) => ({
            path,
            expectedRevision: base,
            value,
            status,
            evidence,
          })),
        );
        for (const label of saved) this.#labels.set(label.path, label);
        for (const [path, sent] of batch) this.#acknowledged(path, sent);
      } catch (error) {
        if (!this.#handle(error)) return;
      }
    }
    this.#settle();
  }

  #acknowledged(path: string, sent: Draft): void {
    const now = this.#drafts.get(path);
    if (now === sent) this.#drop(path, sent);
    else if (now) {
      // Edited again while it was on its way: that edit stands on the revision that was just made.
      const rebased = { ...now, base: this.#labels.get(path)?.revision ?? now.base };
      this.#drafts.set(path, rebased);
      this.#options.drafts.write(path, rebased);
    }
  }

  /** True when the rest can be sent. */
  #handle(error: unknown): boolean {
    const failure = error instanceof ApiFailure ? error : new ApiFailure("internal", String(error), "Try again.", 0);
    const conflicts = (failure.body as Partial<Schema<"LabelConflicts">> | undefined)?.conflicts ?? [];
    if (failure.status === 409 && conflicts.length > 0) {
      for (const conflict of conflicts) this.#conflicts.set(conflict.path, conflict);
      this.#settle();
      return true;
    }
    const passing = failure.code === "offline" || failure.status >= 500;
    this.#become(passing ? { kind: "offline" } : { kind: "refused", failure });
    if (passing) this.#schedule(this.#options.retryMs ?? 3_000);
    return false;
  }

  #drop(path: string, draft: Draft): void {
    this.#drafts.delete(path);
    this.#options.drafts.remove(path, draft);
  }

  #settle(): void {
    const empty = [...this.#drafts.values()].filter(isEmptyAnswer).length;
    this.#become(this.#drafts.size === 0 ? { kind: "saved" } : { kind: "edited", empty });
  }

  #become(state: SaveState): void {
    this.#state = state;
    this.#snapshot = this.#look();
    for (const listener of this.#listeners) listener();
  }

  #look(): Snapshot {
    return {
      labels: new Map(this.#labels),
      drafts: new Map(this.#drafts),
      conflicts: new Map(this.#conflicts),
      state: this.#state,
      kept: this.#kept,
    };
  }
}

/** A present value without text says nothing yet, and the server would refuse it. */
export const isEmptyAnswer = ({ status, value }: Answer): boolean =>
  status === "present" && (value ?? "").trim() === "";

const same = (a: Answer, b: Answer): boolean =>
  a.value === b.value && a.status === b.status && JSON.stringify(a.evidence) === JSON.stringify(b.evidence);
