import "./releases.css";
import "../ui/tabs.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { Command } from "../home/command.tsx";
import { moment, shortId } from "../ui/format.ts";
import { Empty, Loaded } from "../ui/states.tsx";
import { Actions } from "./actions.tsx";
import { Card } from "./card.tsx";
import { Gates } from "./gates.tsx";
import { Lineage } from "./lineage.tsx";

const VIEWS = [
  { view: "gates", name: "Gates" },
  { view: "lineage", name: "Lineage" },
  { view: "card", name: "Model card" },
] as const;

const TONES: Record<Schema<"Release">["state"], string> = {
  candidate: "chip-accent",
  staged: "chip-warn",
  released: "chip-good",
  retired: "",
};

/** What was released, on what evidence each gate stands, and the steps from a candidate to a release and back. */
export function Releases() {
  const { id } = useSearch({ from: "/releases" });
  const query = useQuery({ queryKey: ["releases"], queryFn: () => answer(api.GET("/api/releases")) });
  return (
    <main className="screen">
      <h1>Releases</h1>
      <Loaded query={query} what="releases">
        {({ items }) => {
          // What is in use is what people come for; before that, the newest.
          const shown =
            items.find((one) => one.id === id) ?? items.find(({ state }) => state === "released") ?? items[0];
          return shown ? (
            <div className="beside">
              <nav className="list" aria-label="Releases">
                {items.map((release) => (
                  <Link
                    key={release.id}
                    to="/releases"
                    search={{ id: release.id }}
                    data-active={release === shown || undefined}
                    aria-current={release === shown ? "page" : undefined}
                    activeProps={{}}
                  >
                    <b>{shortId(release.id)}</b>
                    <span className={`chip ${TONES[release.state]}`}>{release.state}</span>
                    <span className="muted small">{moment(release.createdAt)}</span>
                  </Link>
                ))}
              </nav>
              <OneRelease key={shown.id} release={shown} />
            </div>
          ) : (
            <Empty title="Nothing was released yet.">
              <p>A release merges the specialist, proves that it answers as before, and holds it against its gates.</p>
              <Command text="residency release" />
            </Empty>
          );
        }}
      </Loaded>
    </main>
  );
}

function OneRelease({ release }: { release: Schema<"Release"> }) {
  const search = useSearch({ from: "/releases" });
  const view = VIEWS.find((one) => one.view === search.view)?.view ?? "gates";
  return (
    <section className="release" aria-label={`Release ${shortId(release.id)}`}>
      <div className="screen-head">
        <h2>
          {release.specialty ?? "Release"} <code>{shortId(release.id)}</code>
        </h2>
        <span className={`chip ${TONES[release.state]}`}>{release.state}</span>
        <Actions release={release} />
      </div>
      <p className="muted small">
        {standing(release.gates)} Made {moment(release.createdAt)} from{" "}
        <Link to="/runs" search={{ id: release.runId }}>
          run {shortId(release.runId)}
        </Link>
        {release.releasedAt && `, released ${moment(release.releasedAt)}`}.
      </p>
      <nav className="tabs" aria-label="Parts of the release">
        {VIEWS.map((one) => (
          <Link
            key={one.view}
            to="/releases"
            search={{ id: release.id, view: one.view }}
            aria-current={one.view === view ? "page" : undefined}
            activeProps={{}}
          >
            {one.name}
          </Link>
        ))}
      </nav>
      {view === "gates" ? (
        <Gates release={release} />
      ) : view === "lineage" ? (
        <Lineage id={release.id} />
      ) : (
        <Card id={release.id} />
      )}
    </section>
  );
}

function standing(gates: Schema<"Release">["gates"]): string {
  if (!gates) return "Its gates were not judged yet.";
  const passed = gates.filter(({ outcome }) => outcome === "passed").length;
  const overridden = gates.filter(({ override }) => override).length;
  return `${passed} of ${gates.length} gates passed${overridden > 0 ? `, ${overridden} let through by name` : ""}.`;
}
