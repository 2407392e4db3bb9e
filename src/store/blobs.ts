import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { ResidencyError } from "../domain/error.ts";

/**
 * Stored files, each under the SHA-256 of its bytes (64 lower-case hex digits). A blob never changes, so writing the same
 * bytes again, also from another process, is the same as writing them once. Nothing here supposes a file system.
 */
export interface BlobStore {
  /**
   * Stores bytes. When it returns, they are on the disk to stay, and a damaged blob of that name is whole again.
   * @returns the SHA-256. @throws ResidencyError `disk-full`.
   */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * Stores a copy of a file of any size.
   * @returns the SHA-256 of what was read. @throws ResidencyError `path-not-found`, `disk-full`.
   */
  putFile(path: string): Promise<string>;
  /** All bytes, checked against their name. @throws ResidencyError `blob-missing` when gone or damaged. */
  get(sha256: string): Promise<Buffer>;
  /** Whether there is a blob of that name. Its bytes are not checked. */
  has(sha256: string): Promise<boolean>;
  /** A stream of the bytes. It ends with the ResidencyError `blob-missing` when they are gone, or do not fit the name. */
  openRead(sha256: string): Readable;
  /**
   * Path of a local file with the bytes, checked, for programs that want a file. For reading only. A store without local
   * files may lack this. @throws ResidencyError `blob-missing` when gone or damaged.
   */
  materialise?(sha256: string): Promise<string>;
}

/** A leftover of a killed writer is swept at this age. */
const LEFTOVER_MS = 24 * 60 * 60 * 1000;
const CHUNK_BYTES = 1024 * 1024;

/**
 * Blobs in a folder: `sha256/ab/cdef...`, named by the digits after the first two. A blob is written under a temporary name,
 * flushed and then renamed, so a name is there only with all its bytes. Any number of processes may write at once.
 * @param root made on the first write.
 */
export function folderBlobs(root: string): Required<BlobStore> {
  const base = resolve(root);
  const drafts = join(base, "temporary");
  const durable = new Set<string>();

  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256))
      throw new ResidencyError("blob-missing", `"${sha256}" is not the name of a blob.`);
    return join(base, "sha256", sha256.slice(0, 2), sha256.slice(2));
  };

  /** Makes a folder, and makes its name survive a power cut, once a process. */
  const makeFolder = async (path: string): Promise<void> => {
    if (durable.has(path)) return;
    await mkdir(path, { recursive: true });
    if (path !== base) await makeFolder(dirname(path));
    await syncFolder(dirname(path)).catch((error) => {
      if (path !== base) throw error; // what holds the root may be closed to us
    });
    durable.add(path);
  };

  /** Writes with `fill`, which gives the SHA-256 of what it wrote, and puts the result under that name. */
  const write = async (fill: (draft: FileHandle) => Promise<string>): Promise<string> => {
    const draft = join(drafts, randomBytes(12).toString("hex"));
    try {
      if (!durable.has(drafts)) {
        await makeFolder(drafts);
        await sweep(drafts);
      }
      const handle = await open(draft, "wx");
      let sha256: string;
      try {
        sha256 = await fill(handle);
        await handle.sync();
      } finally {
        await handle.close();
      }
      const target = pathOf(sha256);
      await makeFolder(dirname(target));
      await rename(draft, target);
      await syncFolder(dirname(target));
      return sha256;
    } catch (error) {
      await rm(draft, { force: true });
      throw explain(error, base);
    }
  };

  const openRead = (sha256: string): Readable => Readable.from(checked(pathOf(sha256), sha256), { objectMode: false });

  const isWhole = async (sha256: string): Promise<boolean> => {
    try {
      for await (const _ of checked(pathOf(sha256), sha256));
      return true;
    } catch {
      return false;
    }
  };

  return {
    async put(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      if (await isWhole(sha256)) {
        await makeFolder(dirname(pathOf(sha256)));
        await syncFolder(dirname(pathOf(sha256))); // its writer may not have come so far
        return sha256;
      }
      return write(async (draft) => {
        await draft.writeFile(bytes);
        return sha256;
      });
    },

    async putFile(path) {
      const source = await open(path, "r").catch((cause: NodeJS.ErrnoException) => {
        throw new ResidencyError("path-not-found", `${path} cannot be read: ${cause.code}.`, { cause });
      });
      try {
        return await write(async (draft) => {
          const hash = createHash("sha256");
          const chunks = source.createReadStream({ autoClose: false, highWaterMark: CHUNK_BYTES });
          for await (const chunk of chunks as AsyncIterable<Buffer>) {
            hash.update(chunk);
            await draft.writeFile(chunk); // goes on where the last one ended
          }
          return hash.digest("hex");
        });
      } finally {
        await source.close();
      }
    },

    async get(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch((cause) => {
        throw missing(sha256, cause);
      });
      if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw damaged(sha256);
      return bytes;
    },

    async has(sha256) {
      return (await stat(pathOf(sha256)).catch(() => null)) !== null;
    },

    openRead,

    async materialise(sha256) {
      for await (const _ of checked(pathOf(sha256), sha256));
      return pathOf(sha256);
    },
  };
}

/** The bytes of a file, and at their end an error unless they have the SHA-256 they should have. */
async function* checked(path: string, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (cause) {
    throw missing(sha256, cause as NodeJS.ErrnoException);
  }
  if (hash.digest("hex") !== sha256) throw damaged(sha256);
}

function missing(sha256: string, cause: NodeJS.ErrnoException): ResidencyError {
  const what = cause.code === "ENOENT" ? "is gone" : `cannot be read: ${cause.code ?? cause.message}`;
  return new ResidencyError("blob-missing", `Blob ${sha256} ${what}.`, { cause });
}

function damaged(sha256: string): ResidencyError {
  return new ResidencyError("blob-missing", `Blob ${sha256} is damaged: its bytes have another SHA-256.`);
}

function explain(error: unknown, base: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== "ENOSPC" && code !== "EDQUOT") return error;
  return new ResidencyError("disk-full", `There is no space left to write to ${base}.`, { cause: error });
}

async function sweep(drafts: string): Promise<void> {
  for (const name of await readdir(drafts)) {
    const path = join(drafts, name);
    const changed = (await stat(path).catch(() => null))?.mtimeMs;
    if (changed !== undefined && Date.now() - changed > LEFTOVER_MS) await rm(path, { force: true });
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return; // folders cannot be flushed there
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}
