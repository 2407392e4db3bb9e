import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client.ts";
import { meQuery } from "../api/queries.ts";
import { Problem } from "../ui/states.tsx";

/** Sets or changes one's own password. */
export function Password({ hasPassword }: { hasPassword: boolean }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { current?: string; password: string }) => answer(api.PUT("/api/me/password", { body })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: meQuery.queryKey }),
        client.invalidateQueries({ queryKey: ["own-sessions"] }),
      ]),
  });
  return (
    <form
      className="card narrow"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        change.mutate({
          password: String(form.get("password")),
          ...(hasPassword ? { current: String(form.get("current")) } : {}),
        });
        event.currentTarget.reset();
      }}
    >
      <h2>{hasPassword ? "Change your password" : "Set a password"}</h2>
      <p className="muted">
        {hasPassword
          ? "Your other sessions end."
          : "You came in by a link that works once. Set a password to come back."}
      </p>
      {hasPassword && (
        <label>
          Current password
          <input name="current" type="password" autoComplete="current-password" required />
        </label>
      )}
      <label>
        New password, 12 characters or more
        <input name="password" type="password" autoComplete="new-password" required minLength={12} />
      </label>
      <button type="submit" className="primary" disabled={change.isPending}>
        Save
      </button>
      {change.isSuccess && (
        <p className="good" role="status">
          Set.
        </p>
      )}
      {change.error && <Problem error={change.error} />}
    </form>
  );
}
