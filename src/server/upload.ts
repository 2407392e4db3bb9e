import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { ResidencyError } from "../domain/error.ts";
import { addDocuments, type FileOutcome } from "../intake/index.ts";
import type { Store } from "../store/index.ts";
import type { ServerContext } from "./context.ts";

/** What the sender says about the document. */
export interface UploadFacts {
  family?: string | undefined;
  domain?: string | undefined;
  subject?: string | undefined;
  facility?: string | undefined;
  template?: string | undefined;
}

/**
 * Adds one uploaded file as `residency add` would. The body goes to a file of its own as it comes, so memory stays flat; it is
 * decoded in the page renderer's process and nowhere else.
 *
 * @throws ResidencyError `file-empty`, `file-too-large`, and those of `addDocuments`.
 */
export async function addUpload(
  { store, specialty }: Pick<ServerContext, "store" | "specialty">,
  body: ReadableStream<Uint8Array> | null,
  { name, facts, author }: { name: string; facts: UploadFacts; author: string },
): Promise<FileOutcome> {
  if (!body) throw new ResidencyError("file-empty", "the request has no body");
  const folder = uploadFolder(store);
  const files = join(folder, "files");
  const fileName = safeName(name);
  await mkdir(files, { recursive: true });
  try {
    await pipeline(
      Readable.fromWeb(body),
      limitBytes(specialty.limits.fileBytes),
      createWriteStream(join(files, fileName), { flags: "wx", mode: 0o600 }),
    );
    const labelsFile = join(folder, "labels.jsonl");
    const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    await writeFile(labelsFile, `${JSON.stringify({ file: fileName, ...known })}\n`, { mode: 0o600 });
    let outcome: FileOutcome | undefined;
    await addDocuments(store, [files], {
      labelsFile,
      fileBytes: specialty.limits.fileBytes,
      renderer: { maxPages: specialty.limits.pages },
      author,
      onFile: (found) => {
        outcome = found;
      },
    });
    if (!outcome) throw new ResidencyError("internal", "the upload was not looked at");
    return outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const uploadFolder = (store: Store): string => join(store.folder, "scratch", `upload-${randomUUID()}`);

/**
 * A name for the file in its own folder, close to what the sender calls it: it is shown, and leads nowhere. Letters and digits
 * of any script stay; everything that means something to a file system goes.
 */
export function safeName(name: string): string {
  const safe = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}._ -]/gu, "_")
    .replace(/^[. ]+|[. ]+$/g, "");
  const cut = [...safe].slice(0, 80).join("");
  return cut === "" || cut === "labels.jsonl" ? "upload" : cut;
}

function limitBytes(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > most) done(new ResidencyError("file-too-large", `the file has more than ${most} bytes`));
      else done(null, chunk);
    },
  });
}
