// The studio's screens, built into studio/dist, where the server takes them from.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { install } from "./tool.mjs";

const STAMP = "studio/dist/.built-from"; // a build empties the folder first, so a killed one has none
const LOCKED = ["vite", "react", "react-dom", "@tanstack/react-router", "@tanstack/react-query", "uplot"];

export function studioScreens(root) {
  const stamp = join(root, STAMP);
  return {
    name: "studio",
    async check() {
      return existsSync(stamp) && readFileSync(stamp, "utf8") === sourceHash(root) ? "built" : null;
    },
    doing: "building",
    async install(setup) {
      const hash = sourceHash(root);
      const vite = join(root, "node_modules/vite/bin/vite.js");
      await install("vite", process.execPath, [vite, "build", "studio", "--config", "studio/vite.config.ts"], {
        cwd: root,
        setup,
      });
      writeFileSync(stamp, hash);
    },
  };
}

/** Everything that the build depends on: the sources, and the versions of what is built in. */
function sourceHash(root) {
  const hash = createHash("sha256");
  const folder = join(root, "studio");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.startsWith(join(folder, "dist")) && !path.endsWith(".test.ts"))
    .sort();
  for (const path of files) hash.update(path.slice(folder.length)).update("\0").update(readFileSync(path)).update("\0");
  for (const name of LOCKED)
    hash.update(JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version);
  return hash.digest("hex");
}
