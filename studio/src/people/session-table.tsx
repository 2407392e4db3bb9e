import type { Schema } from "../api/client.ts";
import { moment } from "../ui/format.ts";
import { Table } from "../ui/table.tsx";

/** Sessions that still hold, each with a button that ends it. */
export function SessionTable(props: {
  whose: string;
  sessions: readonly Schema<"Session">[];
  busy: boolean;
  onEnd: (session: string) => void;
}) {
  const { whose, sessions, busy, onEnd } = props;
  if (sessions.length === 0) return <p className="muted">Nowhere signed in.</p>;
  return (
    <Table about={`Sessions of ${whose}`} heads={["Signed in", "Last used", "Ends at the latest", ""]}>
      {sessions.map((session) => (
        <tr key={session.id}>
          <td>
            {moment(session.createdAt)} {session.current && <span className="chip chip-accent">this one</span>}
          </td>
          <td>{moment(session.lastSeenAt)}</td>
          <td>{moment(session.expiresAt)}</td>
          <td>
            <button type="button" disabled={busy} onClick={() => onEnd(session.id)}>
              End<span className="hidden"> the session of {moment(session.createdAt)}</span>
            </button>
          </td>
        </tr>
      ))}
    </Table>
  );
}
