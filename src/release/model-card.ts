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
import { gatesAt, openGateNames } from "./gate-standing.ts";
import { markdownList, markdownPage, NOT_RECORDED, plain, recorded } from "./markdown.ts";
import type { ReleaseRecord } from "./release-record.ts";

/**
 * The model card, in the form of the Hugging Face hub: a YAML header and the sections of its template. Every number comes
 * from a record; what was not recorded says so.
 * Source: the model card template of the huggingface_hub library.
 */
export function modelCard(record: ReleaseRecord): string {
  const { release, specialty, bundle, gates } = record;
  const { about } = specialty;
  return `${header(record)}\n${markdownPage([
    `# ${plain(specialty.name)}, release ${release.id}`,
    `**State: ${release.state}.** ${gatesAt(gates)}${openGateNames(gates).length > 0 ? ` Not passed: ${openGateNames(gates).map(code).join(", ")}.` : ""}`,
    "## Model details",
    markdownList([
      `Developed by: ${recorded(about.provider)}`,
      `Contact: ${recorded(about.contact)}`,
      `Model type: vision-language model, ${code(bundle.recipe.method)} fine-tuning merged into half precision`,
      `Languages: ${about.languages.map(plain).join(", ") || NOT_RECORDED}`,
      `Licence: ${recorded(about.licence)}`,
      `Fine-tuned from: ${code(bundle.base.name)}, SHA-256 of its files ${code(bundle.base.sha256)}`,
      `Made ${release.madeAt}; released ${release.releasedAt ?? "not yet"}; takes the place of ${release.replaces ? code(release.replaces) : "no release"}`,
    ]),
    "## Uses",
    `Intended use: ${recorded(about.intendedUse)}`,
    `Out of scope: ${recorded(about.outOfScope)}`,
    `Human oversight: ${recorded(about.humanOversight)}`,
    `It was taught documents of the families ${specialty.families.map(code).join(", ")} and these fields:`,
    markdownList(
      specialty.fields.map(
        (field) =>
          `${code(field.path)}: ${field.type}, ${field.criticality}${field.description ? `; ${plain(field.description)}` : ""}`,
      ),
    ),
    "## Bias, risks and limitations",
    about.risks.length > 0 ? markdownList(about.risks.map(plain)) : NOT_RECORDED,
    sliceTable(record),
    "## Training details",
    `Origin of the documents: ${recorded(about.dataOrigin)}`,
    datasetFacts(record),
    trainingFacts(record),
    "## Evaluation",
    record.evaluation
      ? `Evaluation ${code(record.evaluation.id)} of ${record.evaluation.madeAt}: ${record.evaluation.result.documents} documents of the specialty and ${record.evaluation.result.generalDocuments} general ones, all of the test split. Evaluations on this test split before it: ${record.earlierTestEvaluations}.`
      : "",
    scoreTable(record),
    differenceList(record),
    "## Gates",
    record.gatePlan
      ? `Fixed before the run, as plan ${code(record.gatePlan.sha256)}${record.gatePlan.at ? ` at ${record.gatePlan.at}` : ""}.`
      : "No gates were fixed before the run.",
    gateTable(gates),
    overrideList(gates),
    "## Merged model and adapter",
    mergeFacts(record),
    "## Environmental impact",
    `Hours, energy and emissions: ${NOT_RECORDED}.`,
    "## Technical specifications",
    versionList(record),
    "## How it came to be",
    historyList(record),
    `Head of the audit chain when this card was written: ${record.auditHead ? code(record.auditHead) : "the chain is broken"}. A chain shows that nobody slipped; that nobody rewrote it as a whole takes a copy of its head in other hands.`,
  ])}`;
}

/** YAML by JSON's rules: every JSON string is a YAML string. */
function header({ specialty, bundle, release, evaluation }: ReleaseRecord): string {
  const { about } = specialty;
  const scores = evaluation?.result.candidates.find(({ name }) => name === evaluation.candidate);
  const decision = scores?.criticality.decision?.exact.score;
  const lines = [
    "---",
    ...(about.languages.length > 0 ? [`language: ${JSON.stringify(about.languages)}`] : []),
    ...(about.licence ? [`license: ${JSON.stringify(about.licence)}`] : []),
    "library_name: transformers",
    "pipeline_tag: image-text-to-text",
    `base_model: ${JSON.stringify(bundle.base.name)}`,
    "base_model_relation: finetune",
    `tags: ${JSON.stringify(["medical", "document-extraction", `residency-${release.state}`])}`,
  ];
  if (decision?.kind === "scored")
    lines.push(
      "model-index:",
      `- name: ${JSON.stringify(specialty.name)}`,
      "  results:",
      "  - task:",
      "      type: image-text-to-text",
      "    dataset:",
      `      type: ${JSON.stringify(specialty.name)}`,
      `      name: ${JSON.stringify(`${specialty.name}, own held-out documents`)}`,
      "      split: test",
      `      revision: ${JSON.stringify(bundle.dataset)}`,
      "    metrics:",
      "    - type: exact_match",
      '      name: "decision fields, exact match"',
      `      value: ${decision.value}`,
    );
  return [...lines, "---", ""].join("\n");
}
