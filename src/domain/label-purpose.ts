/** What a person takes a document from the queue for: to label it, to read it a second time blind, to settle differences. */
export const LABEL_PURPOSES = ["first", "second", "adjudicate"] as const;
export type LabelPurpose = (typeof LABEL_PURPOSES)[number];
