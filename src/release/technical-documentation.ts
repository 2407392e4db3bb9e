import {
  code,
  datasetFacts,
  differenceList,
  gateTable,
  historyList,
  mergeFacts,
  overrideList,
  scoreTable,
  sliceTable,
  trainingFacts,
  versionList,
} from "./facts.ts";
import { markdownList, markdownPage, markdownTable, NOT_RECORDED, plain, recorded } from "./markdown.ts";
import annex from "./regulation/eu-ai-act-annex-iv.json" with { type: "json" };
import type { ReleaseRecord } from "./release-record.ts";

/** What is known for a clause, by the words that the clause table uses. */
const FACTS: Record<string, (record: ReleaseRecord) => string> = {
  purpose: ({ specialty: { about, name } }) =>
    `${plain(name)}. Intended purpose: ${recorded(about.intendedUse)}. Provider: ${recorded(about.provider)}.`,
  version: ({ release }) =>
    `Release ${code(release.id)}, ${release.state}; takes the place of ${release.replaces ? code(release.replaces) : "no release"}.`,
  software: versionList,
  forms: () =>
    "Model weights: merged (safetensors), as an adapter of the base, and as GGUF where exported, each with a signed manifest.",
  hardware: ({ bundle }) =>
    `Trained on ${bundle.machine.device ? code(bundle.machine.device) : NOT_RECORDED}. Hardware for use: ${NOT_RECORDED}.`,
  instructions: ({ specialty: { about } }) =>
    `Out of scope: ${recorded(about.outOfScope)}. Instructions for use: ${NOT_RECORDED}.`,
  development: ({ bundle, merge, ...rest }) =>
    `Fine-tuned from the pre-trained model ${code(bundle.base.name)} (SHA-256 ${code(bundle.base.sha256)}). ${mergeFacts({ bundle, merge, ...rest })}`,
  design: ({ specialty }) =>
    `Asked for fields as JSON, greedily decoded. What is optimised: the likelihood of the labelled answer's tokens. Fields:\n\n${markdownTable(
      ["field", "type", "criticality"],
      specialty.fields.map((field) => [code(field.path), field.type, field.criticality]),
    )}\n\nRationale and trade-offs: ${NOT_RECORDED}.`,
  compute: trainingFacts,
  data: (record) => `Origin: ${recorded(record.specialty.about.dataOrigin)}.\n\n${datasetFacts(record)}`,
  oversight: ({ specialty: { about } }) => recorded(about.humanOversight),
  changes: ({ specialty: { about } }) =>
    about.modifications.length > 0
      ? `${markdownList(about.modifications.map((change) => `${plain(change.id)}: ${plain(change.what)}`))}\n\nSee change-plan.md.`
      : NOT_RECORDED,
  testing: (record) =>
    [
      record.evaluation
        ? `Evaluation ${code(record.evaluation.id)} of ${record.evaluation.madeAt} on the test split.`
        : NOT_RECORDED,
      scoreTable(record),
      differenceList(record),
      gateTable(record.gates),
      overrideList(record.gates),
      `Dated and signed by the persons responsible: ${NOT_RECORDED}. The manifest of this folder is signed by a key, which is no person.`,
    ].join("\n\n"),
  integrity: ({ auditHead }) =>
    `Every file is listed with its SHA-256 in a manifest signed with Ed25519, which \`residency verify\` checks without a database. Weights are safetensors; no code is loaded from model folders. Head of the audit chain: ${auditHead ? code(auditHead) : "the chain is broken"}. Further measures: ${NOT_RECORDED}.`,
  accuracy: sliceTable,
  metrics: () =>
    `Exact match after stated normalisation on the fields that decisions hang on, because a nearly right value is a wrong decision; paired over documents, because fields of one page are not independent. Whether that is appropriate for this use: ${NOT_RECORDED}.`,
  risks: ({ specialty: { about } }) => (about.risks.length > 0 ? markdownList(about.risks.map(plain)) : NOT_RECORDED),
  history: historyList,
};

/** A draft of the technical documentation that the EU AI Act asks for, clause by clause, from records. */
export function technicalDocumentation(record: ReleaseRecord): string {
  return markdownPage([
    `# Technical documentation: ${plain(record.specialty.name)}, release ${record.release.id}`,
    `Draft, written from records. ${annex.title}. Source of the headings: ${annex.source}.`,
    markdownTable(
      ["duty", "applies from", "source"],
      annex.dates.map(({ what, from, source }) => [what, from, source]),
    ),
    markdownTable(
      ["to be kept", "how long", "source"],
      annex.retention.map(({ what, period, source }) => [what, period, source]),
    ),
    ...annex.clauses.flatMap(({ id, heading, facts }) => [
      `## ${id} ${heading}`,
      facts.length === 0 ? NOT_RECORDED : facts.map((name) => FACTS[name]?.(record) ?? NOT_RECORDED).join("\n\n"),
    ]),
  ]);
}
