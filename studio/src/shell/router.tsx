import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  parseSearchWith,
  stringifySearchWith,
} from "@tanstack/react-router";
import { AgreementScreen } from "../agreement/agreement.tsx";
import { Audit } from "../audit/audit.tsx";
import { Datasets } from "../datasets/datasets.tsx";
import { Documents } from "../documents/documents.tsx";
import { Evaluations } from "../evaluation/evaluations.tsx";
import { EVALUATION_SEARCH } from "../evaluation/row-filter.ts";
import { Home } from "../home/home.tsx";
import { LabelDocument } from "../label/label-document.tsx";
import { LabelStart } from "../label/label-start.tsx";
import type { Purpose } from "../label/purpose.ts";
import { Account } from "../people/account.tsx";
import { People } from "../people/people.tsx";
import { Releases } from "../releases/releases.tsx";
import { Runs } from "../runs/runs.tsx";
import { Studies } from "../studies/studies.tsx";
import { Empty, Problem } from "../ui/states.tsx";
import { Shell } from "./shell.tsx";

/** Picks these names of an address's search, where they are text. Filters and selections live there and nowhere else. */
const texts =
  <Name extends string>(...names: Name[]) =>
  (search: Record<string, unknown>): { [Key in Name]?: string } => {
    const picked: { [Key in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      // The router reads what looks like a number, or true, as one; written out it is the same text again.
      if (["string", "number", "boolean"].includes(typeof value) && value !== "") picked[name] = String(value);
    }
    return picked;
  };

const PURPOSES: ReadonlySet<string> = new Set<Purpose>(["first", "second", "adjudicate"]);

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => (
    <main className="screen">
      <Empty title="There is no such screen.">
        <Link to="/">Go home</Link>
      </Empty>
    </main>
  ),
});

const at = { getParentRoute: () => root };
const routes = [
  createRoute({ ...at, path: "/", component: Home }),
  createRoute({ ...at, path: "/label", component: LabelStart, validateSearch: texts("done") }),
  createRoute({
    ...at,
    path: "/label/$documentId",
    component: LabelDocument,
    validateSearch: (search: Record<string, unknown>): { purpose?: Purpose; field?: string } => {
      const { purpose, field } = texts("purpose", "field")(search);
      return {
        ...(purpose && PURPOSES.has(purpose) ? { purpose: purpose as Purpose } : {}),
        ...(field ? { field } : {}),
      };
    },
  }),
  createRoute({
    ...at,
    path: "/documents",
    component: Documents,
    validateSearch: texts("search", "split", "quality", "phi", "labels", "family", "facility", "template"),
  }),
  createRoute({
    ...at,
    path: "/datasets",
    component: Datasets,
    validateSearch: texts("id", "other", "split", "document", "view", "by"),
  }),
  createRoute({ ...at, path: "/runs", component: Runs, validateSearch: texts("id", "other", "plan", "step") }),
  createRoute({
    ...at,
    path: "/evaluation",
    component: Evaluations,
    validateSearch: texts(...EVALUATION_SEARCH),
  }),
  createRoute({
    ...at,
    path: "/agreement",
    component: AgreementScreen,
    validateSearch: texts("view", "field", "document", "path", "sheet"),
  }),
  createRoute({ ...at, path: "/releases", component: Releases, validateSearch: texts("id", "view") }),
  createRoute({ ...at, path: "/reading", component: Studies, validateSearch: texts("id", "view") }),
  createRoute({
    ...at,
    path: "/audit",
    component: Audit,
    validateSearch: texts("actor", "action", "subject", "entry"),
  }),
  createRoute({ ...at, path: "/people", component: People, validateSearch: texts("id") }),
  createRoute({ ...at, path: "/account", component: Account }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultErrorComponent: ({ error }) => (
    <main className="screen">
      <Problem error={error} retry={() => location.reload()} />
    </main>
  ),
  // Addresses stay readable: every value is plain text.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
