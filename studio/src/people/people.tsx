import "./people.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { Command } from "../home/command.tsx";
import { moment } from "../ui/format.ts";
import { Loaded, Problem } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { AddPerson } from "./add-person.tsx";
import { PersonDetail } from "./person-detail.tsx";
import { EXPERTISE, type Expertise, ROLES, type Role } from "./roles.ts";

type Person = Schema<"Person">;

/** Who may come in, and as what. */
export function People() {
  const { id } = useSearch({ from: "/people" });
  const client = useQueryClient();
  const people = useQuery({ queryKey: ["people"], queryFn: () => answer(api.GET("/api/people")) });
  const [link, setLink] = useState<{ name: string; secret: string } | null>(null);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ["people"] });
  const change = useMutation({
    mutationFn: ({ id, ...body }: { id: string } & Schema<"PersonChange">) =>
      answer(api.PATCH("/api/people/{id}", { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
  const makeLink = useMutation({
    mutationFn: ({ id }: Person) => answer(api.POST("/api/people/{id}/link", { params: { path: { id } } })),
    onSuccess: (made, person) => setLink({ name: person.name, secret: made.secret }),
  });
  const error = change.error ?? makeLink.error;
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
        {({ items }) => {
          const open = items.find((one) => one.id === id);
          return (
            <>
              <Table about="People" heads={["Person", "Roles", "Expertise", "Password", "Since", "Access"]}>
                {items.map((person) => (
                  <tr
                    key={person.id}
                    data-active={person === open || undefined}
                    data-out={person.disabled || undefined}
                  >
                    <th scope="row">
                      <Link to="/people" search={{ id: person.id }} activeProps={{}} resetScroll={false}>
                        {person.name}
                      </Link>
                      {person.disabled && <span className="chip chip-bad">shut out</span>}
                    </th>
                    <td>
                      <Roles person={person} busy={change.isPending} onChange={change.mutate} />
                    </td>
                    <td>
                      <select
                        aria-label={`Expertise of ${person.name}`}
                        value={person.expertise}
                        disabled={change.isPending}
                        onChange={(event) =>
                          change.mutate({ id: person.id, expertise: event.target.value as Expertise })
                        }
                      >
                        {EXPERTISE.map((one) => (
                          <option key={one}>{one}</option>
                        ))}
                      </select>
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
              {open ? (
                <PersonDetail key={open.id} person={open} />
              ) : (
                <p className="muted small">Choose a person to see where they are signed in, and their tokens.</p>
              )}
            </>
          );
        }}
      </Loaded>
      <AddPerson
        onAdded={async (added) => {
          setLink({ name: added.person.name, secret: added.link.secret });
          await refresh();
        }}
      />
    </main>
  );
}

function Roles(props: { person: Person; busy: boolean; onChange: (change: { id: string; roles: Role[] }) => void }) {
  const { person, busy, onChange } = props;
  return (
    <fieldset className="roles">
      <legend className="hidden">Roles of {person.name}</legend>
      {ROLES.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={person.roles.includes(role)}
            disabled={busy || (person.roles.length === 1 && person.roles[0] === role)}
            onChange={({ target }) =>
              onChange({
                id: person.id,
                roles: target.checked ? [...person.roles, role] : person.roles.filter((one) => one !== role),
              })
            }
          />
          {role}
        </label>
      ))}
    </fieldset>
  );
}
