import { readFile } from "node:fs/promises";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText } from "ai";
import { ResidencyError } from "../domain/error.ts";
import type { Answer, Question } from "./answer.ts";

/** A server that speaks the OpenAI chat completions protocol. */
export interface Endpoint {
  kind: "endpoint";
  name: string;
  id: string;
  url: string;
  model: string;
}

/**
 * Reads `http://host:port/v1#model`. The key, if one is needed, is taken from RESIDENCY_ENDPOINT_KEY and kept nowhere.
 *
 * @throws ResidencyError `model-not-found` when the text is not such a URL.
 */
export function parseEndpoint(text: string): Endpoint {
  let url: URL;
  try {
    url = new URL(text);
  } catch (error) {
    throw new ResidencyError("model-not-found", `"${text}" is not a URL`, { cause: error });
  }
  const model = decodeURIComponent(url.hash.slice(1));
  if (!model) throw new ResidencyError("model-not-found", `name the model after a #, as in ${url.origin}/v1#my-model`);
  if (url.username || url.password)
    throw new ResidencyError(
      "model-not-found",
      "a URL must not carry a user or a password; put the key in RESIDENCY_ENDPOINT_KEY",
    );
  url.hash = "";
  return { kind: "endpoint", name: model, id: `${url.href}#${model}`, url: url.href.replace(/\/$/, ""), model };
}

/** Asks one question. Failures are answers of their own, so that one of them does not end the others' work. */
export async function askEndpoint(
  endpoint: Endpoint,
  question: Question,
  answerTokens: number,
  signal?: AbortSignal,
): Promise<Answer> {
  const begun = performance.now();
  const seconds = (): number => Math.round(performance.now() - begun) / 1000;
  const key = process.env.RESIDENCY_ENDPOINT_KEY;
  const provider = createOpenAICompatible({ name: "endpoint", baseURL: endpoint.url, ...(key ? { apiKey: key } : {}) });
  try {
    const images = await Promise.all(
      question.images.map(async (path) => ({
        type: "image" as const,
        image: await readFile(path),
        mediaType: "image/png",
      })),
    );
    const result = await generateText({
      model: provider(endpoint.model),
      messages: [{ role: "user", content: [...images, { type: "text", text: question.prompt }] }],
      maxOutputTokens: answerTokens,
      temperature: 0,
      maxRetries: 2,
      ...(signal ? { abortSignal: signal } : {}),
    });
    return {
      id: question.id,
      text: result.text,
      tokens: result.usage.outputTokens ?? null,
      logProbability: null,
      lowest: null,
      cut: result.finishReason === "length",
      seconds: seconds(),
    };
  } catch (error) {
    return {
      id: question.id,
      failure: `the endpoint failed: ${(error as Error).message.slice(0, 300)}`,
      seconds: seconds(),
    };
  }
}
