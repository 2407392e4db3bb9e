import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { seededRandom, seedOf } from "../../src/domain/random.ts";
import { type CellCounts, cellCaption, cellClass } from "./blood-cells.ts";

/** How often a scripted teacher is wrong, 0..1. */
export interface Faults {
  /** Names the other class. */
  wrongClass: number;
  /** As `wrongClass`, where the image has as many white cells as platelets: hard images are got wrong more often. */
  wrongClassWhenEven: number;
  /** Answers with a sentence and no JSON. */
  noJson: number;
}

/**
 * A server on this machine that speaks the chat completions protocol and answers from the annotations, as a vendor's model
 * would from what it sees. It errs by the seed, so filters have something to do and every run is the same.
 *
 * @param marked Counts by the SHA-256 of the page's PNG.
 * @param models By name of the model.
 */
export async function scriptedTeacher(
  marked: ReadonlyMap<string, CellCounts>,
  models: Readonly<Record<string, Faults>>,
): Promise<{ url: string; close: () => Promise<void> }> {
  let asked = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      asked++;
      const body = JSON.parse(Buffer.concat(parts).toString()) as ChatRequest;
      const faults = models[body.model];
      const page = pageOf(body);
      const counts = page === null ? undefined : marked.get(page);
      if (!faults || page === null || !counts) {
        response.writeHead(404, { "content-type": "application/json" });
        response.end(JSON.stringify({ error: { message: "no such model, or no annotation of this image" } }));
        return;
      }
      const content = answer(counts, faults, seedOf(body.model, page));
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          id: `scripted-${asked}`,
          object: "chat.completion",
          created: 0,
          model: body.model,
          choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
          usage: { prompt_tokens: 700, completion_tokens: 120, total_tokens: 820 },
        }),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

interface ChatRequest {
  model: string;
  messages: { content: string | { type: string; image_url?: { url: string } }[] }[];
}

/** SHA-256 of the first page; null when none was sent. */
function pageOf({ messages }: ChatRequest): string | null {
  for (const { content } of messages) {
    if (typeof content === "string") continue;
    const url = content.find((part) => part.type === "image_url")?.image_url?.url;
    if (url)
      return createHash("sha256")
        .update(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"))
        .digest("hex");
  }
  return null;
}

function answer(counts: CellCounts, faults: Faults, seed: number): string {
  const random = seededRandom(seed);
  if (random.chance(faults.noJson)) return "I am not able to give a structured description of this image.";
  const caption = cellCaption(counts);
  const wrong = counts.white === counts.platelets ? faults.wrongClassWhenEven : faults.wrongClass;
  if (random.chance(wrong)) caption.class = cellClass(counts) === "platelet" ? "white cell" : "platelet";
  return JSON.stringify(caption);
}
