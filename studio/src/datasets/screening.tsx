import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Schema } from "../api/client.ts";
import { count, percent, plural, shortId } from "../ui/format.ts";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

type Found = Schema<"DatasetScreening">;
type Copies = Exclude<Found["copies"], { unscored: string }>;
type Noise = Exclude<Found["labelNoise"], { unscored: string }>;

/** What reading the texts and labels found: identifiers, copied text, costly answers, doubtful labels. */
export function Screening({ dataset: { id, summary } }: { dataset: Schema<"Dataset"> }) {
  const { screening } = summary;
  if (!screening)
    return (
      <Empty title="This version was made before there was a screening.">
        <p>
          <code>residency curate</code> makes it again, under the same id, with what reading it finds.
        </p>
      </Empty>
    );
  const { phi, copies, fertility, labelNoise } = screening;
  return (
    <section className="screening">
      <div className="cards">
        <section className="card">
          <h2>Identifiers of patients</h2>
          <p className="big">{plural(phi.documents.found ?? 0, "document")}</p>
          <p className="muted">
            {count(phi.documents.none ?? 0)} without, {count(phi.documents.unknown ?? 0)} of unknown text
          </p>
          <p className="small">
            {Object.entries(phi.kinds)
              .sort((a, b) => b[1] - a[1])
              .map(([kind, n]) => `${kind} ${count(n)}`)
              .join(", ") || "none was found"}
          </p>
        </section>
        <section className="card">
          <h2>Copied forward</h2>
          {"unscored" in copies ? <Unscored reason={copies.unscored} /> : <CopiedForward copies={copies} />}
        </section>
        <section className="card">
          <h2>Length of answers</h2>
          {"unscored" in fertility ? (
            <Unscored reason={fertility.unscored} />
          ) : (
            <>
              <p className="big">{fertility.median === null ? "–" : `${count(fertility.median)} tokens`}</p>
              <p className="muted">
                median; most {fertility.most === null ? "–" : count(fertility.most)} of {count(fertility.limit)} allowed
              </p>
              <p className={fertility.cut.length > 0 ? "bad small" : "small"}>
                {plural(fertility.cut.length, "answer")} cut, {count(fertility.nearlyCut.length)} nearly
              </p>
            </>
          )}
        </section>
      </div>
      {!("unscored" in copies) && copies.mostCopied.length > 0 && <MostCopied id={id} copies={copies} />}
      <h2>Doubtful labels</h2>
      {"unscored" in labelNoise ? <Unscored reason={labelNoise.unscored} /> : <LabelNoise id={id} noise={labelNoise} />}
    </section>
  );
}

const Unscored = ({ reason }: { reason: string }) => <p className="muted">Not screened: {reason}.</p>;

function CopiedForward({ copies: { copiedForward, notes, uniqueNotes } }: { copies: Copies }) {
  const { words, copiedWords, subjects, notes: later } = copiedForward;
  return (
    <>
      <p className="big">{words === 0 ? "–" : percent(copiedWords / words)}</p>
      <p className="muted">
        of the words of {plural(later, "later text")} of {plural(subjects, "subject")}
      </p>
      <p className="small">
        {count(uniqueNotes)} of {plural(notes, "text")} are no near-duplicate of another
      </p>
    </>
  );
}

function Row({ id, document, children }: { id: string; document: string; children: ReactNode }) {
  return (
    <tr>
      <td>
        <Link to="/datasets" search={{ id, document }}>
          {shortId(document)}
        </Link>
      </td>
      {children}
    </tr>
  );
}

function MostCopied({ id, copies }: { id: string; copies: Copies }) {
  return (
    <details>
      <summary>{plural(copies.mostCopied.length, "text")} of which half or more was copied forward</summary>
      <Table about="Texts that were copied most" heads={["Document", "Copied"]}>
        {copies.mostCopied.map(({ document, share }) => (
          <Row key={document} id={id} document={document}>
            <td>{percent(share)}</td>
          </Row>
        ))}
      </Table>
    </details>
  );
}

function LabelNoise({ id, noise: { judged, likelyWrong, sources, ranked } }: { id: string; noise: Noise }) {
  return (
    <>
      <p>
        <b>{count(likelyWrong)}</b> of {plural(judged, "label")} are likely wrong, by {plural(sources, "source")} that
        answered the same documents. The most suspect come first.
      </p>
      {ranked.length > 0 && (
        <Table about="Doubtful labels" heads={["Document", "Field", "Suspicion", "Why", ""]}>
          {ranked.map(({ document, path, suspicion, likelyWrong: wrong, reasons }) => (
            <Row key={`${document} ${path}`} id={id} document={document}>
              <td>{path}</td>
              <td>
                {percent(suspicion, 0)} {wrong && <span className="chip chip-warn">likely wrong</span>}
              </td>
              <td className="small">{reasons.join("; ")}</td>
              <td>
                <Link to="/label/$documentId" params={{ documentId: document }} search={{ field: path }}>
                  Look at it
                </Link>
              </td>
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}
