// The npm packages: exactly those of package-lock.json.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Failure, findOnPath, install } from "./tool.mjs";

const STAMP = "node_modules/.residency-setup"; // goes with node_modules, which `npm ci` removes first

export function npmPackages(root) {
  const hash = () =>
    createHash("sha256")
      .update(readFileSync(join(root, "package.json")))
      .update(readFileSync(join(root, "package-lock.json")))
      .update(`${process.platform}-${process.arch}`)
      .digest("hex");
  const stamp = join(root, STAMP);
  return {
    name: "npm packages",
    /** npm writes its own record last, so a killed `npm ci` has none. */
    async check() {
      const record = readJson(join(root, "node_modules/.package-lock.json"))?.packages;
      if (!record) return null;
      const paths = Object.keys(record);
      if (!paths.every((path) => existsSync(join(root, path, "package.json")))) return null;
      const stamped = existsSync(stamp) && readFileSync(stamp, "utf8") === hash();
      if (!stamped) {
        if (!agrees(record, root)) return null;
        writeFileSync(stamp, hash());
      }
      return `${paths.length} there`;
    },
    doing: "installing, about a minute",
    async install(setup) {
      const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
      const executable = process.env.npm_execpath ?? "";
      if (basename(executable) === "npm-cli.js" && existsSync(executable)) {
        await install("npm", process.execPath, [executable, ...args], { cwd: root, setup });
      } else {
        const npm = findOnPath("npm");
        if (!npm)
          throw new Failure(
            "npm is not on PATH.",
            "Install Node.js with npm (Debian: `apt-get install npm`), then run `npm run setup` again.",
          );
        await install("npm", npm, args, { cwd: root, setup });
      }
      writeFileSync(stamp, hash());
    },
  };
}

/** Whether what npm recorded as installed is what the lock asks for on this machine, and the lock what package.json asks for. */
function agrees(record, root) {
  const wanted = readJson(join(root, "package-lock.json"))?.packages;
  const manifest = readJson(join(root, "package.json"));
  if (!wanted || !manifest) return false;
  for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
    if (!same(manifest[kind], wanted[""]?.[kind])) return false;
  }
  for (const [path, { version, integrity, optional, link }] of Object.entries(wanted)) {
    if (path === "" || link) continue;
    const have = record[path];
    if (!have && optional) continue; // another platform's
    if (have?.version !== version || have?.integrity !== integrity) return false;
  }
  return Object.keys(record).every((path) => path in wanted);
}

function same(one = {}, other = {}) {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
