import { Link } from "@tanstack/react-router";
import { percent, score } from "../ui/format.ts";
import type { Share } from "./result.ts";
import type { EvaluationSearch } from "./row-filter.ts";

/** A share with its counts and interval; with `rows` it opens the rows that it counts. */
export function ShareCell({ share, rows }: { share: Share | undefined; rows?: EvaluationSearch | undefined }) {
  if (!share) return <span className="muted">–</span>;
  const body = (
    <>
      <span className="score-line">
        {share.score.kind === "scored" ? <b>{score(share.score)}</b> : <i className="muted">unscored</i>}{" "}
        {share.n > 0 && (
          <span className="muted small">
            {share.right}/{share.n}
          </span>
        )}
      </span>
      {share.interval && <Interval share={share} interval={share.interval} />}
      {share.score.kind === "unscored" && <span className="muted small">{share.score.reason}</span>}
    </>
  );
  if (!rows || share.n === 0) return <span className="score">{body}</span>;
  return (
    <Link to="/evaluation" search={rows} className="score" hash="rows" title="Show the rows behind this number">
      {body}
    </Link>
  );
}

/** The interval on a scale of 0 to 100 %, with the estimate as a mark. */
function Interval({ share, interval }: { share: Share; interval: NonNullable<Share["interval"]> }) {
  const at = share.score.kind === "scored" ? share.score.value : null;
  const { low, high, level } = interval;
  return (
    <svg
      className="interval"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${percent(level, 0)} interval ${percent(low)} to ${percent(high)}`}
    >
      <line x1="0" y1="4" x2="100" y2="4" className="interval-scale" />
      <line x1={low * 100} y1="4" x2={high * 100} y2="4" className="interval-range" />
      {at !== null && <line x1={at * 100} y1="0.5" x2={at * 100} y2="7.5" className="interval-mark" />}
    </svg>
  );
}
