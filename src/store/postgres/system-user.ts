import { spawn, spawnSync } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { ResidencyError } from "../../domain/error.ts";

/** A user of this machine, from /etc/passwd. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The user that the server runs as, or null for the user of this process. PostgreSQL refuses root, so root hands over to
 * the owner of the first of `paths` that exists and is not root's (a cluster runs as whoever owns it; a folder that a
 * person owns stays theirs under sudo), else to `postgres`, else to `nobody`.
 * @throws ResidencyError `database-unavailable` when root finds none of them.
 */
export async function serverUser(paths: string[]): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").flatMap((line): SystemUser[] => {
    const [name, , uid, gid] = line.split(":");
    return name && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
  for (const path of paths) {
    const owner = (await stat(path).catch(() => null))?.uid;
    const user = users.find((candidate) => candidate.uid === owner);
    if (user) return user;
  }
  for (const name of ["postgres", "nobody"]) {
    const user = users.find((candidate) => candidate.name === name);
    if (user) return user;
  }
  throw new ResidencyError(
    "database-unavailable",
    "PostgreSQL does not run as root, and /etc/passwd names neither `postgres` nor `nobody` to run it as.",
  );
}

/** Options for `spawn` that make the child run as `user`, with nothing secret of this process's environment. */
export function asUser(user: SystemUser | null) {
  const env: NodeJS.ProcessEnv = { LC_ALL: "C", TZ: "UTC" };
  for (const name of ["PATH", "SystemRoot", "LD_LIBRARY_PATH"]) if (process.env[name]) env[name] = process.env[name];
  // The current folder may be one that the user cannot enter.
  return { env, cwd: "/", ...(user ? { uid: user.uid, gid: user.gid } : {}) };
}

/** Whether `user` can reach and read (and enter, for a folder) `path`. Asked of the kernel, so that ACLs count too. */
export function canRead(user: SystemUser | null, path: string): boolean {
  if (!user) return true;
  const test = 'test -r "$1" && { ! test -d "$1" || test -x "$1"; }';
  return spawnSync("/bin/sh", ["-c", test, "sh", path], { ...asUser(user), stdio: "ignore" }).status === 0;
}

/** Whether `user` can pass through the folder `path` to what lies below, which it need not be able to list. */
export function canEnter(user: SystemUser | null, path: string): boolean {
  if (!user) return true;
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...asUser(user), stdio: "ignore" }).status === 0;
}

/** Runs a program as `user` to its end. `code` is null when it did not start; `output` is stdout and stderr. */
export function runAs(user: SystemUser | null, file: string, args: string[]) {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn(file, args, { ...asUser(user), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ code: null, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}
