import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answer, api, type Schema } from "../api/client.ts";
import { Loaded, Problem } from "../ui/states.tsx";
import { SessionTable } from "./session-table.tsx";
import { TokenTable } from "./token-table.tsx";

/** Where a person is signed in and what their programs may do, for who manages people. */
export function PersonDetail({ person: { id, name } }: { person: Schema<"Person"> }) {
  const client = useQueryClient();
  const params = { params: { path: { id } } };
  const sessions = useQuery({
    queryKey: ["sessions", id],
    queryFn: () => answer(api.GET("/api/people/{id}/sessions", params)),
  });
  const tokens = useQuery({
    queryKey: ["tokens", id],
    queryFn: () => answer(api.GET("/api/people/{id}/tokens", params)),
  });
  const end = useMutation({
    mutationFn: (session: string | null) =>
      session === null
        ? answer(api.DELETE("/api/people/{id}/sessions", params))
        : answer(api.DELETE("/api/people/{id}/sessions/{session}", { params: { path: { id, session } } })),
    // Whoever ended the session that they sit in is asked to sign in.
    onSuccess: () => client.invalidateQueries(),
  });
  const revoke = useMutation({
    mutationFn: (token: string) =>
      answer(api.DELETE("/api/people/{id}/tokens/{token}", { params: { path: { id, token } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["tokens", id] }),
  });
  const error = end.error ?? revoke.error;
  return (
    <section className="card person-detail" aria-label={`${name}: sessions and tokens`}>
      <div className="screen-head">
        <h2>{name}</h2>
        <Link to="/audit" search={{ actor: name }}>
          What {name} did
        </Link>
      </div>
      {error && <Problem error={error} />}
      <div className="screen-head">
        <h3>Sessions</h3>
        {(sessions.data?.items.length ?? 0) > 0 && (
          <button type="button" disabled={end.isPending} onClick={() => end.mutate(null)}>
            End all
          </button>
        )}
      </div>
      <Loaded query={sessions} what="sessions">
        {({ items }) => <SessionTable whose={name} sessions={items} busy={end.isPending} onEnd={end.mutate} />}
      </Loaded>
      <h3>Tokens</h3>
      <Loaded query={tokens} what="tokens">
        {({ items }) => <TokenTable whose={name} tokens={items} busy={revoke.isPending} onRevoke={revoke.mutate} />}
      </Loaded>
    </section>
  );
}
