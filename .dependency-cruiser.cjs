// The arrows between folders, each with why. `npm run check` holds the tree against them.
//
//   cli, server -> stages -> inference -> engine -> store -> domain;  clinical, statistics, html -> domain;  likeness -> store
//
// Every folder of src that is not named here is a stage.
const NOT_STAGES = "domain|clinical|statistics|html|likeness|store|engine|inference|server|cli";
const STAGE = `^src/(?!(?:${NOT_STAGES})/)[^/]+/`;
const ROOTS = "^src/[^/]+\\.ts$"; // project.ts and index.ts
const TEST = "\\.test\\.ts$|/test-[^/]+\\.ts$|^test/";

/** Files under src/`from` may import of src only what matches `allowed`. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports-only`,
  severity: "error",
  comment,
  from: { path: `^src/${from}/` },
  to: { path: "^src/", pathNot: [`^src/${from}/`, ...allowed] },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    only("domain", [], "domain is what things are, and imports nothing of this project"),
    only("clinical", ["^src/domain/"], "clinical is pure: it imports domain only"),
    only("statistics", ["^src/domain/"], "statistics is pure: it imports domain only"),
    only("html", ["^src/domain/"], "html is pure: it imports domain only"),
    only("store", ["^src/domain/"], "store imports domain only"),
    only("likeness", ["^src/(domain|store)/"], "likeness imports store and domain only"),
    only("engine", ["^src/(domain|store)/"], "engine imports store and domain only"),
    only("inference", ["^src/(domain|store|engine)/"], "inference imports engine, store and domain only"),
    {
      name: "stage-imports-only",
      severity: "error",
      comment: "a stage imports what is below it, never cli, server or the roots",
      from: { path: STAGE },
      to: { path: ["^src/(cli|server)/", ROOTS] },
    },
    {
      name: "no-stage-to-stage",
      severity: "error",
      comment: "a stage reads what another stage stored; only report and curves use evaluate and train",
      from: { path: `^src/(?!(?:${NOT_STAGES})/)([^/]+)/`, pathNot: TEST },
      to: { path: STAGE, pathNot: ["^src/$1/", "^src/(evaluate|train)/"] },
    },
    {
      name: "only-report-and-curves-use-evaluate-and-train",
      severity: "error",
      comment:
        "a stage reads what another stage stored; only report and curves, which is many runs, use evaluate and train",
      from: { path: `^src/(?!(?:${NOT_STAGES}|report|curves)/)([^/]+)/`, pathNot: TEST },
      to: { path: "^src/(evaluate|train)/", pathNot: "^src/$1/" },
    },
    {
      name: "no-reaching-inside",
      severity: "error",
      comment:
        "another folder is used through its index.ts; domain alone has no index.ts, each of its files is one concept",
      from: { path: "^src/([^/]+)/", pathNot: TEST },
      to: { path: "^src/(?!domain/)[^/]+/", pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$"] },
    },
    {
      name: "roots-use-indexes",
      severity: "error",
      comment: "project.ts and index.ts too use a folder through its index.ts",
      from: { path: ROOTS },
      to: { path: "^src/(?!domain/)[^/]+/", pathNot: "^src/[^/]+/index\\.ts$" },
    },
    {
      name: "project-uses-store-and-domain",
      severity: "error",
      comment: "project.ts opens a project: it imports store and domain only",
      from: { path: "^src/project\\.ts$" },
      to: { path: "^src/", pathNot: "^src/(store|domain)/" },
    },
    {
      name: "no-server-and-cli-mixed",
      severity: "error",
      comment: "the server does not import the command line",
      from: { path: "^src/server/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "src-stands-alone",
      severity: "error",
      comment: "what ships does not import benchmarks, scripts, tests, recipes or the studio",
      from: { path: "^src/", pathNot: TEST },
      to: { path: "^(bench|scripts|test|recipes|studio)/|\\.test\\.ts$" },
    },
    {
      name: "studio-imports-types-of-the-api",
      severity: "error",
      comment: "the studio talks to the server over HTTP, and shares types with it only",
      from: { path: "^studio/" },
      to: { path: "^src/", pathNot: "^src/server/" },
    },
    {
      name: "studio-imports-types-only",
      severity: "error",
      comment: "the studio talks to the server over HTTP, and shares types with it only",
      from: { path: "^studio/" },
      to: { path: "^src/", dependencyTypesNot: ["type-only"] },
    },
    { name: "no-cycles", severity: "error", comment: "no file needs itself", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      comment: "every import is there",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-development-packages",
      severity: "error",
      comment: "what ships uses dependencies, not devDependencies",
      from: { path: "^(src|bin)/", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/store/migrations/" },
    tsPreCompilationDeps: true, // imports of types are imports too
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
