import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { answer, api, pageImage, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { count, moment, plural } from "../ui/format.ts";
import { Empty, Loaded, Problem } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

/** Blind readings: for readers the next pair, for others how far each one is. */
export function Studies() {
  const { id } = useSearch({ from: "/reading" });
  const mayVote = useMay("studies.vote");
  const mayManage = useMay("studies.manage");
  const client = useQueryClient();
  const studies = useQuery({ queryKey: ["studies"], queryFn: () => answer(api.GET("/api/studies")) });
  const close = useMutation({
    mutationFn: (study: string) => answer(api.POST("/api/studies/{id}/close", { params: { path: { id: study } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["studies"] }),
  });
  return (
    <main className="screen">
      <h1>Blind reading</h1>
      {close.error && <Problem error={close.error} />}
      <Loaded query={studies} what="studies">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No blind reading is open.">
              <p>
                In a blind reading people compare two answers without knowing whose they are. An administrator opens one
                with <code>residency study</code>.
              </p>
            </Empty>
          ) : id && mayVote ? (
            <Reading key={id} id={id} />
          ) : (
            <Table about="Studies" heads={["Study", "State", "Pairs", "Readers", "Votes", "Since", "Do"]}>
              {items.map((study) => (
                <tr key={study.id}>
                  <th scope="row">{study.name}</th>
                  <td>
                    <span className={`chip ${study.state === "open" ? "chip-accent" : ""}`}>{study.state}</span>
                  </td>
                  <td>{count(study.items)}</td>
                  <td>{count(study.readers)}</td>
                  <td>
                    {count(study.votes)} of {count(study.votesAskedFor)}
                  </td>
                  <td>{moment(study.openedAt)}</td>
                  <td>
                    {mayVote && study.state === "open" && (
                      <Link to="/reading" search={{ id: study.id }}>
                        Read
                      </Link>
                    )}
                    {mayManage && study.state === "open" && (
                      <button type="button" className="quiet" onClick={() => close.mutate(study.id)}>
                        End the voting
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </Table>
          )
        }
      </Loaded>
    </main>
  );
}

const VOTES: { vote: Schema<"Vote">["vote"]; says: string; key: string }[] = [
  { vote: "a", says: "A is better", key: "1" },
  { vote: "b", says: "B is better", key: "2" },
  { vote: "both-good", says: "Both are good", key: "3" },
  { vote: "both-bad", says: "Both are bad", key: "4" },
];

/** One pair after the other; a vote stands for good. */
function Reading({ id }: { id: string }) {
  const client = useQueryClient();
  const key = ["study-item", id];
  const [since, setSince] = useState(() => performance.now());
  const next = useQuery({
    queryKey: key,
    queryFn: () => answer(api.POST("/api/studies/{id}/next", { params: { path: { id } } })),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const vote = useMutation({
    mutationFn: ({ item, choice }: { item: number; choice: Schema<"Vote">["vote"] }) =>
      answer(
        api.POST("/api/studies/{id}/votes", {
          params: { path: { id } },
          body: { item, vote: choice, tags: [], seconds: (performance.now() - since) / 1000 },
        }),
      ),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: key });
      setSince(performance.now());
    },
  });
  const item = next.data?.item;
  const press = useRef<(event: KeyboardEvent) => void>(() => {});
  press.current = (event) => {
    const chosen = VOTES.find((one) => one.key === event.key);
    if (chosen && item && !vote.isPending && !event.ctrlKey && !event.altKey && !event.metaKey)
      vote.mutate({ item: item.item, choice: chosen.vote });
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press.current(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <Loaded query={next} what="the next pair">
      {({ item: shown }) =>
        shown === null ? (
          <Empty title="Nothing is left for you. Thank you.">
            <Link to="/reading">All readings</Link>
          </Empty>
        ) : (
          <div className="reading">
            <section className="reading-pages" aria-label="Pages">
              {Array.from({ length: shown.pages }, (_, page) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
                <img key={page} src={pageImage(shown.documentId, page, "1600")} alt={`Page ${page + 1}`} />
              ))}
            </section>
            <section aria-label="Answers">
              <p className="muted small">{plural(shown.left, "pair")} left</p>
              <h2>{shown.question}</h2>
              <div className="pair">
                <div className="card">
                  <h3>A</h3>
                  <pre>{shown.a ?? "no answer"}</pre>
                </div>
                <div className="card">
                  <h3>B</h3>
                  <pre>{shown.b ?? "no answer"}</pre>
                </div>
              </div>
              {vote.error && <Problem error={vote.error} />}
              <div className="row">
                {VOTES.map(({ vote: choice, says, key: number }) => (
                  <button
                    key={choice}
                    type="button"
                    disabled={vote.isPending}
                    onClick={() => vote.mutate({ item: shown.item, choice })}
                  >
                    {says} <kbd>{number}</kbd>
                  </button>
                ))}
              </div>
            </section>
          </div>
        )
      }
    </Loaded>
  );
}
