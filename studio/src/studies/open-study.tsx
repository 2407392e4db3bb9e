import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { Dialog } from "../ui/dialog.tsx";
import { moment } from "../ui/format.ts";
import { Loaded, Problem } from "../ui/states.tsx";

/** Asks for what a blind reading's plan needs beyond its defaults; from then on the plan is frozen. */
export function OpenStudy({ onClose }: { onClose: () => void }) {
  const list = useQuery({
    queryKey: ["evaluations"],
    queryFn: () => answer(api.GET("/api/evaluations", { params: { query: { limit: 200 } } })),
  });
  return (
    <Dialog title="Open a blind reading" onClose={onClose}>
      <Loaded query={list} what="evaluations">
        {({ items }) => {
          const comparing = items.filter(({ candidates }) => candidates.length > 1);
          return comparing.length === 0 ? (
            <>
              <p>There is no evaluation of two candidates yet whose answers could be read.</p>
              <p>
                <button type="button" onClick={onClose}>
                  Close
                </button>
              </p>
            </>
          ) : (
            <Plan evaluations={comparing} onClose={onClose} />
          );
        }}
      </Loaded>
    </Dialog>
  );
}

function Plan({ evaluations, onClose }: { evaluations: Schema<"Evaluation">[]; onClose: () => void }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState(evaluations[0]?.id);
  const candidates = evaluations.find(({ id }) => id === chosen)?.candidates ?? [];
  const open = useMutation({
    mutationFn: (body: Schema<"StudyFromEvaluation">) => answer(api.POST("/api/studies/from-evaluation", { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["studies"] });
      onClose();
    },
  });
  return (
    <form
      className="study-plan"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const documents = String(form.get("documents"));
        open.mutate({
          name: String(form.get("name")),
          evaluation: chosen ?? "",
          candidate: String(form.get("candidate")),
          against: String(form.get("against")),
          readersPerItem: Number(form.get("readers")),
          seed: Number(form.get("seed")),
          margin: 0,
          ...(documents === "" ? {} : { documents: Number(documents) }),
        });
      }}
    >
      <p className="muted">
        Each pair of answers is shown side by side, in random order and without names; every tenth comes a second time
        with its sides flipped. The plan is frozen by its hash when you open it.
      </p>
      <label>
        Name, which readers see
        <input
          name="name"
          required
          pattern="[a-z0-9][a-z0-9\-]{0,62}"
          title="lower-case letters, digits and dashes"
          autoComplete="off"
        />
      </label>
      <label>
        Answers of the evaluation
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {evaluations.map((one) => (
            <option key={one.id} value={one.id}>
              {moment(one.createdAt)} · {one.split}
            </option>
          ))}
        </select>
      </label>
      <div className="study-plan-row" key={chosen}>
        <label>
          Is
          <select name="candidate" defaultValue={candidates.at(-1)?.name}>
            {candidates.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          better than
          <select name="against" defaultValue={candidates[0]?.name}>
            {candidates.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </div>
      <div className="study-plan-row">
        <label>
          Documents at most
          <input name="documents" type="number" min={1} max={1000} placeholder="all" />
        </label>
        <label>
          Readers of each pair
          <input name="readers" type="number" min={2} max={20} defaultValue={2} required />
        </label>
        <label>
          Seed of the order
          <input name="seed" type="number" min={0} max={4294967295} defaultValue={1} required />
        </label>
      </div>
      {open.error && <Problem error={open.error} />}
      <p className="row">
        <button type="submit" className="primary" disabled={open.isPending}>
          Freeze the plan and open
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
      </p>
    </form>
  );
}
