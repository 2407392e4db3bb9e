import { defineConfig } from "vitest/config";

const slow = process.env.RESIDENCY_SLOW === "1";
const tests = (folders: readonly string[]): string[] =>
  folders.map((folder) => `${folder}/**/*${slow ? ".slow" : ""}.test.ts`);

/** Folders without state of their own: their tests share a process, and each module is loaded once. */
const PURE = ["src/clinical", "src/domain", "src/statistics", "src/synthetic"];
const OTHERS = ["src", "bench", "test", "scripts", "recipes", "studio/src"];
const NEVER = ["**/node_modules/**", "**/.residency*/**", "**/.venv/**", ...(slow ? [] : ["**/*.slow.test.ts"])];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: "pure", include: tests(PURE), exclude: NEVER, isolate: false } },
      {
        extends: true,
        test: {
          name: "others",
          include: tests(OTHERS),
          exclude: [...NEVER, ...PURE.map((folder) => `${folder}/**`)],
          globalSetup: "test/shared-postgres.ts",
        },
      },
    ],
    // Tests write, so never into a database that someone works with.
    // And what a command prints has no colours, also where CI or FORCE_COLOR asks for them.
    env: {
      DATABASE_URL: "",
      NO_COLOR: "1",
      RESIDENCY_HOME: "",
      RESIDENCY_SIGNING_KEY: "",
      RESIDENCY_SIGNING_KEY_FILE: "",
      RESIDENCY_DEBUG: "",
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
    passWithNoTests: slow,
  },
});
