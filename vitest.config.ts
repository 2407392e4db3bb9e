import { defineConfig } from "vitest/config";

const slow = process.env.RESIDENCY_SLOW === "1";

export default defineConfig({
  test: {
    include: ["src", "bench", "test", "scripts", "recipes", "studio/src"].map(
      (folder) => `${folder}/**/*${slow ? ".slow" : ""}.test.ts`,
    ),
    exclude: ["**/node_modules/**", "**/.residency*/**", "**/.venv/**", ...(slow ? [] : ["**/*.slow.test.ts"])],
    // Tests write, so never into a database that someone works with.
    env: { DATABASE_URL: "" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
