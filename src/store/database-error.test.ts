import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseError } from "./database-error.ts";
import { openTestStore, type TestStore } from "./test-store.ts";

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore("database-error");
});
afterAll(() => opened.remove());

const entry = { action: "test", subject: "test" };

test("a connection that breaks in a change is told as such, and the store goes on", async () => {
  const { store } = opened;
  const broken = store.change(entry, (transaction) =>
    transaction.execute(sql`select pg_terminate_backend(pg_backend_pid())`),
  );
  await expect(broken).rejects.toMatchObject({ code: "database-unavailable" });
  await expect(store.change(entry, (transaction) => transaction.execute(sql`select 1`))).resolves.toBeDefined();
});

test("an error of the statement stays what it is", async () => {
  const { store } = opened;
  const wrong = store.change(entry, (transaction) => transaction.execute(sql`select 1 / 0`));
  const error = await wrong.catch((error: unknown) => error);
  expect(databaseError(error)).toBeNull();
  expect(error).not.toHaveProperty("remedy");
});
