/** A chat server that misbehaves on purpose, over real HTTP on this machine. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What one request said. */
export interface ReceivedRequest {
  path: string;
  headers: IncomingMessage["headers"];
  body: {
    model: string;
    messages: { role: string; content: string | { type: string; text?: string }[] }[];
    [setting: string]: unknown;
  };
}

/** Answers a request in its own way. `turn` counts the requests so far, from 0. */
export type Behaviour = (response: ServerResponse, request: ReceivedRequest, turn: number) => void;

export interface TestServer {
  /** Base URL. */
  url: string;
  received: ReceivedRequest[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export async function startTestServer(behaviour: Behaviour = says("ok")): Promise<TestServer> {
  let behave = behaviour;
  const received: ReceivedRequest[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      const one = { path: request.url ?? "", headers: request.headers, body };
      received.push(one);
      behave(response, one, received.length - 1);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    received,
    behave: (next) => {
      behave = next;
      received.length = 0;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The parts of a completion that a test changes. */
export interface CompletionParts {
  id?: string;
  model?: string;
  content?: unknown;
  finish?: string;
  usage?: unknown;
  message?: object;
  choices?: unknown[];
}

let completions = 0;

/** A well-formed completion, with parts of it replaced. */
export function completion(request: ReceivedRequest, parts: CompletionParts = {}): object {
  const message = { role: "assistant", content: parts.content ?? "ok", ...parts.message };
  return {
    id: parts.id ?? `chatcmpl-${completions++}`,
    object: "chat.completion",
    created: 1,
    model: parts.model ?? request.body.model,
    choices: parts.choices ?? [{ index: 0, finish_reason: parts.finish ?? "stop", message }],
    ...("usage" in parts
      ? parts.usage === undefined
        ? {}
        : { usage: parts.usage }
      : { usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 } }),
  };
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

/** Sends bytes as they are. */
export const sends =
  (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    void response.writeHead(status, { "content-type": type, ...headers }).end(body);

/** Answers every question with this text. */
export const says =
  (content: string, parts: CompletionParts = {}): Behaviour =>
  (response, request) =>
    sendJson(response, 200, completion(request, { content, ...parts }));

/** Fails with a status, as OpenAI's servers say it. */
export const fails =
  (status: number, error: object = {}, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    sendJson(response, status, { error: { message: "SECRET PATIENT TEXT", ...error } }, headers);

/** One behaviour after another; the last one stays. */
export const inTurn =
  (...behaviours: Behaviour[]): Behaviour =>
  (response, request, turn) =>
    (behaviours[Math.min(turn, behaviours.length - 1)] as Behaviour)(response, request, turn);

/** Breaks the connection off, after writing so much of the answer; with a reset rather than an orderly end. */
export const breaksOff =
  (written: string | null): Behaviour =>
  (response) => {
    const socket = response.socket as Socket;
    if (written === null) socket.resetAndDestroy();
    else socket.write(written, () => socket.resetAndDestroy());
  };

/** Writes raw bytes as the whole response. */
export const writes =
  (raw: string): Behaviour =>
  (response) =>
    void response.socket?.end(raw);

/** Says nothing, or a piece and then nothing more. */
export const hangs =
  (piece?: string): Behaviour =>
  (response) => {
    if (piece === undefined) return;
    response.writeHead(200, { "content-type": "application/json" });
    response.write(piece);
  };
