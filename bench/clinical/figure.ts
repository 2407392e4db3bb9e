/** One measured figure with what it is compared with. `value` is null where it could not be measured, and `note` says why. */
export interface Figure {
  what: string;
  value: number | null;
  unit: string;
  /** Published or measured figure of others, in words. */
  baseline?: string;
  /** The least that is asked for. */
  bar?: number;
  note?: string;
}
