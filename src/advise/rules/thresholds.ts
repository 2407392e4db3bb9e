// At what a rule begins to hold.

/** With fewer held-out documents hardly anything can be told: of 10 without an error up to 3 in 10 may still have one (3 / n). */
export const FEWEST_DOCUMENTS = 10;

/** The loss at which training of a page reader was published to have nothing left to learn. */
export const NO_LOSS = 0.05;

/** From here on an untrained candidate counts as strong. */
export const STRONG = 0.9;

/** Two related forms are one task for this purpose: pretraining on a corpus is for a range of work. */
export const SEVERAL_TASKS = 3;

/** No examples can be shown with fewer. */
export const EXAMPLES = 3;

/** The screening lists no more documents. */
export const MOST_LISTED = 50;

export const FEW_LABELS = 500;
export const MANY_LABELS = 5_000;
