import { z } from "@hono/zod-openapi";
import { eq } from "drizzle-orm";
import { ResidencyError } from "../../domain/error.ts";
import { tables } from "../../store/index.ts";
import { visitor } from "../authenticate.ts";
import type { Api, ServerContext } from "../context.ts";
import { datasetOf, newestDataset } from "../queries/dataset-members.ts";
import { lastHeard } from "../queries/run-progress.ts";
import { jsonAnswer, jsonBody, route } from "../route.ts";
import { idSchema } from "../schemas.ts";
import { runResidency } from "../work/residency-command.ts";
import { confirmedSchema, refuseOther, shownWork, workSchema } from "./work.ts";

const tags = ["runs"];
const { runs } = tables;

/** A run that has been silent for so long may have lost its process; the engine's own lock decides in the end. */
const SILENT_MS = 2 * 60_000;

const planSchema = z
  .looseObject({
    run: z.string().openapi({ description: "Id of the run: a hash of dataset, recipe, base and questions." }),
    rows: z.int(),
    steps: z.int(),
    tokens: z.int(),
    answerTokens: z.int(),
    parameters: z.int(),
    trainable: z.int(),
    device: z.string(),
    bf16: z.boolean(),
    memory_bytes: z.number(),
    estimatedSeconds: z.number().nullable(),
    rejected: z.array(z.object({ id: z.string(), reason: z.string() })),
  })
  .openapi("TrainingPlan", { description: "What `residency train --plan` says." });

const runPlanSchema = z
  .object({
    work: workSchema,
    plan: planSchema.nullable(),
    state: z
      .enum(["planned", "training", "stopped", "failed", "done"])
      .nullable()
      .openapi({ description: "State of the run that the plan names." }),
  })
  .openapi("RunPlan");

const evaluationRequestSchema = z
  .strictObject({
    dataset: idSchema.optional().openapi({ description: "The newest when left out." }),
    calibrate: z
      .boolean()
      .default(true)
      .openapi({ description: "Ask about the dev split too, to calibrate confidence." }),
    twins: z.boolean().default(true).openapi({
      description:
        "Ask again with an injected instruction, repeated, and in another order, as the gates of a release want.",
    }),
  })
  .openapi("EvaluationRequest");

