import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { pageImage, type Schema } from "../api/client.ts";
import { moment, plural } from "../ui/format.ts";

/** One document of the list, as a link to where it is labelled. Drawn again only when it changed. */
export const DocumentRow = memo(function DocumentRow({ row }: { row: Schema<"ListedDocument"> }) {
  return (
    <Link to="/label/$documentId" params={{ documentId: row.id }} search={{}} className="document">
      <img src={pageImage(row.id, 0, "240")} alt="" loading="lazy" decoding="async" width="40" height="52" />
      <span className="document-name">
        <b>{row.name}</b>
        <span className="muted small">
          {[row.family, row.facility, row.template, plural(row.pages, "page")].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className="document-labels">
        {row.disagreements > 0 ? (
          <span className="chip chip-bad">{plural(row.disagreements, "disagreement")}</span>
        ) : row.labels > 0 ? (
          <span className="chip chip-good">{plural(row.labels, "label")}</span>
        ) : (
          <span className="chip">unlabelled</span>
        )}
      </span>
      <span className={`chip ${row.quality === "poor" ? "chip-warn" : ""}`}>{row.quality}</span>
      <span className="chip">{row.split ?? "no split"}</span>
      <span className={`chip ${row.phi === "found" ? "chip-warn" : ""}`}>PHI {row.phi ?? "unknown"}</span>
      <time className="muted small" dateTime={row.createdAt}>
        {moment(row.createdAt)}
      </time>
    </Link>
  );
});
