/** What advice is judged by where nobody says otherwise, alike from the command line and from the API. */
export const ADVICE_DEFAULTS = {
  /** Share of fields that has to be right. */
  target: 0.97,
  /** A smaller difference is not worth a change. */
  margin: 0.02,
  /** The gain that held-out documents should be able to prove. */
  gain: 0.05,
  reviewMinutesPerDocument: 2,
  labelSecondsPerField: 15,
} as const;
