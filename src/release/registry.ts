import { and, eq, sql } from "drizzle-orm";
import { sha256OfJson } from "../domain/digest.ts";
import { ResidencyError } from "../domain/error.ts";
import type { GateOverride, GateResult } from "../domain/gate.ts";
import type { Specialty } from "../domain/specialty.ts";
import { type Store, type Transaction, tables } from "../store/index.ts";
import { findRelease, type ReleaseRow } from "./find-release.ts";
import { judgeGates, mayBeOverridden, openGates, withOverrides } from "./judge-gates.ts";
import { type FileDigests, verifyFiles } from "./manifest.ts";
import { signingKey } from "./signing-key.ts";
import { documentRelease } from "./write-documents.ts";

const { releases, runs } = tables;

export interface Override {
  /** Name of the gate. */
  gate: string;
  by: string;
  reason: string;
}

export interface RegistryOptions {
  projectFolder: string;
}

/**
 * Judges a release's gates and, when all have passed or were overridden by name and with a reason, makes it staged.
 *
 * @throws ResidencyError `release-not-found`, `release-state`, `gates-failed`, `override-invalid`, `bundle-altered`.
 */
export async function stageRelease(
  store: Store,
  specialty: Specialty,
  id: string,
  { projectFolder, overrides = [] }: RegistryOptions & { overrides?: readonly Override[] },
): Promise<ReleaseRow> {
  const release = await inState(store, specialty, id, ["candidate", "staged", "retired"], "staged");
  const files = await checkFiles(store, release);
  const { gates, gatePlanSha256 } = await judged(store, specialty, projectFolder, release);
  const named = checkOverrides(gates, overrides);
  const decided = withOverrides(gates, named);
  await refuseOpen(store, release, decided);
  await store.change(
    {
      action: "release.staged",
      subject: release.id,
      detail: { gates: decided.length, gatePlan: gatePlanSha256, overrides: auditedOverrides(decided) },
    },
    (transaction) =>
      moveTo(transaction, release, { state: "staged", gates: decided, gatePlanSha256, specialty: specialty.name }),
  );
  return documented(store, release.id, specialty, files);
}

/**
 * Makes a staged release the specialty's released one; the one before it is retired. Its gates are judged once more, and
 * overrides that were given when it was staged still count.
 *
 * @throws ResidencyError `release-not-found`, `release-state`, `gates-failed`, `bundle-altered`.
 */
export async function publishRelease(
  store: Store,
  specialty: Specialty,
  id: string,
  { projectFolder }: RegistryOptions,
): Promise<ReleaseRow> {
  const release = await inState(store, specialty, id, ["staged"], "released");
  const files = await checkFiles(store, release);
  const { gates, gatePlanSha256 } = await judged(store, specialty, projectFolder, release);
  const overrides = Object.fromEntries(
    (release.gates ?? []).flatMap((gate) => (gate.override ? [[gate.name, gate.override]] : [])),
  );
  const decided = withOverrides(gates, overrides);
  await refuseOpen(store, release, decided);
  await store.change(
    (former: string | null) => ({
      action: "release.released",
      subject: release.id,
      detail: { former, gatePlan: gatePlanSha256, overrides: auditedOverrides(decided) },
    }),
    async (transaction) => {
      const former = await retireReleased(transaction, specialty.name);
      await moveTo(transaction, release, {
        state: "released",
        gates: decided,
        gatePlanSha256,
        releasedAt: sql`now()`,
        replaces: former,
      });
      return former;
    },
  );
  return documented(store, release.id, specialty, files);
}

/**
 * Takes the specialty's released one back; the release that it took the place of is released again.
 *
 * One whose files were altered can be taken back; its documents then stay as they were signed.
 *
 * @throws ResidencyError `release-state` when there is none to go back to; `bundle-altered` when that one's files were altered.
 */
export async function rollbackRelease(
  store: Store,
  specialty: Specialty,
): Promise<{ from: ReleaseRow; to: ReleaseRow }> {
  const [current] = await store.database
    .select()
    .from(releases)
    .where(and(eq(releases.specialty, specialty.name), eq(releases.state, "released")));
  if (!current) throw new ResidencyError("release-state", `${specialty.name} has no released one to roll back`);
  if (!current.replaces)
    throw new ResidencyError("release-state", `no release stood before ${current.id}; retire it instead`);
  const former = await findRelease(store, current.replaces);
  const formerFiles = await checkFiles(store, former);
  const currentFiles = await unaltered(store, current);
  await store.change(
    { action: "release.rolled-back", subject: current.id, detail: { to: former.id, altered: currentFiles === null } },
    async (transaction) => {
      await moveTo(transaction, current, { state: "retired" });
      await moveTo(transaction, former, { state: "released", releasedAt: sql`now()` });
    },
  );
  return {
    from: await documented(store, current.id, specialty, currentFiles),
    to: await documented(store, former.id, specialty, formerFiles),
  };
}

/**
 * Takes a release out of use. One whose files were altered or are gone can be retired too: it is not signed again, so that it
 * stays what it is, and cannot come back.
 *
 * @throws ResidencyError `release-not-found`, `release-state` when it is retired.
 */
