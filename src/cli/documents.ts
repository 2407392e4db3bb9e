import type { Command } from "commander";
import { asc, count } from "drizzle-orm";
import { tables } from "../store/index.ts";
import { contextOf } from "./context.ts";

export async function documents(command: Command): Promise<void> {
  const { output, withStore } = contextOf(command);
  const { rejected, limit } = command.opts<{ rejected?: boolean; limit: number }>();
  await withStore(async ({ database }) => {
    if (rejected) {
      const rows = await database.select().from(tables.rejections).orderBy(asc(tables.rejections.source)).limit(limit);
      output.table(
        ["file", "code", "reason"],
        rows.map((row) => [row.source, row.code, row.reason]),
      );
      output.result(rows);
      return;
    }
    const { id, name, family, subject, template, facility, domain } = tables.documents;
    const rows = await database
      .select({ id, name, domain, family, subject, template, facility })
      .from(tables.documents)
      .orderBy(asc(id))
      .limit(limit);
    const [total] = await database.select({ documents: count() }).from(tables.documents);
    output.table(
      ["id", "name", "domain", "family", "subject", "template"],
      rows.map((row) => [
        row.id.slice(0, 12),
        row.name,
        row.domain ?? "",
        row.family ?? "",
        row.subject ?? "",
        row.template ?? "",
      ]),
    );
    if (total && total.documents > rows.length) output.line(`${rows.length} of ${total.documents}; --limit shows more`);
    output.result({ total: total?.documents ?? 0, documents: rows });
  });
}
