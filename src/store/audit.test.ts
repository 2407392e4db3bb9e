import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Store, verifyAudit } from "./index.ts";
import { openTestStore, type TestStore } from "./test-store.ts";

let kept: TestStore;
let store: Store;
beforeAll(async () => {
  kept = await openTestStore("audit");
  store = kept.store;
}, 120_000);
afterAll(async () => {
  await kept?.remove();
}, 120_000);

const entry = (subject: string) => ({ action: "test.done", subject, detail: { b: 1, a: [2] } });

/** Changes a row as somebody with full rights would, around the trigger. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await store.database.execute(sql`alter table audit disable trigger all`);
  await store.database.execute(statement);
  await store.database.execute(sql`alter table audit enable trigger all`);
}

describe("the audit chain", () => {
  it("has no gap and no fork when many write at once", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => store.change(entry(`s${index}`), async () => {})));
    expect(await verifyAudit(store.database)).toMatchObject({ intact: true, rows: 40 });
  });

  it("records a change only if the change was made", async () => {
    await expect(
      store.change(entry("never"), async () => {
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await verifyAudit(store.database)).toMatchObject({ intact: true, rows: 40 });
  });

  it("refuses update, delete and truncate", async () => {
    for (const statement of [
      sql`update audit set subject = 'x' where sequence = 3`,
      sql`delete from audit where sequence = 3`,
      sql`truncate audit`,
    ]) {
      await expect(store.database.execute(statement)).rejects.toThrow();
    }
  });

  it("names the first row that was altered, taken out or rehashed", async () => {
    const [row] = (await store.database.execute(sql`select * from audit where sequence = 7`)).rows as Record<
      string,
      unknown
    >[];
    await tamper(sql`update audit set detail = '{"b":2}' where sequence = 7`);
    expect(await verifyAudit(store.database)).toMatchObject({
      intact: false,
      brokenAt: 7,
      reason: "row 7 was altered",
    });
    await tamper(sql`update audit set detail = ${row?.detail} where sequence = 7`);
    expect(await verifyAudit(store.database)).toMatchObject({ intact: true });
    await tamper(sql`update audit set hash = repeat('a', 64) where sequence = 9`);
    expect(await verifyAudit(store.database)).toMatchObject({ intact: false, brokenAt: 9 });
    await tamper(sql`delete from audit where sequence = 5`);
    expect(await verifyAudit(store.database)).toMatchObject({ intact: false, brokenAt: 5, reason: "row 5 is missing" });
  });
});
