import { code, datasetFacts, gateTable, overrideList, scoreTable, trainingFacts } from "./facts.ts";
import { markdownList, markdownPage, markdownTable, NOT_RECORDED, plain, recorded } from "./markdown.ts";
import guidance from "./regulation/fda-change-control-plan.json" with { type: "json" };
import type { ReleaseRecord } from "./release-record.ts";

/** A draft of a predetermined change control plan: what may change, by which protocol, with what impact, and the table that joins them. */
export function changePlan(record: ReleaseRecord): string {
  const { specialty, release, gates, bundle } = record;
  const { about } = specialty;
  const [description, protocol, impact] = guidance.components.map(({ id, heading }) => `## ${id}. ${heading}`) as [
    string,
    string,
    string,
  ];
  const part = (id: string): string => `### ${id}. ${guidance.protocol.find((one) => one.id === id)?.heading}`;
  const none = `${NOT_RECORDED}: the specialty names no planned modification (${code("about.modifications")}), and a plan needs one.`;
  return markdownPage([
    `# ${guidance.title}: ${plain(specialty.name)}, release ${release.id}`,
    `Draft, written from records; not an authorised plan. ${guidance.standing}`,
    `Source of the structure: ${guidance.source}.`,
    description,
    about.modifications.length === 0
      ? none
      : about.modifications
          .map((change) =>
            [
              `### ${plain(change.id)}`,
              markdownList([
                `What changes: ${plain(change.what)}`,
                `Why: ${plain(change.why)}`,
                `Set off by: ${recorded(change.trigger)}`,
                `Made ${change.automatic ? "automatically" : "by a person"}, ${change.scope === "global" ? "for all sites alike" : "for each site by itself"}; how often: ${recorded(change.frequency)}`,
                `Stays within the intended use because: ${recorded(change.withinIntendedUse)}`,
                `Performance that it is held to: ${gates.map((gate) => code(gate.name)).join(", ") || NOT_RECORDED}`,
              ]),
            ].join("\n\n"),
          )
          .join("\n\n"),
    protocol,
    part("A"),
    `Origin of the documents: ${recorded(about.dataOrigin)}. Qualification of those who labelled: ${NOT_RECORDED}.`,
    datasetFacts(record),
    `The test split is sequestered: subjects${specialty.split.by.includes("template") ? ", templates" : ""} and near-duplicates stay on one side, and a run that learned from a document is refused on it. Evaluations on it before that of this release: ${record.earlierTestEvaluations}.`,
    part("B"),
    `A change of data or labels makes a new dataset version; the recipe below makes a new run of it, with its seed. A change of the recipe is a modification of its own.`,
    trainingFacts(record),
    part("C"),
    "Comparator: the unmodified base on the same documents, paired, with intervals from resampling documents. Acceptance criteria:",
    record.gatePlan
      ? `Fixed before the run, as plan ${code(record.gatePlan.sha256)}.`
      : "They were not fixed before the run.",
    markdownTable(
      ["gate", "acceptance criterion"],
      gates.map((gate) => [code(gate.name), plain(gate.requirement)]),
    ),
    "A gate that fails, or whose evidence is missing, stops the release; whoever overrides one does so by name and with a reason, and the failure stays on the record.",
    part("D"),
    `A release goes from candidate over staged to released; one is released at a time. A rollback brings the former release back: ${release.replaces ? code(release.replaces) : "there is none yet"}. Files are verified against their signed manifest before each step. How users are told, and monitoring in use: ${NOT_RECORDED}.`,
    impact,
    "Modified against unmodified, on the same held-out documents:",
    scoreTable(record),
    about.modifications.length === 0
      ? none
      : markdownTable(
          ["modification", "benefits", "risks, also of bias", "how the protocol meets them"],
          about.modifications.map((change) => [
            plain(change.id),
            recorded(change.benefits),
            recorded(change.risks),
            recorded(change.mitigation),
          ]),
        ),
    `Interaction of modifications, and their cumulative impact: ${about.modifications.length > 1 ? NOT_RECORDED : "at most one modification is planned"}.`,
    "Verdicts of this release:",
    gateTable(gates),
    overrideList(gates),
    "## Traceability",
    about.modifications.length === 0
      ? none
      : markdownTable(
          ["modification", ...guidance.protocol.map(({ id, heading }) => `${id}. ${heading}`), "impact"],
          about.modifications.map((change) => [
            plain(change.id),
            `dataset ${code(record.dataset.id.slice(0, 16))}`,
            `run ${code(bundle.run)}`,
            record.evaluation
              ? `evaluation ${code(record.evaluation.id)}, plan ${record.gatePlan ? code(record.gatePlan.sha256.slice(0, 16)) : NOT_RECORDED}`
              : NOT_RECORDED,
            `release ${code(release.id)}, rollback to ${release.replaces ? code(release.replaces) : "none"}`,
            change.risks && change.mitigation ? "section III" : NOT_RECORDED,
          ]),
        ),
  ]);
}
