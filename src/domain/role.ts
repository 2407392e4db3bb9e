/**
 * What a person may do. A person has any number of roles; each gives permissions, and none takes any away.
 *
 * `viewer` reads results, `labeller` labels, `reviewer` also adjudicates and adds documents, `reader` votes in blind
 * readings and sees nothing that could tell the sides apart, `admin` does everything but vote.
 */
export const ROLES = ["viewer", "labeller", "reviewer", "reader", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** How much a person knows about the documents that they label. It opens and closes nothing: it is shown beside what they read and settled. */
export const EXPERTISE = ["trainee", "trained", "expert"] as const;
export type Expertise = (typeof EXPERTISE)[number];
