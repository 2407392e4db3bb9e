import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { WordEngine } from "../inference/index.ts";
import { tables } from "../store/index.ts";
import { PageWords } from "./page-words.ts";
import { type Client, TestServer } from "./test-server.ts";

let server: TestServer;
let reader: Client;
beforeAll(async () => {
  server = await TestServer.start();
  reader = await server.person("vera", ["viewer"]);
}, 120_000);
afterAll(() => server?.stop(), 120_000);

const WORD = { text: "Potassium", confidence: 0.9 };
const engine = (read: WordEngine["read"]): WordEngine => ({ read, close: async () => {} });
const boxOn = (page: number) => ({ page, x: 0.1, y: 0.1, width: 0.2, height: 0.02 });

/** The server reads with this engine from now on. */
async function withEngine(start: () => Promise<WordEngine>): Promise<void> {
  await server.context.words.close();
  server.context.words = new PageWords(server.store, { start });
}
const words = async (id: string) => (await reader("GET", `/api/documents/${id}/pages/0/words`)).body;

it("a page's words are read in the background, once, and kept with those of evaluations", async () => {
  const id = await server.addDocument("first");
  let reads = 0;
  let finish: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await withEngine(async () =>
    engine(async (_png, page) => {
      reads++;
      await held;
      return [{ ...WORD, page, box: boxOn(page) }];
    }),
  );
  expect(await words(id)).toEqual({ state: "reading", words: [], reason: null });
  expect(await words(id)).toMatchObject({ state: "reading" });
  finish();
  await vi.waitFor(async () => expect((await words(id)).state).toBe("ready"));
  expect((await words(id)).words).toEqual([{ ...WORD, box: boxOn(0) }]);
  expect(reads).toBe(1);
  expect(await readdir(join(server.store.folder, "scratch", "words"))).toHaveLength(1);
  // Another server over the same store needs no engine for it.
  await withEngine(() => Promise.reject(new Error("no engine")));
  expect((await words(id)).state).toBe("ready");
});

it("a page that cannot be read, and a machine without OCR, are said and end no request", async () => {
  const { blobs, database } = server.store;
  const id = await server.addDocument("second", {});
  const sha256 = await blobs.put(Buffer.from("a page of its own"));
  await database.update(tables.pages).set({ sha256 }).where(eq(tables.pages.documentId, id));
  await withEngine(async () => engine(() => Promise.reject(new Error("broken picture in /home/somebody/page.png"))));
  await vi.waitFor(async () => expect((await words(id)).state).toBe("unreadable"));
  expect((await words(id)).reason).toBe("broken picture in …");
  await withEngine(() => Promise.reject(new Error("the language data is not there")));
  await vi.waitFor(async () =>
    expect(await words(id)).toEqual({ state: "missing", words: [], reason: "the language data is not there" }),
  );
});

it("only pages that are there have words", async () => {
  const id = await server.addDocument("third");
  const answer = await reader("GET", `/api/documents/${id}/pages/7/words`);
  expect([answer.status, answer.body.error.code]).toEqual([404, "document-not-found"]);
});
