import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "../api/client.ts";
import { meQuery } from "../api/queries.ts";
import { Problem } from "../ui/states.tsx";
import { LINK_FAILURE } from "./link-failure.ts";

/** For nobody yet: name and password. A one-time link signs in before this is shown. */
export function SignIn() {
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (body: { name: string; password: string }) => answer(api.POST("/api/session/password", { body })),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
  const { data: linkFailure } = useQuery<Error>({ queryKey: LINK_FAILURE, queryFn: skipToken });
  const problem = signIn.error ?? linkFailure;
  return (
    <main className="sign-in">
      <h1>
        <img src="/icon.svg" alt="" width="32" height="32" /> Residency
      </h1>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          signIn.mutate({ name: String(form.get("name")), password: String(form.get("password")) });
        }}
      >
        <label>
          Name
          <input name="name" autoComplete="username" required maxLength={64} />
        </label>
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <button type="submit" className="primary" disabled={signIn.isPending}>
          Sign in
        </button>
        {problem && <Problem error={problem} />}
        <p className="small muted">
          No password yet? An administrator gives you a link that signs you in once. On this machine,{" "}
          <code>residency studio --link</code> prints one.
        </p>
      </form>
    </main>
  );
}
