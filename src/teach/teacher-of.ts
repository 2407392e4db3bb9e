import { join } from "node:path";
import type { Specialty } from "../domain/specialty.ts";
import { type Answer, type Answerer, ask, type Budget } from "../inference/index.ts";
import type { Store } from "../store/index.ts";
import type { Teacher, TeacherAnswer } from "./ask-teacher.ts";

/** Longest answer of an endpoint: a transcription of a full page with its JSON. A model folder keeps the specialty's limit. */
const ENDPOINT_ANSWER_TOKENS = 8192;

/** Faults of an answer rather than of a server: asking the same again would be paid for again, for the same. */
const FINAL = new Set(["schema-mismatch", "refused", "filtered", "too-large"]);

/**
 * An endpoint or a model folder as a teacher. What endpoints answered is kept in the store; what may be spent is kept by
 * the budget's name, over all processes and teachers that share it.
 */
export function teacherOf(
  answerer: Answerer,
  { store, specialty, budget }: { store: Store; specialty: Specialty; budget?: Budget },
): Teacher {
  const declared = new Set(specialty.phi.withoutIdentifiers);
  return {
    name: answerer.name,
    id: answerer.id,
    async *ask(questions, signal) {
      const asked = questions.map(({ id, document, images, system, prompt, schema }) => ({
        id,
        images,
        system,
        prompt,
        schema,
        phi: document.phi ?? (declared.has(document.family ?? "") ? ("none" as const) : ("unknown" as const)),
      }));
      const { limits, recipe, phi } = specialty;
      for await (const answer of ask(answerer, asked, {
        scratch: join(store.folder, "scratch"),
        answerTokens: answerer.kind === "endpoint" ? ENDPOINT_ANSWER_TOKENS : limits.answerTokens,
        maxTokens: recipe.maxTokens,
        store,
        phi: { policy: phi.policy },
        ...(budget ? { budget } : {}),
        ...(signal ? { signal } : {}),
      }))
        yield teacherAnswer(answer);
    },
  };
}

function teacherAnswer(answer: Answer): TeacherAnswer {
  const { id } = answer;
  if ("failure" in answer)
    return { id, failure: answer.failure, final: answer.fault !== undefined && FINAL.has(answer.fault) };
  return { id, text: answer.text, cut: answer.cut };
}
