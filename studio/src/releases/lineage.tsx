import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { count, moment, plural, shortId } from "../ui/format.ts";
import { Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

/** Where each record stands in the picture, in hundredths of its width and height; the middle of the box. */
const PLACES = {
  documents: { x: 9, y: 62 },
  dataset: { x: 30, y: 62 },
  base: { x: 30, y: 18 },
  run: { x: 51, y: 36 },
  evaluation: { x: 70, y: 78 },
  release: { x: 90, y: 36 },
  before: { x: 90, y: 84 },
} as const;
type Place = keyof typeof PLACES;

const ARROWS: readonly { from: Place; to: Place; says: string }[] = [
  { from: "documents", to: "dataset", says: "split" },
  { from: "dataset", to: "run", says: "train" },
  { from: "base", to: "run", says: "start" },
  { from: "dataset", to: "evaluation", says: "held out" },
  { from: "run", to: "evaluation", says: "answers" },
  { from: "run", to: "release", says: "merged" },
  { from: "evaluation", to: "release", says: "gates" },
  { from: "before", to: "release", says: "replaced by" },
];

interface Shown {
  title: string;
  name: string;
  about: string;
  to?: Pick<LinkProps, "to" | "search">;
}

/** What a release came from, as a picture of records, and what happened to it. */
export function Lineage({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["release-lineage", id],
    queryFn: () => answer(api.GET("/api/releases/{id}/lineage", { params: { path: { id } } })),
  });
  return (
    <Loaded query={query} what="the lineage">
      {(lineage) => (
        <>
          <Picture lineage={lineage} />
          <Table about="History of the release" heads={["At", "What", "Who", "Entry"]}>
            {lineage.history.map(({ sequence, at, actor, action }) => (
              <tr key={sequence}>
                <td>{moment(at)}</td>
                <td>{action.replace("release.", "").replace(/-/g, " ")}</td>
                <td>{actor}</td>
                <td>{sequence}</td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </Loaded>
  );
}

function Picture({ lineage }: { lineage: Schema<"ReleaseLineage"> }) {
  const shown = recordsOf(lineage);
  return (
    <div className="lineage-frame">
      <div className="lineage">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {ARROWS.filter(({ from, to }) => shown[from] && shown[to]).map(({ from, to }) => {
            const [a, b] = [PLACES[from], PLACES[to]];
            const middle = (a.x + b.x) / 2;
            return (
              <path
                key={`${from} ${to}`}
                data-from={from}
                d={
                  a.x === b.x
                    ? `M${a.x} ${a.y}L${b.x} ${b.y}`
                    : `M${a.x} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${b.x} ${b.y}`
                }
              />
            );
          })}
        </svg>
        {ARROWS.filter(({ from, to }) => shown[from] && shown[to]).map(({ from, to, says }) => (
          <span
            key={`${from} ${to}`}
            className="lineage-says"
            aria-hidden="true"
            style={{
              left: `${(PLACES[from].x + PLACES[to].x) / 2}%`,
              top: `${(PLACES[from].y + PLACES[to].y) / 2}%`,
            }}
          >
            {says}
          </span>
        ))}
        <ol>
          {(Object.keys(PLACES) as Place[]).flatMap((place) => {
            const record = shown[place];
            if (!record) return [];
            const comesFrom = ARROWS.filter((arrow) => arrow.to === place && shown[arrow.from]);
            const body = (
              <>
                <span className="lineage-kind">{record.title}</span>
                <b>{record.name}</b>
                <span className="small muted">{record.about}</span>
                {comesFrom.length > 0 && (
                  <span className="hidden">
                    from {comesFrom.map(({ from, says }) => `${shown[from]?.title} (${says})`).join(" and ")}
                  </span>
                )}
              </>
            );
            return [
              <li key={place} data-place={place} style={{ left: `${PLACES[place].x}%`, top: `${PLACES[place].y}%` }}>
                {record.to ? <Link {...record.to}>{body}</Link> : <span>{body}</span>}
              </li>,
            ];
          })}
        </ol>
      </div>
    </div>
  );
}

function recordsOf(lineage: Schema<"ReleaseLineage">): Partial<Record<Place, Shown>> {
  const { documents, dataset, base, run, evaluation, release, replaces } = lineage;
  const { train = 0, dev = 0, test = 0 } = documents.splits;
  return {
    documents: {
      title: "Documents",
      name: count(documents.inDataset),
      about: `${count(train)} train, ${count(dev)} dev, ${count(test)} test`,
      to: { to: "/documents" },
    },
    dataset: {
      title: "Dataset version",
      name: shortId(dataset.id),
      about: `${plural(dataset.trainingRows, "row")}, ${dataset.leaks === 0 ? "no leak" : plural(dataset.leaks, "leak")}`,
      to: { to: "/datasets", search: { id: dataset.id } },
    },
    base: { title: "Base model", name: base.name, about: `files ${base.sha256.slice(0, 10)}` },
    run: {
      title: "Run",
      name: shortId(run.id),
      about: `${run.method}, ${run.state}`,
      to: { to: "/runs", search: { id: run.id } },
    },
    ...(evaluation
      ? {
          evaluation: {
            title: "Evaluation",
            name: shortId(evaluation.id),
            about: `${evaluation.split}${evaluation.documents === null ? "" : `, ${plural(evaluation.documents, "document")}`}`,
            to: { to: "/evaluation", search: { id: evaluation.id } },
          },
        }
      : {}),
    release: { title: "Release", name: shortId(release.id), about: release.state },
    ...(replaces
      ? {
          before: {
            title: "Release before",
            name: shortId(replaces),
            about: "can be gone back to",
            to: { to: "/releases", search: { id: replaces } },
          },
        }
      : {}),
  };
}
