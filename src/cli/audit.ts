import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import { verifyAudit } from "../store/index.ts";
import { contextOf } from "./context.ts";

export async function audit(command: Command, action: unknown): Promise<void> {
  if (action !== "verify")
    throw new ResidencyError("usage", `the audit command has one action, verify; not "${String(action)}"`);
  const { output, withStore } = contextOf(command);
  const verdict = await withStore((store) => verifyAudit(store.database));
  if (!verdict.intact)
    throw new ResidencyError("audit-broken", `the audit chain is broken at row ${verdict.brokenAt}: ${verdict.reason}`);
  output.line(`The audit chain is intact: ${verdict.rows} rows, head ${verdict.head}`);
  output.result(verdict);
}
