import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeEmbeddedPostgres } from "../src/store/index.ts";
import { SHARED_POSTGRES } from "../src/store/test-store.ts";

/** Around a whole test run: a place for one PostgreSQL that its files share. It starts when the first of them asks. */
export default function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "residency-tests-"));
  chmodSync(folder, 0o755);
  process.env[SHARED_POSTGRES] = folder;
  return async () => {
    await removeEmbeddedPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}