export async function retireRelease(store: Store, specialty: Specialty, id: string): Promise<ReleaseRow> {
  const release = await inState(store, specialty, id, ["candidate", "staged", "released"], "retired");
  const files = await unaltered(store, release);
  await store.change(
    { action: "release.retired", subject: release.id, detail: { from: release.state, altered: files === null } },
    (transaction) => moveTo(transaction, release, { state: "retired" }),
  );
  return documented(store, release.id, specialty, files);
}

async function inState(
  store: Store,
  specialty: Specialty,
  id: string,
  states: readonly string[],
  wanted: string,
): Promise<ReleaseRow> {
  const release = await findRelease(store, id);
  if (release.specialty !== null && release.specialty !== specialty.name)
    throw new ResidencyError(
      "release-state",
      `release ${release.id} is of ${release.specialty}, not of ${specialty.name}`,
    );
  if (states.includes(release.state)) return release;
  throw new ResidencyError("release-state", `release ${release.id} is ${release.state} and cannot become ${wanted}`);
}

/** The folder must be what was signed by this store's own key when it was last written. */
async function checkFiles(store: Store, release: ReleaseRow): Promise<FileDigests> {
  return (await verifyFiles(release.folder, (await signingKey(store.folder)).publicKeyPem)).digests;
}

/** Null when the folder is not what was signed, or is gone. */
function unaltered(store: Store, release: ReleaseRow): Promise<FileDigests | null> {
  return checkFiles(store, release).catch((error) => {
    if (error instanceof ResidencyError && ["bundle-altered", "path-not-found"].includes(error.code)) return null;
    throw error;
  });
}

async function judged(store: Store, specialty: Specialty, projectFolder: string, release: ReleaseRow) {
  const [run] = await store.database.select().from(runs).where(eq(runs.id, release.runId));
  if (!run) throw new ResidencyError("run-not-found", `run ${release.runId} of release ${release.id} is gone`);
  return judgeGates(store, specialty, projectFolder, run, release);
}

function checkOverrides(gates: readonly GateResult[], overrides: readonly Override[]): Record<string, GateOverride> {
  const checked: Record<string, GateOverride> = {};
  for (const { gate: name, by, reason } of overrides) {
    const gate = gates.find((one) => one.name === name);
    if (!gate) throw new ResidencyError("override-invalid", `there is no gate ${name}`);
    if (!mayBeOverridden(gate)) throw new ResidencyError("override-invalid", `the gate ${name} cannot be overridden`);
    if (gate.outcome === "passed") throw new ResidencyError("override-invalid", `the gate ${name} has passed`);
    if (by.trim() === "" || reason.trim() === "")
      throw new ResidencyError("override-invalid", `overriding ${name} takes a name and a reason`);
    checked[name] = { by: by.trim(), reason: reason.trim(), at: new Date().toISOString() };
  }
  return checked;
}

/** Who let which gate through; the reason stands with the release, and the audit chain has its hash. */
const auditedOverrides = (gates: readonly GateResult[]) =>
  gates.flatMap(({ name, override }) =>
    override ? [{ gate: name, by: override.by, reasonSha256: sha256OfJson(override.reason) }] : [],
  );

async function refuseOpen(store: Store, release: ReleaseRow, gates: readonly GateResult[]): Promise<void> {
  const open = openGates(gates);
  if (open.length === 0 && gates.length > 0) return;
  await store.change(
    { action: "release.gates-failed", subject: release.id, detail: { gates: open.map((gate) => gate.name) } },
    (transaction) =>
      transaction
        .update(releases)
        .set({ gates: [...gates] })
        .where(eq(releases.id, release.id)),
  );
  throw new ResidencyError(
    "gates-failed",
    `release ${release.id} does not pass:\n${open.map((gate) => `  ${gate.name}: ${gate.reason}`).join("\n")}`,
  );
}

/** Changes a row that is still in the state it was read in; two commands at once do not both succeed. */
async function moveTo(
  transaction: Transaction,
  release: ReleaseRow,
  change: Partial<Omit<typeof releases.$inferInsert, "releasedAt">> & { releasedAt?: ReturnType<typeof sql> },
): Promise<void> {
  const moved = await transaction
    .update(releases)
    .set(change)
    .where(and(eq(releases.id, release.id), eq(releases.state, release.state)))
    .returning({ id: releases.id });
  if (moved.length === 0)
    throw new ResidencyError("release-state", `release ${release.id} was changed by another command meanwhile`);
}

async function retireReleased(transaction: Transaction, specialty: string): Promise<string | null> {
  const [former] = await transaction
    .update(releases)
    .set({ state: "retired" })
    .where(and(eq(releases.specialty, specialty), eq(releases.state, "released")))
    .returning({ id: releases.id });
  return former?.id ?? null;
}

/** Writes and signs the documents with what they say by now; only over files that were just found to be what was signed. */
async function documented(
  store: Store,
  id: string,
  specialty: Specialty,
  files: FileDigests | null,
): Promise<ReleaseRow> {
  const release = await findRelease(store, id);
  if (files) await documentRelease(store, release, specialty, files);
  return release;
}
