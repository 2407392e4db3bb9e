import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { Command } from "../home/command.tsx";
import { moment } from "../ui/format.ts";
import { Loaded, Problem } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";

type Role = Schema<"Person">["roles"][number];
const ROLES: readonly Role[] = ["viewer", "labeller", "reviewer", "reader", "admin"];

/** Who may come in, and as what. */
export function People() {
  const client = useQueryClient();
  const people = useQuery({ queryKey: ["people"], queryFn: () => answer(api.GET("/api/people")) });
  const [link, setLink] = useState<{ name: string; secret: string } | null>(null);
  const refresh = (): void => void client.invalidateQueries({ queryKey: ["people"] });
  const add = useMutation({
    mutationFn: (body: { name: string; roles: Role[] }) => answer(api.POST("/api/people", { body })),
    onSuccess: ({ person, link: made }) => {
      setLink({ name: person.name, secret: made.secret });
      refresh();
    },
  });
  const change = useMutation({
    mutationFn: ({ id, ...body }: { id: string; roles?: Role[]; disabled?: boolean }) =>
      answer(api.PATCH("/api/people/{id}", { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
  const makeLink = useMutation({
    mutationFn: ({ id }: Schema<"Person">) => answer(api.POST("/api/people/{id}/link", { params: { path: { id } } })),
    onSuccess: (made, person) => setLink({ name: person.name, secret: made.secret }),
  });
  const error = add.error ?? change.error ?? makeLink.error;
  return (
    <main className="screen">
      <h1>People</h1>
      {error && <Problem error={error} />}
      {link && (
        <div className="banner banner-good" role="status">
          <p>This link signs {link.name} in once, within a day. It is shown only now.</p>
          <Command text={`${location.origin}/#link=${link.secret}`} />
        </div>
      )}
      <Loaded query={people} what="people">
        {({ items }) => (
          <Table about="People" heads={["Name", "Roles", "Password", "Since", "Access"]}>
            {items.map((person) => (
              <tr key={person.id}>
                <th scope="row">{person.name}</th>
                <td>
                  <fieldset className="roles">
                    <legend className="hidden">Roles of {person.name}</legend>
                    {ROLES.map((role) => (
                      <label key={role}>
                        <input
                          type="checkbox"
                          checked={person.roles.includes(role)}
                          disabled={change.isPending || (person.roles.length === 1 && person.roles[0] === role)}
                          onChange={(event) =>
                            change.mutate({
                              id: person.id,
                              roles: event.target.checked
                                ? [...person.roles, role]
                                : person.roles.filter((one) => one !== role),
                            })
                          }
                        />
                        {role}
                      </label>
                    ))}
                  </fieldset>
                </td>
                <td>{person.hasPassword ? "set" : "none"}</td>
                <td>{moment(person.createdAt)}</td>
                <td>
                  <span className="row">
                    <button type="button" className="quiet" onClick={() => makeLink.mutate(person)}>
                      New link
                    </button>
                    <button
                      type="button"
                      className="quiet"
                      onClick={() => change.mutate({ id: person.id, disabled: !person.disabled })}
                    >
                      {person.disabled ? "Let in again" : "Shut out"}
                    </button>
                  </span>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Loaded>
      <h2>Add a person</h2>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          add.mutate({ name: String(form.get("name")), roles: [form.get("role") as Role] });
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
        <button type="submit" className="primary" disabled={add.isPending}>
          Add
        </button>
      </form>
    </main>
  );
}
