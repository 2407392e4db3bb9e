import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiFailure } from "../api/client.ts";
import { DraftStore } from "./draft-store.ts";
import { type Label, type LabelInput, LabelSession } from "./label-session.ts";

/** A server of one document, which refuses what was changed since it was seen. */
class Server {
  readonly labels = new Map<string, Label>();
  readonly received: LabelInput[][] = [];
  reachable = true;
  /** Runs while a save is on its way. */
  meanwhile: () => void = () => {};

  readonly send = async (inputs: LabelInput[]): Promise<Label[]> => {
    this.received.push(inputs);
    await Promise.resolve();
    this.meanwhile();
    if (!this.reachable) throw new ApiFailure("offline", "gone", "wait", 0);
    const conflicts = inputs
      .filter(({ path, expectedRevision }) => (this.labels.get(path)?.revision ?? 0) !== expectedRevision)
      .map((yours) => ({ path: yours.path, yours, current: this.labels.get(yours.path) ?? null }));
    if (conflicts.length > 0) throw new ApiFailure("label-conflict", "changed", "choose", 409, { conflicts });
    return inputs.map((input) => this.put(input.path, input.value, "ann"));
  };

  put(path: string, value: string | null, author: string): Label {
    const label: Label = {
      path,
      revision: (this.labels.get(path)?.revision ?? 0) + 1,
      value,
      status: "present",
      evidence: [],
      author,
      method: "label",
      createdAt: "2026-01-01T00:00:00Z",
    };
    this.labels.set(path, label);
    return label;
  }
}

/** The browser's storage. */
class Kept {
  readonly entries = new Map<string, string>();
  full = false;
  get length(): number {
    return this.entries.size;
  }
  key = (index: number): string | null => [...this.entries.keys()][index] ?? null;
  getItem = (key: string): string | null => this.entries.get(key) ?? null;
  removeItem = (key: string): void => void this.entries.delete(key);
  setItem = (key: string, value: string): void => {
    if (this.full) throw new Error("quota");
    this.entries.set(key, value);
  };
}

const present = (value: string) => ({ value, status: "present" as const, evidence: [] });

describe("a label session", () => {
  let server: Server;
  let kept: Kept;
  const open = (): LabelSession =>
    new LabelSession({
      labels: [...server.labels.values()],
      drafts: new DraftStore(kept, "ann", "d1"),
      send: server.send,
    });
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    kept = new Kept();
  });
  afterEach(() => void vi.useRealTimers());

  test("keeps an edit at once, sends it after a pause, and forgets it when it is acknowledged", async () => {
    const session = open();
    session.edit("patient", present("A"));
    session.edit("patient", present("Ann"));
    expect(kept.length).toBe(1);
    expect(server.received).toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    expect(server.received).toHaveLength(1);
    expect(session.snapshot().state.kind).toBe("saved");
    expect(session.answer("patient")).toMatchObject({ value: "Ann", revision: 1 });
    expect(kept.length).toBe(0);
  });

  test("an edit made while a save is on its way goes on top of that save", async () => {
    const session = open();
    session.edit("patient", present("Ann"));
    server.meanwhile = () => {
      server.meanwhile = () => {};
      session.edit("patient", present("Anna"));
    };
    expect(await session.flush()).toBe(true);
    expect(server.received.map(([input]) => [input?.value, input?.expectedRevision])).toEqual([
      ["Ann", 0],
      ["Anna", 1],
    ]);
  });

  test("a conflict stops nothing else, and waits for the person", async () => {
    const session = open();
    server.put("patient", "Bob", "ben");
    session.edit("patient", present("Ann"));
    session.edit("date", present("2026-01-02"));
    expect(await session.flush()).toBe(false);
    expect(session.snapshot().conflicts.get("patient")?.current?.value).toBe("Bob");
    expect(server.labels.get("date")?.value).toBe("2026-01-02");
    expect(server.labels.get("patient")?.value).toBe("Bob");
    session.choose("patient", "mine");
    expect(await session.flush()).toBe(true);
    expect(server.labels.get("patient")).toMatchObject({ value: "Ann", revision: 2 });
  });

  test("theirs stands when theirs is chosen, and nothing is sent", async () => {
    const session = open();
    server.put("patient", "Bob", "ben");
    session.edit("patient", present("Ann"));
    await session.flush();
    session.choose("patient", "theirs");
    expect(await session.flush()).toBe(true);
    expect(session.answer("patient")?.value).toBe("Bob");
    expect(server.labels.get("patient")?.revision).toBe(1);
    expect(kept.length).toBe(0);
  });

  test("without a connection it tries again by itself, and another session takes over what was kept", async () => {
    const session = open();
    server.reachable = false;
    session.edit("patient", present("Ann"));
    await vi.advanceTimersByTimeAsync(700);
    expect(session.snapshot().state.kind).toBe("offline");
    await vi.advanceTimersByTimeAsync(3_100);
    expect(server.received).toHaveLength(2);
    session.close();
    server.reachable = true;
    const next = open();
    expect(next.answer("patient")?.value).toBe("Ann");
    await vi.advanceTimersByTimeAsync(10);
    expect(next.snapshot().state.kind).toBe("saved");
    expect(server.labels.get("patient")?.value).toBe("Ann");
  });

  test("what was kept stands on the revision that was seen: a newer one is a conflict, not overwritten", async () => {
    const session = open();
    server.reachable = false;
    session.edit("patient", present("Ann"));
    await session.flush();
    session.close();
    server.reachable = true;
    server.put("patient", "Bob", "ben");
    const next = open();
    expect(await next.flush()).toBe(false);
    expect(next.snapshot().conflicts.has("patient")).toBe(true);
    expect(server.labels.get("patient")?.value).toBe("Bob");
  });

  test("an empty value is kept and not sent", async () => {
    const session = open();
    session.edit("patient", { value: null, status: "present", evidence: [] });
    expect(await session.flush()).toBe(false);
    expect(server.received).toEqual([]);
    expect(session.snapshot().state).toEqual({ kind: "edited", empty: 1 });
  });

  test("says so when the browser keeps nothing", () => {
    const session = open();
    kept.full = true;
    session.edit("patient", present("Ann"));
    expect(session.snapshot().kept).toBe(false);
  });

  test("two tabs do not take each other's edits", async () => {
    const [one, two] = [open(), open()];
    server.reachable = false;
    one.edit("patient", present("Ann"));
    two.edit("date", present("2026-01-02"));
    expect(kept.length).toBe(2);
    two.edit("patient", present("Bob"));
    server.reachable = true;
    await one.flush(); // acknowledges Ann; what the other tab wrote since stays
    expect([...kept.entries.keys()].map((key) => key.split(".").at(-1)).sort()).toEqual(["date", "patient"]);
    two.close();
  });
});
