import { Link } from "@tanstack/react-router";
import type { Schema } from "../api/client.ts";
import { Fact } from "../ui/fact.tsx";
import { count, percent, plural } from "../ui/format.ts";

const SPLITS = ["train", "dev", "test"] as const;

/** What a version says of itself in a few numbers: its splits, its leak check, what was left out and why. */
export function Summary({ dataset: { id, summary, split, runs } }: { dataset: Schema<"Dataset"> }) {
  const { documents, splits, trainingRows, leaks, nearDuplicates, leftOut } = summary;
  const kept = [...split.by, "page or near-duplicate"].join(", ");
  return (
    <>
      <p className={`banner ${leaks === 0 ? "banner-good" : "banner-bad"}`}>
        <b>{leaks === 0 ? "No leak." : `${plural(leaks, "leak")}.`}</b>{" "}
        {leaks === 0
          ? `Checked on the finished split: nothing with the same ${kept} stands in two splits.`
          : `Documents with the same ${kept} stand in two splits.`}
      </p>
      <dl className="facts">
        <Fact name="Documents">{count(documents)}</Fact>
        {SPLITS.map((name) => (
          <Fact key={name} name={name}>
            {count(splits[name] ?? 0)}{" "}
            <span className="muted small">
              {percent((splits[name] ?? 0) / Math.max(1, documents), 0)}, asked {percent(split[name], 0)}
            </span>
          </Fact>
        ))}
        <Fact name="Training rows">{count(trainingRows)}</Fact>
        <Fact name="Near-duplicates">{count(nearDuplicates)}</Fact>
        {Object.entries(leftOut).map(([why, n]) => (
          <Fact key={why} name={`Left out: ${why}`}>
            {count(n)}
          </Fact>
        ))}
        <Fact name="Runs">
          {runs === 0 ? (
            <Link to="/runs" search={{ plan: id }}>
              none yet
            </Link>
          ) : (
            <Link to="/runs">{count(runs)}</Link>
          )}
        </Fact>
      </dl>
    </>
  );
}
