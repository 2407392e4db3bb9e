import { createHash } from "node:crypto";

/** SHA-256 of a value as JSON with sorted keys, so that what a database gives back has the hash of what was given to it. */
export function sha256OfJson(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value, sortedKeys)).digest("hex");
}

const sortedKeys = (_key: string, node: unknown): unknown =>
  node !== null && typeof node === "object" && !Array.isArray(node)
    ? Object.fromEntries(Object.entries(node).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : node;
