import { useMutation } from "@tanstack/react-query";
import { answer, api, type Schema } from "../api/client.ts";
import { Problem } from "../ui/states.tsx";
import { ABOUT_ROLES, EXPERTISE, type Expertise, ROLES, type Role } from "./roles.ts";

/** A new person, who comes in by a link that works once. */
export function AddPerson({ onAdded }: { onAdded: (added: Schema<"AddedPerson">) => Promise<void> }) {
  const add = useMutation({
    mutationFn: (body: Schema<"NewPerson">) => answer(api.POST("/api/people", { body })),
    onSuccess: onAdded,
  });
  return (
    <section>
      <h2>Add a person</h2>
      {add.error && <Problem error={add.error} />}
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          event.currentTarget.reset();
          add.mutate({
            name: String(form.get("name")),
            roles: [form.get("role") as Role],
            expertise: form.get("expertise") as Expertise,
          });
        }}
      >
        <label>
          Name
          <input name="name" required maxLength={64} autoComplete="off" />
        </label>
        <label>
          Role
          <select name="role" defaultValue="labeller">
            {ROLES.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
        </label>
        <label>
          Expertise
          <select name="expertise" defaultValue="trained">
            {EXPERTISE.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="primary" disabled={add.isPending}>
          Add
        </button>
      </form>
      <dl className="about-roles small">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{role}</dt>
            <dd>{ABOUT_ROLES[role]}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">
        Names stand under labels and in the audit chain, so they never change. Expertise is shown beside what a person
        labels and settles; it opens nothing.
      </p>
    </section>
  );
}
