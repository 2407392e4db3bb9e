export { type Disagreement, disagreementsOf, openDisagreements } from "./adjudicate.ts";
export { type AgreementReport, agreement, type FieldAgreement } from "./agreement.ts";
export { type Annotator, annotators } from "./annotators.ts";
export { exportLabels, type LabelExport } from "./export-labels.ts";
export type { LabelInput } from "./label-input.ts";
export {
  finishDocument,
  giveBackDocument,
  keepDocument,
  nextDocument,
  type QueueItem,
  type QueueRequest,
  queueLengths,
  SECOND_SHARE,
} from "./queue.ts";
export { type CurrentLabel, type DocumentLabels, labelHistory, readLabels, readsSecond } from "./read-labels.ts";
export { type LabelConflict, type LabelSave, type SaveOutcome, saveLabels } from "./save-labels.ts";
export { capacityOf, readingsOf, type SettledDisagreement, settledDisagreements } from "./settled.ts";
