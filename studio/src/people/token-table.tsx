import type { Schema } from "../api/client.ts";
import { moment } from "../ui/format.ts";
import { Table } from "../ui/table.tsx";

/** Keys for programs, those that are void too: that one was made is never forgotten. */
export function TokenTable(props: {
  whose: string;
  tokens: readonly Schema<"Token">[];
  busy: boolean;
  onRevoke: (token: string) => void;
}) {
  const { whose, tokens, busy, onRevoke } = props;
  if (tokens.length === 0) return <p className="muted">None.</p>;
  return (
    <Table about={`Tokens of ${whose}`} heads={["For", "May do what", "Made", "Ends", ""]}>
      {tokens.map((token) => (
        <tr key={token.id}>
          <th scope="row">{token.name}</th>
          <td>{token.roles.join(", ")}</td>
          <td>{moment(token.createdAt)}</td>
          <td>{token.expiresAt === null ? "never" : moment(token.expiresAt)}</td>
          <td>
            <State token={token} busy={busy} onRevoke={onRevoke} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function State(props: { token: Schema<"Token">; busy: boolean; onRevoke: (token: string) => void }) {
  const { token, busy, onRevoke } = props;
  if (token.revokedAt) return <span className="chip">revoked {moment(token.revokedAt)}</span>;
  if (token.expiresAt && new Date(token.expiresAt) <= new Date()) return <span className="chip">ended</span>;
  return (
    <button type="button" disabled={busy} onClick={() => onRevoke(token.id)}>
      Revoke<span className="hidden"> {token.name}</span>
    </button>
  );
}
