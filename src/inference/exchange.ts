import { randomUUID } from "node:crypto";
import { ResidencyError } from "../domain/error.ts";
import { type ChatReply, readReply, type Usage } from "./chat-reply.ts";
import { chatBody, guessInputTokens, type Repair } from "./chat-request.ts";
import { simplerDialect } from "./dialect.ts";
import { keyFor } from "./endpoint-key.ts";
import { FAULTS, type Fault } from "./fault.ts";
import { guardedPost, PostFault, type PostRequest } from "./guarded-post.ts";
import type { Booking, Journal, KeptAnswer } from "./journal.ts";
import type { Lane } from "./lane.ts";
import type { ClearedQuestion } from "./phi-guard.ts";
import { answerChecker, type Structured } from "./structured-answer.ts";

const MOST_BYTES = 8_000_000;
const NOT_THE_FORM = new Set([400, 404, 415, 422, 501]);

export interface Exchange {
  lane: Lane;
  cleared: ClearedQuestion;
  /** Of the answer that is asked for. */
  key: string;
  /** `nameTry`: names this try for servers that know `Idempotency-Key`. */
  tryName: string;
  answerTokens: number;
  journal: Journal;
  signal: AbortSignal;
}

export type ExchangeResult =
  | { kind: "answered"; answer: KeptAnswer; usedTokens: number | null }
  | { kind: "fault"; fault: Fault; usedTokens: number | null }
  /** The budget has no room for it. Nothing was sent. */
  | { kind: "no-room" };

/**
 * Puts one question to one endpoint, in a form that the endpoint takes; an answer that does not fit the question's schema
 * is sent back once. Every request is booked before it is sent; when this returns an answer, it is stored.
 */
export async function exchange(given: Exchange): Promise<ExchangeResult> {
  const { lane, cleared, answerTokens } = given;
  const { question } = cleared;
  const check = question.schema ? checkerOf(question.schema) : null;
  const secret = keyFor(cleared.endpoint);
  const begunAtMs = performance.now();
  let dialect = lane.dialect;
  let repair: Repair | null = null;
  for (let turn = 0; ; turn++) {
    const booking = book(given, repair);
    if (turn > 0) lane.again(booking.inputTokens + booking.outputTokens, performance.now());
    let body: string;
    try {
      body = await chatBody(cleared.endpoint, question, answerTokens, dialect, repair);
    } catch (error) {
      const detail = String((error as NodeJS.ErrnoException).code ?? "unknown");
      return { kind: "fault", fault: { code: "page-missing", detail }, usedTokens: 0 };
    }
    if (!(await given.journal.reserve(booking))) return { kind: "no-room" };
    const reply = await send(given, body, secret, `${given.tryName}-${turn}`);
    if (reply.kind === "fault") {
      await settleFault(given, booking, reply);
      const simpler =
        NOT_THE_FORM.has(reply.status) && reply.complaint
          ? simplerDialect(dialect, reply.complaint, check !== null)
          : null;
      if (!simpler) return { kind: "fault", fault: reply.fault, usedTokens: used(reply.usage) };
      dialect = simpler;
      continue;
    }
    // The server took this form, so the next question begins with it.
    lane.dialect = dialect;
    const usage = reply.usage ?? { ...booking, outputTokens: Math.ceil(Buffer.byteLength(reply.text) / 3) };
    if (reply.usage && !repair) lane.counted(guessInputTokens(question), reply.usage.inputTokens);
    const settled = { ...booking, ...costOf(lane, usage) };
    const structured: Structured = check ? check(reply.text) : { ok: true, text: reply.text, value: undefined };
    if (structured.ok) {
      const answer: KeptAnswer = {
        text: structured.text,
        tokens: reply.usage?.outputTokens ?? null,
        inputTokens: reply.usage?.inputTokens ?? null,
        cut: reply.cut,
        seconds: Math.round(performance.now() - begunAtMs) / 1000,
        answeredAs: reply.model,
        repaired: repair !== null,
      };
      const { name, settings } = cleared.endpoint;
      await given.journal.settle(settled, { key: given.key, endpoint: name, model: settings.model, answer });
      return { kind: "answered", answer, usedTokens: used(reply.usage) };
    }
    await given.journal.settle(settled, null);
    if (repair || reply.cut) {
      const detail = reply.cut ? "cut at the longest answer" : structured.problems;
      return { kind: "fault", fault: { code: "schema-mismatch", detail }, usedTokens: used(reply.usage) };
    }
    repair = { said: reply.text, problems: structured.problems };
  }
}

