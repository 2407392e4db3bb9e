import type { Store } from "../store/index.ts";

/**
 * The store as one person uses it: what a stage records without saying who did it is recorded in this person's name, and
 * not in that of the account that the server runs under.
 */
export function actingStore(store: Store, actor: string): Store {
  return {
    ...store,
    change: (entry, work) =>
      store.change((result) => ({ actor, ...(typeof entry === "function" ? entry(result) : entry) }), work),
  };
}
