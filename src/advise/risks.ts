import { counted, percent, range, whole } from "../html/index.ts";
import type { Advice } from "./advice.ts";
import type { Facts } from "./facts/facts.ts";
import { points } from "./format.ts";
import { measuredOf } from "./rules/index.ts";

/** Fewer general documents hardly hold back forgetting; a published mix had 40 % of them. */
const LEAST_GENERAL_SHARE = 0.1;
/** Fewer held-out documents make every interval wide. */
const FEW_DOCUMENTS = 30;

/** What can go wrong with training here, each with what is known about it. */
export function risksOf(facts: Facts): Advice["risks"] {
  const risks: Advice["risks"] = [];
  const { retention, generalTrainingDocuments, labels, phi } = facts;
  const rows = generalTrainingDocuments + labels.documents;
  risks.push({
    risk: "forgetting: a specialist may lose what the base could do",
    evidence: retention
      ? `measured on ${counted(retention.documents, "general document")}: ${points(retention.estimate)} (interval ${range(retention.interval)})`
      : generalTrainingDocuments < LEAST_GENERAL_SHARE * rows
        ? `not measured; only ${whole(generalTrainingDocuments)} of ${counted(rows, "training row")} are general documents to practise on`
        : `not measured; ${percent(generalTrainingDocuments / rows)} of the training rows are general documents to practise on`,
  });
  risks.push({
    risk: "shift: new templates, scanners and facilities wear the gain away",
    evidence:
      facts.weakSlices.length > 0
        ? facts.weakSlices
            .map((slice) => `${slice.by} ${slice.value}: ${slice.counted.right} of ${slice.counted.n} fields right`)
            .join("; ")
        : "no family, template or facility with 10 held-out documents is read much worse than the rest; what is not in the data is not known",
  });
  risks.push({
    risk: "maintenance: a specialist is evaluated, gated and watched anew with every change of base, schema or documents",
    evidence: "the cost of it is not in the estimates",
  });
  if (facts.labelNoise && facts.labelNoise.likelyWrong > 0)
    risks.push({
      risk: "labels: a specialist learns wrong labels as well as right ones",
      evidence: `${whole(facts.labelNoise.likelyWrong)} of ${counted(facts.labelNoise.judged, "screened label")} look wrong; published exact match fell from 78 to 58 % as wrong labels rose from 20 to 50 %`,
    });
  const documents = measuredOf(facts, "zero-shot")?.fields.documents ?? 0;
  if (documents < FEW_DOCUMENTS)
    risks.push({
      risk: "small sample: the next documents may say something else",
      evidence: `everything here was measured on ${counted(documents, "document")}`,
    });
  if (phi.unknown > 0)
    risks.push({
      risk: "identifiers: what was not screened is treated as holding identifiers of patients",
      evidence: `${counted(phi.unknown, "document")} not screened`,
    });
  return risks;
}
