import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { Command } from "../home/command.tsx";
import { Loaded, Problem } from "../ui/states.tsx";
import { ABOUT_ROLES, type Role } from "./roles.ts";
import { TokenTable } from "./token-table.tsx";

const KEY = ["own-tokens"];
const DAY_MS = 86_400_000;

/** Keys for programs: made with a part of one's roles and an end, shown once, revoked at any time. */
export function OwnTokens({ name, roles }: { name: string; roles: readonly Role[] }) {
  const client = useQueryClient();
  const [made, setMade] = useState<Schema<"MadeToken"> | null>(null);
  const tokens = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET("/api/me/tokens")) });
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: KEY });
  const make = useMutation({
    mutationFn: (body: Schema<"NewToken">) => answer(api.POST("/api/me/tokens", { body })),
    onSuccess: (answered) => {
      setMade(answered);
      return refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (token: string) => answer(api.DELETE("/api/me/tokens/{token}", { params: { path: { token } } })),
    onSuccess: (_, token) => {
      if (made?.token.id === token) setMade(null);
      return refresh();
    },
  });
  const error = make.error ?? revoke.error;
  return (
    <section>
      <h2>Tokens for programs</h2>
      <p className="muted small">
        A program sends it as <code>Authorization: Bearer …</code>. It can do a part of what you may, and ends with you.
      </p>
      {error && <Problem error={error} />}
      {made && (
        <div className="banner banner-good" role="status">
          <p>
            The token <b>{made.token.name}</b>. It is shown only now; whoever has it can do what it may.
          </p>
          <Command text={made.secret} />
        </div>
      )}
      <Loaded query={tokens} what="your tokens">
        {({ items }) => <TokenTable whose={name} tokens={items} busy={revoke.isPending} onRevoke={revoke.mutate} />}
      </Loaded>
      <NewToken roles={roles} busy={make.isPending} onMake={make.mutate} />
    </section>
  );
}

function NewToken(props: { roles: readonly Role[]; busy: boolean; onMake: (body: Schema<"NewToken">) => void }) {
  const { roles, busy, onMake } = props;
  const [chosen, setChosen] = useState<readonly Role[]>(roles.slice(0, 1));
  return (
    <form
      className="new-token"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const days = Number(form.get("days"));
        onMake({
          name: String(form.get("what")),
          roles: [...chosen],
          expiresAt: days > 0 ? new Date(Date.now() + days * DAY_MS).toISOString() : null,
        });
        event.currentTarget.reset();
      }}
    >
      <h3>Make a token</h3>
      <fieldset className="roles">
        <legend className="small muted">It may do what these roles may</legend>
        {roles.map((role) => (
          <label key={role} title={ABOUT_ROLES[role]}>
            <input
              type="checkbox"
              checked={chosen.includes(role)}
              onChange={({ target }) =>
                setChosen((before) => (target.checked ? [...before, role] : before.filter((one) => one !== role)))
              }
            />
            {role}
          </label>
        ))}
      </fieldset>
      <div className="row">
        <label>
          What it is for
          <input name="what" required maxLength={100} autoComplete="off" />
        </label>
        <label>
          Ends
          <select name="days" defaultValue="90">
            <option value="7">in a week</option>
            <option value="30">in 30 days</option>
            <option value="90">in 90 days</option>
            <option value="365">in a year</option>
            <option value="0">never</option>
          </select>
        </label>
        <button type="submit" className="primary new-token-make" disabled={busy || chosen.length === 0}>
          Make
        </button>
      </div>
    </form>
  );
}
