import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { count, percent, plural, score } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import {
  type Analysis,
  analysisOf,
  type PairCounts,
  type PairResult,
  type Rate,
  seenFrom,
  segments,
} from "./analysis.ts";

/** What came out, by the plan that was frozen before the first vote. The server gives nothing before the sides are revealed. */
export function StudyResult({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["study-result", id],
    queryFn: () => answer(api.GET("/api/studies/{id}/result", { params: { path: { id } } })),
  });
  return (
    <main className="screen">
      <div className="screen-head">
        <h1>Blind reading: result</h1>
        <Link to="/reading">All readings</Link>
      </div>
      <Loaded query={query} what="the result">
        {(result) => {
          const analysis = analysisOf(result);
          return analysis ? (
            <Result analysis={analysis} planSha256={result.planSha256} />
          ) : (
            <Empty title="This result has no parts that can be shown." />
          );
        }}
      </Loaded>
    </main>
  );
}

const CONCLUSIONS = {
  shown: { tone: "banner-good", says: (a: string, b: string) => `${a} is preferred to ${b}.` },
  "not-shown": {
    tone: "banner-plain",
    says: (a: string, b: string) => `It is not shown that ${a} is preferred to ${b}.`,
  },
  reversed: { tone: "banner-bad", says: (a: string, b: string) => `${b} is preferred to ${a}.` },
} as const;

const points = (value: number): string => `${value >= 0 ? "+" : "−"}${Math.abs(value * 100).toFixed(0)}`;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const rate = (value: Rate): string =>
  value.kind === "unscored"
    ? `unscored: ${value.reason}`
    : `net win rate ${points(value.value)}, ${percent(value.interval.level, 0)} interval ${points(value.interval.low)} to ${points(value.interval.high)}`;

function Result({ analysis, planSha256 }: { analysis: Analysis; planSha256: string }) {
  const { primary, pairs, plan, readers, votes, missingVotes, selfConsistency, sideA, quickVotes, faults } = analysis;
  const { tone, says } = CONCLUSIONS[primary.conclusion];
  return (
    <>
      <div className={`banner ${tone}`}>
        <p className="big">{says(primary.candidate, primary.against)}</p>
        <p>
          {capital(rate(primary.netWinRate))}, held against{" "}
          {primary.margin === 0 ? "no difference" : `a margin of ${points(primary.margin)}`}.
        </p>
      </div>
      <p className="muted">
        {plan.name}: “{plan.question}” {plural(votes, "vote")} of {plural(readers, "reader")}
        {missingVotes > 0 && <b>, {count(missingVotes)} asked for and missing</b>}. Plan{" "}
        <code>{planSha256.slice(0, 16)}</code>, as it was frozen.
      </p>
      {pairs
        .map((one) => seenFrom(one, primary.candidate))
        .map((pair) => (
          <Pair key={`${pair.left} ${pair.right}`} pair={pair} />
        ))}
      <Table about="How far the votes can be relied on" heads={["How far the votes can be relied on", "", ""]}>
        <Steadiness
          name="The same vote on a flipped repeat"
          value={selfConsistency}
          about="readers who judge the answers, not the side"
        />
        <Steadiness name="A, among votes for one side" value={sideA} about="half, unless the side itself was chosen" />
        <Steadiness
          name="Votes within two seconds"
          value={{ score: quickVotes, interval: null }}
          about="hardly time to read"
        />
      </Table>
      <Faults faults={faults} />
    </>
  );
}

const KINDS: Record<keyof PairCounts, (pair: PairResult) => string> = {
  wins: ({ left }) => `${left} better`,
  bothGood: () => "both good",
  alike: () => "the same answer",
  bothBad: () => "both bad",
  losses: ({ right }) => `${right} better`,
};

function Pair({ pair }: { pair: PairResult }) {
  const parts = segments(pair);
  return (
    <section className="card study-pair">
      <h2>
        {pair.left} and {pair.right}
      </h2>
      <svg className="votes" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ kind, from, share }) => (
          <rect key={kind} data-kind={kind} x={from * 100} width={share * 100} height="6" />
        ))}
      </svg>
      <ul className="votes-legend">
        {parts.map(({ kind, count: n, share }) => (
          <li key={kind}>
            <span className="votes-mark" data-kind={kind} aria-hidden="true" />
            {KINDS[kind](pair)} <b>{count(n)}</b> <span className="muted small">{percent(share, 0)}</span>
          </li>
        ))}
      </ul>
      <p>
        {pair.left}: {rate(pair.netWinRate)}{" "}
        <span className="muted small">over {plural(pair.documents, "document")}</span>
      </p>
      <p className="muted small">
        Readers agree on {score(pair.agreement)} of the pairs, Krippendorff’s α{" "}
        {pair.alpha.kind === "scored" ? pair.alpha.value.toFixed(2) : "unscored"}; neither was good in{" "}
        {score(pair.bothBadRate)}. By reader:{" "}
        {Object.entries(pair.byReader)
          .map(
            ([name, value]) =>
              `${name} ${value.kind === "scored" ? `${points(value.value)} (${value.n})` : "unscored"}`,
          )
          .join(", ")}
        .
      </p>
    </section>
  );
}

function Steadiness(props: {
  name: string;
  value: { score: Schema<"Score">; interval: Schema<"Interval"> | null };
  about: string;
}) {
  const { name, value, about } = props;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <b>{score(value.score)}</b>{" "}
        <span className="muted small">
          {value.score.kind === "scored" ? `of ${value.score.n}` : value.score.reason}
          {value.interval && `, ${percent(value.interval.low, 0)} to ${percent(value.interval.high, 0)}`}
        </span>
      </td>
      <td className="muted">{about}</td>
    </tr>
  );
}

function Faults({ faults }: { faults: Analysis["faults"] }) {
  const kinds = [...new Set(Object.values(faults).flatMap((found) => Object.keys(found)))].sort();
  if (kinds.length === 0) return <p className="muted">No reader named a fault.</p>;
  return (
    <Table
      about="Faults that readers named"
      heads={["Faults that readers named", ...kinds.map((kind) => kind.replace("-", " "))]}
    >
      {Object.entries(faults).map(([name, found]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {kinds.map((kind) => (
            <td key={kind}>{count(found[kind] ?? 0)}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
