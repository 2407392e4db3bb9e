import "./studies.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";
import { Confirm } from "../ui/confirm.tsx";
import { count, moment } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { OpenStudy } from "./open-study.tsx";
import { Reading } from "./reading.tsx";
import { StudyResult } from "./study-result.tsx";

type Study = Schema<"Study">;

/** Blind readings: for readers the next pair, for others how far each one is and, in the end, what came out. */
export function Studies() {
  const { id, view } = useSearch({ from: "/reading" });
  const mayVote = useMay("studies.vote");
  const mayRead = useMay("studies.read");
  if (id && view === "result" && mayRead) return <StudyResult id={id} />;
  if (id && mayVote) return <Reading key={id} id={id} />;
  return <StudyList />;
}

function StudyList() {
  const mayManage = useMay("studies.manage");
  const [opens, setOpens] = useState(false);
  const studies = useQuery({ queryKey: ["studies"], queryFn: () => answer(api.GET("/api/studies")) });
  return (
    <main className="screen">
      <div className="screen-head">
        <h1>Blind reading</h1>
        {mayManage && (
          <button type="button" onClick={() => setOpens(true)}>
            Open a blind reading
          </button>
        )}
      </div>
      {opens && <OpenStudy onClose={() => setOpens(false)} />}
      <Loaded query={studies} what="studies">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No blind reading is open.">
              <p>
                In a blind reading people compare two answers to a document without knowing whose they are. Its plan is
                frozen before the first vote, and its result is shown to nobody before the voting has ended.
              </p>
            </Empty>
          ) : (
            <Table about="Studies" heads={["Study", "State", "Pairs", "Readers", "Votes", "Since", "Next"]}>
              {items.map((study) => (
                <StudyRow key={study.id} study={study} />
              ))}
            </Table>
          )
        }
      </Loaded>
    </main>
  );
}

const TONES: Record<Study["state"], string> = { open: "chip-accent", closed: "chip-warn", unblinded: "chip-good" };

function StudyRow({ study }: { study: Study }) {
  const mayVote = useMay("studies.vote");
  const mayRead = useMay("studies.read");
  const mayManage = useMay("studies.manage");
  const [asked, setAsked] = useState<"close" | "unblind" | null>(null);
  const client = useQueryClient();
  const params = { params: { path: { id: study.id } } };
  const change = useMutation<unknown, Error, "close" | "unblind">({
    mutationFn: (step) =>
      step === "close"
        ? answer(api.POST("/api/studies/{id}/close", params))
        : answer(api.POST("/api/studies/{id}/sides", params)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["studies"] });
      setAsked(null);
    },
  });
  const missing = study.votesAskedFor - study.votes;
  return (
    <tr>
      <th scope="row">{study.name}</th>
      <td>
        <span className={`chip ${TONES[study.state]}`}>{study.state}</span>
      </td>
      <td>{count(study.items)}</td>
      <td>{count(study.readers)}</td>
      <td>
        {count(study.votes)} of {count(study.votesAskedFor)}
        <progress
          className="study-progress"
          max={study.votesAskedFor}
          value={study.votes}
          aria-label={`Votes of ${study.name}`}
        />
      </td>
      <td>{moment(study.openedAt)}</td>
      <td>
        <span className="row">
          {mayVote && study.state === "open" && (
            <Link to="/reading" search={{ id: study.id }} className="button">
              Read
            </Link>
          )}
          {mayManage && study.state === "open" && (
            <button type="button" onClick={() => setAsked("close")}>
              End the voting
            </button>
          )}
          {mayManage && study.state === "closed" && (
            <button type="button" onClick={() => setAsked("unblind")}>
              Reveal the sides
            </button>
          )}
          {study.state === "closed" && !mayManage && <span className="muted small">waits to be revealed</span>}
          {mayRead && study.state === "unblinded" && (
            <Link to="/reading" search={{ id: study.id, view: "result" }} className="button">
              Result
            </Link>
          )}
        </span>
        {asked && (
          <Confirm
            title={asked === "close" ? `End the voting of ${study.name}?` : `Reveal the sides of ${study.name}?`}
            says={
              asked === "close"
                ? [
                    "Nobody can vote any more, for good.",
                    ...(missing > 0
                      ? [`${count(missing)} of the votes asked for are missing; the result will say so.`]
                      : []),
                  ]
                : [
                    "It is shown which candidate stood where, and the result. That is recorded in the audit chain; there is no way back.",
                  ]
            }
            confirm={asked === "close" ? "End the voting" : "Reveal the sides"}
            error={change.error}
            busy={change.isPending}
            onClose={() => setAsked(null)}
            onConfirm={() => change.mutate(asked)}
          />
        )}
      </td>
    </tr>
  );
}
