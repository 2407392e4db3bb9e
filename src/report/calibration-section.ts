import type { Calibration, CandidateScores, EvaluationResult, ReviewPromise } from "../domain/evaluation.ts";
import { counted, escapeHtml, percent, table, whole } from "../html/index.ts";
import { notScored, shareCell } from "./cells.ts";
import { reliabilityChart, riskCoverageChart } from "./confidence-charts.ts";
import { type Filter, rowsLink } from "./filter.ts";
import { mark } from "./marks.ts";

type Scored = Extract<Calibration, { kind: "scored" }>;

/** Whether a candidate knows when it is wrong, and what that saves in review. */
export async function calibrationSection(result: EvaluationResult): Promise<string> {
  const { candidates } = result;
  const scored = candidates.flatMap((candidate, index) =>
    candidate.calibration?.kind === "scored" ? [{ candidate, index, calibration: candidate.calibration }] : [],
  );
  const reasons = candidates.flatMap(({ name, calibration }) =>
    calibration?.kind === "scored"
      ? []
      : [
          `<li>${escapeHtml(name)}: <span class="unscored">not scored</span>, ${escapeHtml(calibration?.reason ?? "measured before confidence was kept")}.</li>`,
        ],
  );
  const unscored = reasons.length > 0 ? `<ul>${reasons.join("")}</ul>` : "";
  if (scored.length === 0)
    return `<p>A model that knows when it is wrong needs little review. This evaluation does not tell.</p>${unscored}`;
  const curves = scored.map(({ candidate, calibration }) => ({ name: candidate.name, calibration }));
  const names = candidates.map((candidate) => candidate.name);
  const charts = `<div class="pair"><figure class="chart">${await reliabilityChart(names, curves)}<figcaption>Of fields answered with a confidence of 90 %, about 90 % should be right. On the line confidence can be taken at its word; below it the model is too sure.</figcaption></figure><figure class="chart">${await riskCoverageChart(names, curves)}<figcaption>The surest fields first: how many of the fields that nobody reviews are wrong, by the share that nobody reviews.</figcaption></figure></div>`;
  return `<p>${escapeHtml(promiseSentence(scored.at(-1))).replace(/ %/g, "\u00A0%")} Confidence was calibrated on ${counted(scored[0]?.calibration.fittedOn.documents ?? 0, "document")} of the ${escapeHtml(scored[0]?.calibration.fittedOn.split ?? "")} split and is judged here, on other documents.</p>${charts}${promiseTable(scored)}${scored.map(binTable).join("")}${unscored}`;
}

interface Own {
  candidate: CandidateScores;
  index: number;
  calibration: Scored;
}

const rate = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

function promiseSentence(own: Own | undefined): string {
  const promise = own?.calibration.promises.filter((one) => one.threshold !== null).at(0);
  if (!own || !promise || promise.review.score.kind !== "scored")
    return "No threshold keeps any of the promised error rates on the documents that confidence was calibrated on: every field needs review.";
  const { right, n } = promise.error;
  return `With at most ${rate(promise.errorRate)} errors promised among fields that nobody reviews, ${own.candidate.name} sends ${percent(promise.review.score.value)} of its fields to review; ${whole(right)} of the other ${whole(n)} were wrong.`;
}

function promiseTable(scored: readonly Own[]): string {
  const bodies = scored.map(({ candidate, index, calibration }) => {
    const own: Filter = { part: "special", candidate: index };
    const rows = calibration.promises.map((promise, place) => {
      const label = `<th scope="row">At most ${rate(promise.errorRate)} wrong</th>`;
      if (promise.threshold === null)
        return `<tr>${label}<td class="number" colspan="3"><span class="unscored">no threshold</span><small>${escapeHtml(promise.reason ?? "")}</small></td></tr>`;
      const { name } = candidate;
      const through: Filter = { ...own, mark: mark.through(place) };
      const review: Filter = { ...own, mark: mark.review(place) };
      return `<tr>${label}${shareCell(promise.review, `fields to review, ${name}`, "fields", { counted: review, all: { ...own, mark: mark.answered }, main: review, mainCount: promise.review.right })}${shareCell(promise.error, `errors that go through, ${name}`, "fields", { counted: { ...through, outcome: "not-right" }, all: through, main: { ...through, outcome: "not-right" }, mainCount: promise.error.right })}<td class="number">${verdictOf(promise)}</td></tr>`;
    });
    return `<tbody><tr class="group"><th scope="rowgroup" colspan="4">${escapeHtml(candidate.name)}</th></tr>${rows.join("")}</tbody>`;
  });
  const head = `<tr><th scope="col">Promise</th><th scope="col" class="number">To review</th><th scope="col" class="number">Wrong among the others</th><th scope="col" class="number">Kept here</th></tr>`;
  return table(
    "What a promised error rate costs in review. Thresholds were chosen before these documents were seen",
    head,
    bodies.join(""),
  );
}

const verdictOf = ({ kept }: ReviewPromise): string => (kept === null ? "nothing goes through" : kept ? "yes" : "no");

function binTable({ candidate, index, calibration }: Own): string {
  const { bins, expectedCalibrationError, brier, n, without } = calibration;
  const own: Filter = { part: "special", candidate: index };
  const link = (text: string, filter: Filter, what: string, fields: number): string =>
    `<td class="number">${rowsLink(text, filter, what, { fields })}</td>`;
  const rows = bins.map((bin, place) => {
    const filter: Filter = { ...own, mark: mark.bin(place) };
    const what = `confidence ${percent(bin.low)} to ${percent(bin.high)}, ${candidate.name}`;
    const right = Math.round(bin.accuracy * bin.n);
    return `<tr><th scope="row">${percent(bin.low)} to ${percent(bin.high)}</th>${link(percent(bin.confidence), filter, `mean ${what}`, bin.n)}${link(percent(bin.accuracy), { ...filter, outcome: "right" }, `right, ${what}`, right)}${link(whole(bin.n), filter, what, bin.n)}</tr>`;
  });
  const all = `<tr class="group"><th scope="rowgroup">Calibration error ${rowsLink(percent(expectedCalibrationError), { ...own, mark: mark.confidence }, `expected calibration error, ${candidate.name}`, { fields: n })}<small>Brier score ${brier.toFixed(3)}${without > 0 ? `; ${counted(without, "field")} without a confidence` : ""}</small></th><td class="number"></td><td class="number"></td>${link(whole(n), { ...own, mark: mark.confidence }, `fields with a confidence, ${candidate.name}`, n)}</tr>`;
  const head = `<tr><th scope="col">Confidence</th><th scope="col" class="number">Mean confidence</th><th scope="col" class="number">Right</th><th scope="col" class="number">Fields</th></tr>`;
  return bins.length === 0
    ? notScored("no field has a confidence")
    : table(
        `Confidence of ${candidate.name}, in groups of about as many fields each`,
        head,
        `<tbody>${rows.join("")}${all}</tbody>`,
      );
}
