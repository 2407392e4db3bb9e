import type { Schema } from "../api/client.ts";
import { percent } from "../ui/format.ts";
import { comparisonsOf, type Difference, type RetentionVerdict } from "./result.ts";

const points = (share: number): string => `${share >= 0 ? "+" : "−"}${Math.abs(share * 100).toFixed(1)}`;

/** What the evaluation found, in a sentence for each pair of candidates. */
export function Comparisons({ result }: { result: Schema<"EvaluationResult"> }) {
  const comparisons = comparisonsOf(result);
  if (comparisons.length === 0) return null;
  return (
    <ul className="comparisons">
      {comparisons.map(({ left, right, decision, decisionBasis, retentionVerdict }) => (
        <li key={`${left} ${right}`} className="card">
          <p className="comparison-names">
            <b>{right}</b> <span className="muted">against {left}</span>
          </p>
          <Decision difference={decision} over={decisionBasis === "all" ? "all fields" : "decision fields"} />
          {retentionVerdict && <Kept verdict={retentionVerdict} />}
        </li>
      ))}
    </ul>
  );
}

function Decision({ difference, over }: { difference: Difference | { unscored: string }; over: string }) {
  if ("unscored" in difference)
    return (
      <p>
        On {over}: <b>unscored</b> <span className="muted">{difference.unscored}</span>
      </p>
    );
  const { estimate, interval, documents, clusters = documents } = difference;
  const sure = interval.low > 0 ? "good" : interval.high < 0 ? "bad" : "";
  return (
    <p>
      <span className={`comparison-figure ${sure}`}>{points(estimate)} points</span> on {over}{" "}
      <span className="muted small">
        {percent(interval.level, 0)} interval {points(interval.low)} to {points(interval.high)}, paired over {documents}{" "}
        documents
        {clusters < documents && ` of ${clusters} subjects`}
        {sure === "" && "; the interval does not exclude no difference"}
      </span>
    </p>
  );
}

const SAYS = {
  "non-inferior": { says: "General ability is kept", tone: "chip-good" },
  inferior: { says: "General ability is lost", tone: "chip-bad" },
  inconclusive: { says: "Too little is known of general ability", tone: "chip-warn" },
  unscored: { says: "General ability is unscored", tone: "" },
} as const;

/** The verdict on retention with the margin that was set before. */
export function Kept({ verdict }: { verdict: RetentionVerdict }) {
  const { says, tone } = SAYS[verdict.verdict];
  return (
    <p>
      <span className={`chip ${tone}`}>{says}</span>{" "}
      <span className="muted small">
        {verdict.verdict === "unscored"
          ? verdict.reason
          : `${points(verdict.estimate)} points over ${verdict.documents} general documents; the lower bound ${points(verdict.lowerBound)} is held against a margin of ${(verdict.margin * 100).toFixed(1)}`}
      </span>
    </p>
  );
}
