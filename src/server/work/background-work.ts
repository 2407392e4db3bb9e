import { randomUUID } from "node:crypto";
import { ResidencyError } from "../../domain/error.ts";

export const WORK_KINDS = ["demo", "dataset", "plan", "training", "evaluation", "advice"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export const WORK_STATES = ["running", "done", "failed", "cancelled"] as const;
type WorkState = (typeof WORK_STATES)[number];

/** Something that takes longer than a request, and goes on when the browser is closed. */
export interface Work {
  id: string;
  kind: WorkKind;
  /** Id of the dataset or run that it is about. */
  subject: string | null;
  state: WorkState;
  done: number;
  /** Null where nobody can tell. */
  total: number | null;
  /** What the work gave, once it is done; ids and counts only. */
  result: Record<string, unknown> | null;
  failure: { code: string; message: string; remedy: string } | null;
  person: string;
  startedAt: Date;
  endedAt: Date | null;
}

export type Task = (
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
) => Promise<Record<string, unknown>>;

interface Running {
  work: Work;
  controller: AbortController;
  ended: Promise<void>;
  /** Goes on when the studio closes: another process does it. */
  outlives: boolean;
}

/** Ended work that is still told about. */
const MOST_ENDED = 20;

/**
 * The work of this server's process. It holds nothing that the store does not: after a crash the store says how far things came,
 * and starting the same work again goes on there.
 */
export class BackgroundWork {
  readonly #running = new Map<string, Running>();
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  /** @throws ResidencyError `work-busy` when work of the same kind is running. */
  start(
    {
      kind,
      subject = null,
      person,
      outlives = false,
    }: Pick<Work, "kind" | "person"> & {
      subject?: string | null;
      outlives?: boolean;
    },
    task: Task,
  ): Work {
    const busy = this.list().find((work) => work.kind === kind && work.state === "running");
    if (busy)
      throw new ResidencyError("work-busy", `${busy.person} started work of the kind ${kind}, and it still runs`);
    const work: Work = {
      id: randomUUID(),
      kind,
      subject,
      state: "running",
      done: 0,
      total: null,
      result: null,
      failure: null,
      person,
      startedAt: this.#now(),
      endedAt: null,
    };
    const controller = new AbortController();
    const ended = task(controller.signal, (done, total) => Object.assign(work, { done, total }))
      .then(
        (result) => Object.assign(work, controller.signal.aborted ? { state: "cancelled" } : { state: "done", result }),
        (error: unknown) =>
          Object.assign(
            work,
            controller.signal.aborted ? { state: "cancelled" } : { state: "failed", failure: failureOf(error) },
          ),
      )
      .then(() => {
        work.endedAt = this.#now();
        this.#forgetOldest();
      });
    this.#running.set(work.id, { work, controller, ended, outlives });
    return work;
  }

  /** Newest first. */
  list(): Work[] {
    return [...this.#running.values()].map(({ work }) => work).reverse();
  }

  /** @throws ResidencyError `work-not-found`. */
  get(id: string): Work {
    return this.#find(id).work;
  }

  /** Asks for an end; what is done is kept. Work that has ended stays as it is. @throws ResidencyError `work-not-found`. */
  cancel(id: string): Work {
    const { work, controller } = this.#find(id);
    if (work.state === "running") controller.abort();
    return work;
  }

  /** Ends all work but what another process does, and waits for it. */
  async close(): Promise<void> {
    const own = [...this.#running.values()].filter(({ outlives }) => !outlives);
    for (const { controller } of own) controller.abort();
    await Promise.all(own.map(({ ended }) => ended));
  }

  #find(id: string): Running {
    const found = this.#running.get(id);
    if (!found) throw new ResidencyError("work-not-found", "this studio knows no work of that id");
    return found;
  }

  #forgetOldest(): void {
    const ended = [...this.#running.values()].filter(({ work }) => work.state !== "running");
    for (const { work } of ended.slice(0, -MOST_ENDED)) this.#running.delete(work.id);
  }
}

/** Messages of errors that are not ours can quote what was read, so they are not told. */
function failureOf(error: unknown): NonNullable<Work["failure"]> {
  const known =
    error instanceof ResidencyError ? error : new ResidencyError("internal", "the work could not be completed");
  return { code: known.code, message: known.message, remedy: known.remedy };
}
