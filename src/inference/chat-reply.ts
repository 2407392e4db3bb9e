import { z } from "zod";
import type { ServerComplaint } from "./dialect.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Fault } from "./fault.ts";
import type { PostReply } from "./guarded-post.ts";
import { retryAfterMs } from "./retry-after.ts";

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** What a server's reply to one request comes to. `usage` is null where the server does not count. */
export type ChatReply =
  | { kind: "said"; text: string; cut: boolean; model: string | null; responseId: string | null; usage: Usage | null }
  | { kind: "fault"; fault: Fault; usage: Usage | null; complaint: ServerComplaint | null; status: number };

const part = z.looseObject({ type: z.string().optional(), text: z.string().optional() });
const completion = z.looseObject({
  id: z.string().nullish(),
  model: z.string().nullish(),
  choices: z.array(
    z.looseObject({
      finish_reason: z.string().nullish(),
      message: z.looseObject({
        content: z.union([z.string(), z.array(part)]).nullish(),
        refusal: z.string().nullish(),
        tool_calls: z.array(z.unknown()).nullish(),
      }),
    }),
  ),
  usage: z.unknown().optional(),
});
const count = z.number().int().min(0).max(1_000_000_000);
const usageSchema = z.looseObject({ prompt_tokens: count, completion_tokens: count });
const complaintSchema = z.looseObject({
  error: z.looseObject({ code: z.unknown().optional(), type: z.unknown().optional(), param: z.unknown().optional() }),
});

/** Only what looks like a code leaves a server's error: its message may quote the question. */
const asCode = (value: unknown): string | null =>
  (typeof value === "string" || typeof value === "number") && /^[A-Za-z0-9_.-]{1,64}$/.test(String(value))
    ? String(value)
    : null;

/** Reads a reply. Never throws: whatever a server says, it is text or a fault of the table. */
export function readReply(endpoint: Endpoint, requestId: string, reply: PostReply): ChatReply {
  const json = parseJson(reply.body);
  const usage = usageSchema.safeParse((json as { usage?: unknown } | undefined)?.usage);
  const counted: Usage | null = usage.success
    ? { inputTokens: usage.data.prompt_tokens, outputTokens: usage.data.completion_tokens }
    : null;
  const fault = (code: Fault["code"], detail?: string, more: Partial<Fault> = {}): ChatReply => ({
    kind: "fault",
    fault: { code, ...(detail === undefined ? {} : { detail }), ...more },
    usage: counted,
    complaint: null,
    status: reply.status,
  });
  if (reply.status !== 200) return refusal(reply, json);
  const echoed = reply.headers["x-client-request-id"];
  if (echoed !== undefined && echoed !== requestId) return fault("mismatched", "x-client-request-id");
  if (reply.headers["content-encoding"] && reply.headers["content-encoding"] !== "identity")
    return fault("not-json", "compressed, which was not asked for");
  // A wrong content type with JSON in it is taken; anything else under it is not looked at twice.
  if (json === undefined) return fault("not-json", asCode(mediaType(reply).replace("/", ".")) ?? "no content type");
  const parsed = completion.safeParse(json);
  if (!parsed.success)
    return "error" in Object(json) ? refusal({ ...reply, status: 500 }, json) : fault("empty", "not a completion");
  const { model, id, choices } = parsed.data;
  if (model && !sameModel(model, endpoint)) return fault("wrong-model", asCode(model) ?? undefined);
  const choice = choices[0];
  if (!choice) return fault("empty", "no choices");
  const { content, refusal: refused, tool_calls: calls } = choice.message;
  const reason = choice.finish_reason;
  if (reason === "content_filter") return fault("filtered");
  if (refused) return fault("refused");
  const text = typeof content === "string" ? content : content?.map((piece) => piece.text ?? "").join("");
  if (text === undefined || (text === "" && calls?.length))
    return fault("empty", calls?.length ? "tool calls" : "no content");
  return {
    kind: "said",
    text: storable(text),
    cut: reason === "length",
    model: model ?? null,
    responseId: id ?? null,
    usage: counted,
  };
}

function refusal(reply: PostReply, json: unknown): ChatReply {
  const { status } = reply;
  const parsed = complaintSchema.safeParse(json);
  const error = parsed.success ? parsed.data.error : null;
  const complaint = { code: asCode(error?.code) ?? asCode(error?.type), parameter: asCode(error?.param) };
  const waitMs = retryAfterMs(reply.headers, Date.now());
  const code = codeOf(status, complaint.code);
  const detail = `status ${status}${complaint.code ? `, ${complaint.code}` : ""}`;
  return {
    kind: "fault",
    fault: { code, detail, ...(waitMs === null ? {} : { waitMs }) },
    usage: null,
    complaint: error || status < 500 ? complaint : null,
    status,
  };
}

function codeOf(status: number, complaint: string | null): Fault["code"] {
  if (status === 402 || complaint === "insufficient_quota") return "quota-spent";
  if (status === 429) return "rate-limited";
  if (status === 401 || status === 403) return "unauthorised";
  if (status === 404) return "not-found";
  if ([408, 502, 503, 504, 529].includes(status)) return "overloaded";
  if (status >= 500) return "server-error";
  if (status >= 300 && status < 400) return "redirected";
  return complaint === "content_filter" || complaint === "content_policy_violation" ? "filtered" : "bad-request";
}

const mediaType = (reply: PostReply): string => (reply.headers["content-type"] ?? "").split(";")[0]!.trim();

/** UTF-8 that is whole, and JSON that is whole; undefined otherwise. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** What a name may have more: a date, a version, a size. */
const VERSION = /^[-_.:@](?:latest|v?\d[\w.-]*)$/;

/** `gpt-x` may answer as `gpt-x-2026-01-01` or `org/gpt-x`, and the other way round, but neither as `gpt-xl` nor `gpt-x-mini`. */
function sameModel(answered: string, endpoint: Endpoint): boolean {
  const { model, answersAs } = endpoint.settings;
  if (answersAs !== undefined) return answered === answersAs;
  const plain = (name: string): string => name.toLowerCase().replace(/\/+$/, "").split("/").at(-1) as string;
  const [short, long] = [plain(model), plain(answered)].sort((a, b) => a.length - b.length) as [string, string];
  return long.startsWith(short) && (long.length === short.length || VERSION.test(long.slice(short.length)));
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair, and a model can write both. */
const storable = (text: string): string => text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
