import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** SHA-256 of a value as JSON with sorted keys, so that what a database gives back has the hash of what was given to it. */
export function sha256OfJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, node) =>
    node !== null && typeof node === "object" && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1)))
      : node,
  );
  return createHash("sha256").update(text).digest("hex");
}

/** SHA-256 of a file of any size. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
