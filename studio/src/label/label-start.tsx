import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { answer, api } from "../api/client.ts";
import { queueQuery, useMay } from "../api/queries.ts";
import { plural } from "../ui/format.ts";
import { Loaded, Problem } from "../ui/states.tsx";
import type { Purpose } from "./purpose.ts";

const KINDS: { purpose: Purpose; title: string; about: string; start: string }[] = [
  {
    purpose: "first",
    title: "Label",
    about: "Documents of the specialty without labels. Each is kept for you for a quarter of an hour.",
    start: "Start labelling",
  },
  {
    purpose: "second",
    title: "Read again, blind",
    about:
      "Every tenth document is read by a second person who sees neither labels nor suggestions. It measures agreement.",
    start: "Start reading",
  },
  {
    purpose: "adjudicate",
    title: "Settle disagreements",
    about: "Two readings differ. You see both and decide which one stands.",
    start: "Start settling",
  },
];

/** Where labelling begins: what waits, by purpose. */
export function LabelStart() {
  const { done } = useSearch({ from: "/label" });
  const queue = useQuery(queueQuery);
  const mayLabel = useMay("labels.write");
  const maySettle = useMay("labels.adjudicate");
  const navigate = useNavigate();
  const take = useMutation({
    mutationFn: (purpose: Purpose) =>
      answer(
        purpose === "adjudicate"
          ? api.POST("/api/adjudication-queue/next")
          : api.POST("/api/label-queue/next", { body: { purpose, share: 0.1 } }),
      ),
    onSuccess: ({ item }) => {
      if (item)
        void navigate({
          to: "/label/$documentId",
          params: { documentId: item.documentId },
          search: { purpose: item.purpose },
        });
      else void queue.refetch();
    },
  });
  return (
    <main className="screen">
      <h1>Label</h1>
      {done && (
        <p className="banner banner-good" role="status">
          All saved. Nothing more of that kind waits for you.
        </p>
      )}
      {take.error && <Problem error={take.error} />}
      <Loaded query={queue} what="the queue">
        {(lengths) => (
          <>
            <div className="cards">
              {KINDS.map(({ purpose, title, about, start }) => {
                const may = purpose === "adjudicate" ? maySettle : mayLabel;
                const waiting = lengths[purpose];
                return (
                  <section key={purpose} className="card">
                    <h2>{title}</h2>
                    <p className="big">{plural(waiting, "document")}</p>
                    <p className="muted">{about}</p>
                    {may ? (
                      <button
                        type="button"
                        className={purpose === "first" ? "primary" : ""}
                        disabled={waiting === 0 || take.isPending}
                        onClick={() => take.mutate(purpose)}
                      >
                        {waiting === 0 ? "Nothing waits" : start}
                      </button>
                    ) : (
                      <p className="small muted">Your role does not do this.</p>
                    )}
                  </section>
                );
              })}
            </div>
            <p>
              Looking for a certain document? <Link to="/documents">Find it in the list</Link> and open it from there.
            </p>
          </>
        )}
      </Loaded>
    </main>
  );
}
