import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { WELCOME_PAGE } from "./welcome-page.ts";

/** A file of the studio for a request's path, or undefined. */
export type StudioFiles = (path: string) => { bytes: Buffer; headers: Record<string, string> } | undefined;

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** Files whose name holds a hash of what is in them. */
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.\w+$/;

/**
 * The built studio, read once. A request's path is looked up among the files that were there and never meets the file system,
 * so it leads nowhere else. Paths without a file are the studio's own screens. Without a build, one page that signs in.
 *
 * @param folder Where the build lies; a missing one is no error.
 */
export async function studioFiles(folder: string): Promise<StudioFiles> {
  const files = new Map<string, Buffer>();
  for (const path of await filesUnder(folder)) files.set(`/${path}`, await readFile(join(folder, path)));
  if (!files.has("/index.html")) {
    files.clear();
    for (const [path, text] of Object.entries(WELCOME_PAGE)) files.set(path, Buffer.from(text));
  }
  return (path) => {
    const screen = !path.includes(".");
    const name = screen ? "/index.html" : path;
    const bytes = files.get(name);
    const type = TYPES[extname(name)];
    if (!bytes || !type) return undefined;
    const cache = HASHED.test(name) ? "public, max-age=31536000, immutable" : "no-cache";
    return { bytes, headers: { "content-type": type, "cache-control": cache } };
  };
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}
