import { type ErrorCode, ResidencyError } from "../domain/error.ts";
import { asResidencyError, causesOf, faultTrace } from "../domain/fault.ts";
import { EXIT } from "./exit.ts";

/** What the system says of files and disks, by the name of its error number. */
const SYSTEM: Record<string, { code: ErrorCode; sentence: string }> = {
  ENOSPC: { code: "disk-full", sentence: "the disk is full" },
  EDQUOT: { code: "disk-full", sentence: "the quota of the disk is used up" },
  ENOENT: { code: "path-not-found", sentence: "there is no such file or folder" },
  ENOTDIR: { code: "path-not-found", sentence: "a part of the path is no folder" },
  EACCES: { code: "path-not-usable", sentence: "the system does not permit it" },
  EPERM: { code: "path-not-usable", sentence: "the system does not permit it" },
  EROFS: { code: "path-not-usable", sentence: "the disk is read-only" },
  EISDIR: { code: "path-not-usable", sentence: "it is a folder, and a file is meant" },
  ERR_FS_FILE_TOO_LARGE: { code: "file-too-large", sentence: "the file is too large to be read as one text" },
  ERR_STRING_TOO_LONG: { code: "file-too-large", sentence: "the text is too long to be read as one" },
};

/**
 * Any error as a person gets it: coded errors as they are, what the system and the database say with a code of its own,
 * and everything else as a fault without its message, which could quote documents.
 */
export async function codedError(error: unknown): Promise<ResidencyError> {
  if (error instanceof ResidencyError) return error;
  // Loaded here, since most commands that fail fail before they need a store.
  const { databaseError } = await import("../store/index.ts");
  return databaseError(error) ?? systemError(error) ?? asResidencyError(error);
}

function systemError(error: unknown): ResidencyError | null {
  for (const cause of causesOf(error)) {
    const { code, path } = cause as { code?: unknown; path?: unknown };
    const known = typeof code === "string" && Object.hasOwn(SYSTEM, code) ? SYSTEM[code] : undefined;
    if (known)
      return new ResidencyError(
        known.code,
        `${typeof path === "string" ? `${path}: ` : ""}${known.sentence} (${String(code)})`,
        { cause: error },
      );
  }
  return null;
}

/** The exit code that belongs to an error. */
export function exitOf({ code }: ResidencyError): number {
  if (code === "internal") return EXIT.fault;
  if (code === "usage") return EXIT.usage;
  return code === "interrupted" ? EXIT.interrupted : EXIT.failed;
}

/** Where a fault of ours happened, for RESIDENCY_DEBUG; undefined for every other error. */
export const traceOf = ({ code, cause }: ResidencyError): string | undefined =>
  code === "internal" && process.env.RESIDENCY_DEBUG ? faultTrace(cause) : undefined;