async function send(
  given: Exchange,
  body: string,
  secret: PostRequest["secret"],
  idempotencyKey: string,
): Promise<ChatReply> {
  const { lane, cleared } = given;
  const { endpoint } = cleared;
  const requestId = randomUUID();
  try {
    const reply = await guardedPost({
      url: new URL(`${endpoint.settings.url}/chat/completions`),
      headers: { "x-client-request-id": requestId, "idempotency-key": idempotencyKey },
      secret,
      body,
      timeoutMs: endpoint.settings.limits.timeoutMs,
      maxBytes: MOST_BYTES,
      plainHttp: endpoint.settings.plainHttpInPrivateNetwork,
      signal: given.signal,
    });
    const read = readReply(endpoint, requestId, reply);
    if (read.kind === "said" && read.responseId !== null && lane.isRepeated(read.responseId))
      return {
        ...read,
        kind: "fault",
        fault: { code: "mismatched", detail: "given before" },
        complaint: null,
        status: 200,
      };
    return read;
  } catch (error) {
    if (!(error instanceof PostFault)) throw error;
    // What was never sent cost nothing.
    const usage = error.sent ? null : { inputTokens: 0, outputTokens: 0 };
    return { kind: "fault", fault: error.fault, usage, complaint: null, status: 0 };
  }
}

/** Books what a failed request cost: what the server counted, nothing, or - where nobody knows - what was reserved. */
async function settleFault(
  { journal, lane }: Exchange,
  booking: Booking,
  { usage, fault, status }: Extract<ChatReply, { kind: "fault" }>,
): Promise<void> {
  // A status of refusal or failure is not charged; an answer that is of no use may be, and so may silence.
  const unknown = (status === 0 || status === 200) && FAULTS[fault.code].charged === "unknown";
  if (usage === null && unknown) return;
  await journal.settle({ ...booking, ...costOf(lane, usage ?? { inputTokens: 0, outputTokens: 0 }) }, null);
}

const used = (usage: Usage | null): number | null => (usage ? usage.inputTokens + usage.outputTokens : null);

function book({ lane, cleared, answerTokens, tryName }: Exchange, repair: Repair | null): Booking {
  const inputTokens = lane.inputTokens(guessInputTokens(cleared.question)) + (repair ? answerTokens + 200 : 0);
  const cost = costOf(lane, { inputTokens, outputTokens: answerTokens });
  return { attempt: `${tryName}:${randomUUID()}`, endpoint: lane.endpoint.name, ...cost };
}

/** A price of a million tokens in a currency is the price of one token in millionths of it. */
function costOf(lane: Lane, { inputTokens, outputTokens }: Usage): Usage & { costMicros: number } {
  const { inputPerMillion, outputPerMillion } = lane.endpoint.settings.price;
  return {
    inputTokens,
    outputTokens,
    costMicros: Math.ceil(inputTokens * inputPerMillion + outputTokens * outputPerMillion),
  };
}

const checkers = new WeakMap<object, (text: string) => Structured>();

/** @throws ResidencyError `usage` for a schema that cannot be read. */
export function checkerOf(schema: Record<string, unknown>): (text: string) => Structured {
  let checker = checkers.get(schema);
  if (!checker) {
    try {
      checker = answerChecker(schema);
    } catch (error) {
      throw new ResidencyError("usage", "the schema of a question is not a JSON Schema that can be checked", {
        cause: error,
      });
    }
    checkers.set(schema, checker);
  }
  return checker;
}
