import { useState } from "react";
import { answer, api } from "../api/client.ts";
import { Dialog } from "../ui/dialog.tsx";
import { moment, plural } from "../ui/format.ts";
import { Parts, useParts } from "../ui/more.tsx";
import { Table } from "../ui/table.tsx";

/** Files that could not be added, of any day, each with what was wrong with it. */
export function Refused({ count }: { count: number }) {
  const [open, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <>
      <button type="button" className="quiet" onClick={() => setOpen(true)}>
        <span className="bad">{plural(count, "file")} refused</span>
      </button>
      {open && (
        <Dialog title="Files that were refused" onClose={() => setOpen(false)}>
          <RefusedFiles />
          <p>
            <button type="button" onClick={() => setOpen(false)}>
              Close
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}

function RefusedFiles() {
  const list = useParts(["rejections"], (cursor) =>
    answer(api.GET("/api/rejections", { params: { query: { limit: 100, ...(cursor ? { cursor } : {}) } } })),
  );
  return (
    <Parts list={list} what="refused files">
      {(items) => (
        <Table about="Files that were refused" heads={["File", "Why", "When"]}>
          {items.map(({ name, code, reason, createdAt }) => (
            <tr key={`${name} ${createdAt}`}>
              <td>{name}</td>
              <td>
                {reason} <code className="small">{code}</code>
              </td>
              <td className="small">{moment(createdAt)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Parts>
  );
}
