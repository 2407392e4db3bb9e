import type { Role } from "../domain/role.ts";

/**
 * Everything that the API lets somebody do, and which roles may. What stands nowhere is forbidden. `anyone` needs no
 * sign-in; `everybody` only a sign-in.
 *
 * A blind reader sees the documents of a study and nothing else: no labels, no evaluations, no names of models.
 */
export const PERMISSIONS = {
  anyone: "anyone",
  everybody: ["viewer", "labeller", "reviewer", "reader", "admin"],
  "overview.read": ["viewer", "labeller", "reviewer", "admin"],
  "documents.read": ["viewer", "labeller", "reviewer", "admin"],
  "documents.add": ["reviewer", "admin"],
  "pages.read": ["viewer", "labeller", "reviewer", "reader", "admin"],
  "labels.read": ["viewer", "labeller", "reviewer", "admin"],
  "labels.write": ["labeller", "reviewer", "admin"],
  "labels.adjudicate": ["reviewer", "admin"],
  "labels.export": ["reviewer", "admin"],
  "agreement.read": ["viewer", "reviewer", "admin"],
  "datasets.read": ["viewer", "reviewer", "admin"],
  "runs.read": ["viewer", "reviewer", "admin"],
  "runs.stop": ["admin"],
  "work.read": ["viewer", "labeller", "reviewer", "admin"],
  "work.start": ["admin"],
  "evaluations.read": ["viewer", "reviewer", "admin"],
  "judges.read": ["viewer", "reviewer", "admin"],
  "teaching.read": ["viewer", "reviewer", "admin"],
  "advice.read": ["viewer", "reviewer", "admin"],
  "advice.give": ["admin"],
  "releases.read": ["viewer", "reviewer", "admin"],
  "releases.change": ["admin"],
  "outcomes.read": ["viewer", "reviewer", "admin"],
  "outcomes.import": ["admin"],
  "studies.list": ["viewer", "reviewer", "reader", "admin"],
  "studies.read": ["viewer", "reviewer", "admin"],
  "studies.manage": ["admin"],
  "studies.vote": ["reader"],
  "audit.read": ["admin"],
  "people.manage": ["admin"],
} as const satisfies Record<string, "anyone" | readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether somebody with these roles may; `null` stands for nobody who is signed in. */
export function may(roles: readonly Role[] | null, permission: Permission): boolean {
  const allowed: "anyone" | readonly Role[] = PERMISSIONS[permission];
  if (allowed === "anyone") return true;
  return roles?.some((role) => allowed.includes(role)) ?? false;
}

/** Everything that somebody with these roles may do, for a screen to show what is of use. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(roles, permission));
}
