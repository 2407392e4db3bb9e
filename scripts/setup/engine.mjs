// The training engine's Python environment: exactly the packages of engine/requirements-cpu.txt, in engine/.venv.
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure, findOnPath, install, isProgram, run } from "./tool.mjs";

const FLOOR = [3, 11];
const OLD = "old-environment-";

const ENVIRONMENT = {
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PIP_NO_INPUT: "1",
  PYTHONHOME: undefined,
  PYTHONPATH: undefined,
  PYTHONUNBUFFERED: "1",
};

/** Prints the requirements that are not there whole. pip writes a package's RECORD last. */
const MISSING = `
import json, sys, importlib.metadata as metadata
missing = []
for name, version in json.load(sys.stdin):
    try:
        found = metadata.distribution(name)
        if found.version.split("+")[0] != version or found.read_text("RECORD") is None: missing.append(name)
    except metadata.PackageNotFoundError: missing.append(name)
print(" ".join(missing))
`;

export function engineEnvironment(root) {
  const folder = join(root, "engine/.venv");
  const python = join(folder, "bin/python");
  const requirements = join(root, "engine/requirements-cpu.txt");
  const stamp = join(folder, ".residency-setup");
  const stampFor = (version) =>
    `${createHash("sha256").update(readFileSync(requirements)).digest("hex")} python ${version}\n`;

  async function make(setup) {
    const base = await findPython();
    // Moved away in one step, so that one that is half removed is never taken for whole.
    if (existsSync(folder)) await rename(folder, join(setup.folder, `${OLD}${randomBytes(4).toString("hex")}`));
    for (const entry of await readdir(setup.folder)) {
      if (entry.startsWith(OLD)) await rm(join(setup.folder, entry), { recursive: true, force: true });
    }
    await install("venv", base, ["-m", "venv", folder], { setup, env: ENVIRONMENT });
  }

  async function complete() {
    const { code, output } = await run(python, ["-I", "-c", MISSING], {
      env: ENVIRONMENT,
      input: JSON.stringify(pinned(requirements)),
    });
    return code === 0 && output.trim() === "";
  }

  return {
    name: "engine",
    async check() {
      if (!isProgram(python)) return null;
      const version = await versionOf(python);
      if (!version) return null;
      const stamped = existsSync(stamp) && readFileSync(stamp, "utf8") === stampFor(version);
      if (!stamped) {
        if (!(await complete())) return null;
        writeFileSync(stamp, stampFor(version));
      }
      return `Python ${version}`;
    },
    doing: "installing PyTorch and what it needs, some minutes",
    async install(setup) {
      // One that was whole is brought up to date in place: a training may be running on it. Any other is made anew.
      const wasWhole = existsSync(stamp) && (await versionOf(python)) !== undefined;
      if (wasWhole) await rm(stamp);
      else await make(setup);
      await install("pip", python, ["-m", "pip", "install", "-r", requirements], { setup, env: ENVIRONMENT });
      if (!(await complete())) {
        throw new Failure(
          "pip ended well, but some of the engine's packages are not there.",
          "Remove engine/.venv, then run `npm run setup` again.",
        );
      }
      writeFileSync(stamp, stampFor(await versionOf(python)));
    },
  };
}

/** [name, version] of every requirement that holds on every machine. */
function pinned(path) {
  return readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("-") && !line.includes(";"))
    .map((line) => line.split("=="));
}

async function versionOf(python) {
  const { code, output } = await run(
    python,
    ["-I", "-S", "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"],
    { env: ENVIRONMENT },
  );
  return code === 0 ? output.trim() : undefined;
}

/** A Python that is new enough and can make environments; 3.11 first, with which the requirements were chosen. */
async function findPython() {
  const seen = [];
  for (const name of ["python3.11", "python3.12", "python3.13", "python3.14", "python3", "python"]) {
    const path = findOnPath(name);
    const version = path && (await versionOf(path));
    if (!version) continue;
    const [major, minor] = version.split(".").map(Number);
    if (major < FLOOR[0] || (major === FLOOR[0] && minor < FLOOR[1])) {
      seen.push(`${path} is Python ${version}`);
      continue;
    }
    const { code } = await run(path, ["-I", "-c", "import ensurepip, venv"], { env: ENVIRONMENT });
    if (code === 0) return path;
    seen.push(`${path} (${version}) has no venv module`);
  }
  const found = seen.length === 0 ? "there is none on PATH" : seen.join("; ");
  throw new Failure(
    `The engine needs Python ${FLOOR.join(".")} or newer with its venv module: ${found}.`,
    "Install it (Debian: `apt-get install python3 python3-venv`; macOS: `brew install python@3.11`), then run `npm run setup` again.",
  );
}
