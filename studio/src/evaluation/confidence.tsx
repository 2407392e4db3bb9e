import type { Schema } from "../api/client.ts";
import { count, percent, plural } from "../ui/format.ts";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { Plot } from "./plot.tsx";
import { type Calibration, type CandidateResult, candidatesOf, type ReviewPromise } from "./result.ts";

type Scored = Extract<Calibration, { kind: "scored" }>;

/** Whether a candidate knows when it is wrong, and what review that would spare. */
export function Confidence({ evaluation }: { evaluation: Schema<"EvaluationWithResult"> }) {
  if (!evaluation.result) return null;
  const candidates = candidatesOf(evaluation.result).filter(({ calibration }) => calibration);
  if (candidates.length === 0)
    return (
      <Empty title="No candidate gave confidences.">
        <p>They come from the log-probabilities of the answers; not every source gives them.</p>
      </Empty>
    );
  return candidates.map((candidate) => <OneCandidate key={candidate.id} candidate={candidate} />);
}

function OneCandidate({ candidate: { name, calibration } }: { candidate: CandidateResult }) {
  if (!calibration) return null;
  if (calibration.kind === "unscored")
    return (
      <section className="confidence">
        <h2>{name}</h2>
        <p className="muted">
          <b>Unscored:</b> {calibration.reason}
        </p>
      </section>
    );
  const { fittedOn, n, without, expectedCalibrationError, brier, areaUnderRiskCoverage } = calibration;
  return (
    <section className="confidence">
      <h2>{name}</h2>
      <dl className="facts">
        <div>
          <dt>Expected calibration error</dt>
          <dd>{percent(expectedCalibrationError)}</dd>
        </div>
        <div>
          <dt>Brier score</dt>
          <dd>{brier.toFixed(3)}</dd>
        </div>
        <div>
          <dt>Area under risk and coverage</dt>
          <dd>{areaUnderRiskCoverage.toFixed(3)}</dd>
        </div>
        <div>
          <dt>Fields with a confidence</dt>
          <dd>
            {count(n)}
            {without > 0 && <span className="muted">, {count(without)} without</span>}
          </dd>
        </div>
        <div>
          <dt>Fitted on</dt>
          <dd>
            {plural(fittedOn.fields, "field")} of {plural(fittedOn.documents, "document")} of {fittedOn.split}
          </dd>
        </div>
      </dl>
      <div className="plots">
        <Reliability name={name} calibration={calibration} />
        <RiskCoverage name={name} calibration={calibration} />
      </div>
      {calibration.promises.length > 0 && <Promises name={name} promises={calibration.promises} />}
    </section>
  );
}

/** Points on the diagonal: of the fields said to be right with 80 %, 80 % are. */
function Reliability({ name, calibration: { bins } }: { name: string; calibration: Scored }) {
  const largest = Math.max(1, ...bins.map((bin) => bin.n));
  return (
    <Plot
      title="Reliability"
      description={`Reliability of ${name}: ${bins
        .map(
          (bin) => `of ${bin.n} fields said right with ${percent(bin.confidence, 0)}, ${percent(bin.accuracy, 0)} are`,
        )
        .join("; ")}`}
      xLabel="confidence, %"
      yLabel="right, %"
    >
      {({ x, y }) => (
        <>
          <line className="plot-ideal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
          <polyline
            className="plot-line"
            points={bins.map((bin) => `${x(bin.confidence)},${y(bin.accuracy)}`).join(" ")}
          />
          {bins.map((bin) => (
            <circle
              key={`${bin.low} ${bin.high} ${bin.confidence}`}
              className="plot-point"
              cx={x(bin.confidence)}
              cy={y(bin.accuracy)}
              r={2.5 + 3.5 * Math.sqrt(bin.n / largest)}
            >
              <title>{`${bin.n} fields, confidence ${percent(bin.confidence)}, right ${percent(bin.accuracy)}`}</title>
            </circle>
          ))}
        </>
      )}
    </Plot>
  );
}

/** How many errors stay among the fields that nobody reviews, by how many that are. */
function RiskCoverage({ name, calibration: { riskCoverage, promises } }: { name: string; calibration: Scored }) {
  const worst = Math.max(0.02, ...riskCoverage.map((point) => point.risk));
  const yEnd = [0.02, 0.04, 0.1, 0.2, 0.4, 1].find((end) => end >= worst) ?? 1;
  const last = riskCoverage.at(-1);
  return (
    <Plot
      title="Risk and coverage"
      description={`Risk and coverage of ${name}${last ? `: without review ${percent(last.risk)} of the fields are wrong` : ""}; ${promises
        .map((promise) =>
          promise.review.score.kind === "scored" && promise.threshold !== null
            ? `${percent(promise.errorRate)} errors take review of ${percent(promise.review.score.value, 0)}`
            : `${percent(promise.errorRate)} errors cannot be promised`,
        )
        .join("; ")}`}
      xLabel="not reviewed, %"
      yLabel="wrong among them, %"
      yEnd={yEnd}
    >
      {({ x, y }) => (
        <>
          {promises
            .filter((promise) => promise.errorRate <= yEnd)
            .map((promise) => (
              <line
                key={promise.errorRate}
                className="plot-promise"
                x1={x(0)}
                x2={x(1)}
                y1={y(promise.errorRate)}
                y2={y(promise.errorRate)}
              />
            ))}
          <polyline
            className="plot-line"
            points={riskCoverage.map((point) => `${x(point.coverage)},${y(Math.min(yEnd, point.risk))}`).join(" ")}
          />
        </>
      )}
    </Plot>
  );
}

function Promises({ name, promises }: { name: string; promises: readonly ReviewPromise[] }) {
  return (
    <Table
      about={`Promised error rates of ${name}`}
      heads={["Promised error rate", "Review", "Errors among the rest", "Kept"]}
    >
      {promises.map((promise) => (
        <tr key={promise.errorRate}>
          <th scope="row">at most {percent(promise.errorRate)}</th>
          {promise.threshold === null ? (
            <td colSpan={3} className="muted">
              cannot be promised: {promise.reason}
            </td>
          ) : (
            <>
              <td>
                {promise.review.score.kind === "scored" ? percent(promise.review.score.value) : "unscored"} of the
                fields
                {promise.probability !== null && (
                  <span className="muted small"> below a confidence of {percent(promise.probability)}</span>
                )}
              </td>
              <td>
                {promise.error.score.kind === "scored" ? percent(promise.error.score.value) : "unscored"}{" "}
                <span className="muted small">
                  {promise.error.right}/{promise.error.n}
                </span>
              </td>
              <td>
                {promise.kept === null ? (
                  <span className="chip">nothing goes through</span>
                ) : (
                  <span className={`chip ${promise.kept ? "chip-good" : "chip-bad"}`}>
                    {promise.kept ? "kept" : "not kept"}
                  </span>
                )}
              </td>
            </>
          )}
        </tr>
      ))}
    </Table>
  );
}
