import type { Schema } from "../api/client.ts";

export type Role = Schema<"Person">["roles"][number];
export type Expertise = Schema<"Person">["expertise"];

export const ROLES: readonly Role[] = ["viewer", "labeller", "reviewer", "reader", "admin"];
export const EXPERTISE: readonly Expertise[] = ["trainee", "trained", "expert"];

/** What each role is for, in a few words. */
export const ABOUT_ROLES: Record<Role, string> = {
  viewer: "reads results",
  labeller: "labels documents",
  reviewer: "also settles and adds",
  reader: "votes in blind readings",
  admin: "all but voting",
};
