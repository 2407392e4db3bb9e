// Chromium, for the tests that look at pages. They are skipped where there is none, so nothing here is a failure.
import { existsSync } from "node:fs";
import { Failure, findOnPath, install, isProgram } from "./tool.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return isProgram(named) ? named : undefined;
  return findOnPath(...NAMES) ?? MAC.find(isProgram);
}

export function browser() {
  return {
    name: "browser",
    async check() {
      return findBrowser() ?? null;
    },
    doing: "installing Chromium",
    async install(setup) {
      try {
        await installChromium(setup);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return `none, so browser tests will be skipped. ${error.message} ${error.remedy}`;
      }
      return findBrowser();
    },
  };
}

async function installChromium(setup) {
  if (process.env.CHROMIUM_PATH)
    throw new Failure(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which is no program.`, "Correct it.");
  const aptGet = findOnPath("apt-get");
  if (process.getuid?.() !== 0 || !aptGet || !existsSync("/etc/debian_version")) {
    throw new Failure("There is no Chromium.", "Install Chromium or Chrome, or set CHROMIUM_PATH to it.");
  }
  const options = { setup, env: { DEBIAN_FRONTEND: "noninteractive" } };
  const wait = ["-o", "DPkg::Lock::Timeout=300"];
  await install("apt-get", aptGet, [...wait, "update"], options);
  await install("apt-get", aptGet, [...wait, "install", "-y", "--no-install-recommends", "chromium"], options);
  if (!findBrowser())
    throw new Failure("apt-get installed no Chromium.", "Install Chromium or Chrome, or set CHROMIUM_PATH to it.");
}
