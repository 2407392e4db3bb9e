import "./people.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client.ts";
import { meQuery } from "../api/queries.ts";
import { Loaded, Problem } from "../ui/states.tsx";
import { OwnTokens } from "./own-tokens.tsx";
import { Password } from "./password.tsx";
import { SessionTable } from "./session-table.tsx";

/** The person's own password, sessions and tokens, and the way out. */
export function Account() {
  const me = useQuery(meQuery);
  const leave = useMutation({
    mutationFn: () => answer(api.DELETE("/api/session")),
    // Nothing of the last person stays in memory.
    onSuccess: () => location.assign("/"),
  });
  return (
    <main className="screen">
      <Loaded query={me} what="your account">
        {({ name, roles, hasPassword }) => (
          <>
            <div className="screen-head">
              <h1>{name}</h1>
              <span className="muted">{roles.join(", ")}</span>
              <button type="button" onClick={() => leave.mutate()}>
                Sign out
              </button>
            </div>
            {leave.error && <Problem error={leave.error} />}
            <div className="account">
              <Password hasPassword={hasPassword} />
              <div className="account-lists">
                <OwnSessions name={name} />
                <OwnTokens name={name} roles={roles} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </main>
  );
}

function OwnSessions({ name }: { name: string }) {
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: ["own-sessions"], queryFn: () => answer(api.GET("/api/me/sessions")) });
  const end = useMutation({
    mutationFn: (session: string) =>
      answer(api.DELETE("/api/me/sessions/{session}", { params: { path: { session } } })),
    onSuccess: (_, session) => {
      if (sessions.data?.items.find(({ id }) => id === session)?.current) location.assign("/");
      else void client.invalidateQueries({ queryKey: ["own-sessions"] });
    },
  });
  return (
    <section>
      <h2>Where you are signed in</h2>
      {end.error && <Problem error={end.error} />}
      <Loaded query={sessions} what="your sessions">
        {({ items }) => <SessionTable whose={name} sessions={items} busy={end.isPending} onEnd={end.mutate} />}
      </Loaded>
    </section>
  );
}