/** Dataset versions, runs and evaluations made from the studio, by the same commands that a person would type. */
export function trainingRoutes(api: Api, server: ServerContext): void {
  const { store, work, command, projectFolder } = server;
  const place = (actor: string, signal: AbortSignal) => ({ projectFolder, home: store.folder, actor, signal });

  api.openapi(
    route({
      method: "post",
      path: "/api/datasets",
      operationId: "makeDataset",
      summary: "Make a dataset version of all documents, as `residency curate` does",
      permission: "work.start",
      tags: ["datasets"],
      request: { body: jsonBody(confirmedSchema) },
      responses: { 202: jsonAnswer(workSchema, "Begun.") },
    }),
    (context) => {
      refuseOther(server, context.req.valid("json"));
      const { name } = visitor(context).person;
      const begun = work.start({ kind: "dataset", person: name }, async (signal) => {
        const { id } = await runResidency(command, ["curate"], place(name, signal));
        return { id };
      });
      return context.json(shownWork(begun), 202);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/run-plans",
      operationId: "planRun",
      summary: "Ask what a run would take; nothing is trained",
      permission: "work.start",
      tags,
      request: { body: jsonBody(z.strictObject({ dataset: idSchema }).openapi("RunPlanRequest")) },
      responses: { 202: jsonAnswer(workSchema, "Begun, or under way already.") },
    }),
    async (context) => {
      const { id } = await datasetOf(store, context.req.valid("json").dataset);
      const { name } = visitor(context).person;
      const known = work.list().find((one) => one.kind === "plan" && one.state === "running" && one.subject === id);
      const begun =
        known ??
        work.start({ kind: "plan", subject: id, person: name }, (signal) =>
          runResidency(command, ["train", "--plan", "--dataset", id], place(name, signal)),
        );
      return context.json(shownWork(begun), 202);
    },
  );

  api.openapi(
    route({
      method: "get",
      path: "/api/run-plans/{id}",
      operationId: "getRunPlan",
      summary: "A plan, once the engine has made it",
      permission: "work.read",
      tags,
      request: { params: z.object({ id: idSchema }) },
      responses: { 200: jsonAnswer(runPlanSchema, "The work, and the plan when it is done.") },
    }),
    async (context) => {
      const found = work.get(context.req.valid("param").id);
      const plan = planSchema.safeParse(found.result).data ?? null;
      const [run] = plan ? await store.database.select().from(runs).where(eq(runs.id, plan.run)) : [];
      return context.json({ work: shownWork(found), plan, state: run?.state ?? null }, 200);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/runs",
      operationId: "startRun",
      summary: "Train what a plan said, in a process of its own; an interrupted run goes on where it stopped",
      permission: "work.start",
      tags,
      request: {
        body: jsonBody(
          z
            .strictObject({ plan: idSchema.openapi({ description: "The plan that was shown before the start." }) })
            .openapi("RunStart"),
        ),
      },
      responses: { 202: jsonAnswer(workSchema, "Begun. The run's own state and events tell the rest.") },
    }),
    async (context) => {
      const planned = work.get(context.req.valid("json").plan);
      const plan = planned.kind === "plan" ? planSchema.safeParse(planned.result).data : undefined;
      if (!plan || planned.subject === null)
        throw new ResidencyError("request-invalid", "the plan is not finished, or is no plan of a run");
      const dataset = planned.subject;
      await refuseBusy();
      const { name } = visitor(context).person;
      const begun = work.start(
        { kind: "training", subject: plan.run, person: name, outlives: true },
        async (signal) => {
          await store.change(
            { action: "run.start-requested", subject: plan.run, actor: name, detail: { dataset } },
            async () => {},
          );
          const outlives = true;
          const said = await runResidency(command, ["train", "--dataset", dataset, "--expect", plan.run], {
            ...place(name, signal),
            outlives,
          });
          return { run: said.run, state: said.state };
        },
      );
      return context.json(shownWork(begun), 202);
    },
  );

  api.openapi(
    route({
      method: "post",
      path: "/api/evaluations",
      operationId: "evaluate",
      summary:
        "Ask the specialty's candidates about the test split, as `residency evaluate` does; goes on where it was cut off",
      permission: "work.start",
      tags: ["evaluations"],
      request: { body: jsonBody(evaluationRequestSchema) },
      responses: { 202: jsonAnswer(workSchema, "Begun. Its result has the evaluation's id.") },
    }),
    async (context) => {
      const { dataset, calibrate, twins } = context.req.valid("json");
      const { id } = await datasetOf(store, dataset ?? (await newestDataset(store)) ?? "");
      const { name } = visitor(context).person;
      const words = ["evaluate", "--dataset", id, ...(calibrate ? ["--calibrate"] : []), ...(twins ? ["--twins"] : [])];
      const begun = work.start({ kind: "evaluation", subject: id, person: name }, async (signal, onProgress) => {
        const said = await runResidency(command, words, { ...place(name, signal), onProgress });
        return { evaluation: said.id };
      });
      return context.json(shownWork(begun), 202);
    },
  );

  /** One machine trains one run well. @throws ResidencyError `run-busy`. */
  async function refuseBusy(): Promise<void> {
    const training = await store.database
      .select({ id: runs.id, heard: lastHeard })
      .from(runs)
      .where(eq(runs.state, "training"));
    const live = training.find(({ heard }) => heard !== null && Date.now() - Date.parse(heard) < SILENT_MS);
    if (live) throw new ResidencyError("run-busy", `run ${live.id} is being trained`);
  }
}
