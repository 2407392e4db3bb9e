import { lookup as systemLookup } from "node:dns";
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { addressKind, isLocalName, literalAddress } from "../domain/network-address.ts";
import type { Fault, FaultCode } from "./fault.ts";

export interface PostRequest {
  url: URL;
  headers: Record<string, string>;
  /** Sent as a bearer token, to this host (name and port) and to no other. */
  secret: { host: string; key: string } | null;
  body: string;
  /** For everything together: name, connection, redirects, the whole answer. */
  timeoutMs: number;
  /** Of the answer's body. */
  maxBytes: number;
  /** Whether plain http may be spoken to private addresses. */
  plainHttp: boolean;
  signal?: AbortSignal;
}

export interface PostReply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request that brought no answer. */
export class PostFault extends Error {
  override readonly name = "PostFault";
  readonly fault: Fault;
  /** Whether a connection stood: the server may have worked, and charged, for it. */
  readonly sent: boolean;

  constructor(code: FaultCode, sent: boolean, detail?: string, options?: ErrorOptions) {
    super(code, options);
    this.fault = detail === undefined ? { code } : { code, detail };
    this.sent = sent;
  }
}

const MAX_REDIRECTS = 3;
const CONNECT_MS = 15_000;
/** A POST stays a POST. 303 means "read the result elsewhere", which no chat completion does. */
const REDIRECTS = new Set([301, 302, 307, 308]);

/**
 * Posts JSON and reads the whole answer. Each request has a connection of its own, so that no late or doubled answer can
 * be read as the next one's. Every address that is connected to is checked after its name was resolved, so a name that
 * changes its address (DNS rebinding) leads nowhere. Redirects stay on the host.
 *
 * @throws PostFault `unreachable`, `reset`, `timeout`, `too-large`, `redirected`, `address-refused`; the signal's reason.
 */
export async function guardedPost(post: PostRequest): Promise<PostReply> {
  const deadline = performance.now() + post.timeoutMs;
  let url = post.url;
  for (let redirects = 0; ; redirects++) {
    post.signal?.throwIfAborted();
    const reply = await postOnce(url, post, deadline);
    if (!REDIRECTS.has(reply.status)) return reply;
    const next = targetOf(reply.headers.location, url);
    if (redirects === MAX_REDIRECTS) throw new PostFault("redirected", false, `more than ${MAX_REDIRECTS} times`);
    if (!next || next.host !== url.host || next.protocol !== url.protocol || next.username || next.password)
      throw new PostFault("redirected", false, `status ${reply.status}, to another host`);
    url = next;
  }
}

function targetOf(location: string | undefined, from: URL): URL | null {
  return location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : null;
}

function postOnce(url: URL, post: PostRequest, deadline: number): Promise<PostReply> {
  return new Promise((resolve, reject) => {
    const refusal = refuseLiteral(url, post.plainHttp);
    if (refusal) return reject(refusal);
    let connected = false;
    const timers: NodeJS.Timeout[] = [];
    const fail = (error: Error): void => {
      for (const timer of timers) clearTimeout(timer);
      post.signal?.removeEventListener("abort", abort);
      request.destroy();
      reject(error);
    };
    const abort = (): void => fail(post.signal?.reason as Error);
    const options: RequestOptions = {
      method: "POST",
      agent: false,
      lookup: checkedLookup(url, post.plainHttp),
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(post.body),
        accept: "application/json",
        "accept-encoding": "identity",
        "user-agent": "residency",
        ...post.headers,
        ...(post.secret && post.secret.host === url.host ? { authorization: `Bearer ${post.secret.key}` } : {}),
      },
    };
    const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, options, (response) => {
      collect(response, post.maxBytes).then((body) => {
        for (const timer of timers) clearTimeout(timer);
        post.signal?.removeEventListener("abort", abort);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      }, fail);
    });
    request.once("error", (error) => fail(faultOf(error, connected)));
    request.once("socket", (socket) =>
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
        connected = true;
      }),
    );
    const leftMs = Math.max(1, deadline - performance.now());
    timers.push(setTimeout(() => fail(new PostFault("timeout", connected)), leftMs));
    if (leftMs > CONNECT_MS)
      timers.push(
        setTimeout(() => connected || fail(new PostFault("unreachable", false, "no connection")), CONNECT_MS),
      );
    post.signal?.addEventListener("abort", abort, { once: true });
    request.end(post.body);
  });
}

async function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new PostFault("too-large", true, `more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof PostFault ? error : faultOf(error as Error, true);
  }
  if (!response.complete) throw new PostFault("reset", true);
  return Buffer.concat(chunks);
}

function faultOf(error: Error, connected: boolean): PostFault {
  if (error instanceof PostFault) return error;
  // The code alone: messages may quote what was sent.
  const code = String((error as NodeJS.ErrnoException).code ?? "unknown").slice(0, 64);
  return new PostFault(connected ? "reset" : "unreachable", connected, code);
}

function refuseLiteral(url: URL, plainHttp: boolean): PostFault | null {
  const address = literalAddress(url);
  return address === null ? null : refuseAddress(url, address, plainHttp);
}

function refuseAddress(url: URL, address: string, plainHttp: boolean): PostFault | null {
  const kind = addressKind(address);
  const refuse = (why: string): PostFault => new PostFault("address-refused", false, why);
  if (kind === "forbidden") return refuse("link-local, or a metadata service");
  if (kind === "loopback" && literalAddress(url) === null && !isLocalName(url.hostname))
    return refuse("a name that leads to this machine");
  if (url.protocol === "http:" && kind !== "loopback" && !(kind === "private" && plainHttp))
    return refuse("plain http to another machine");
  return null;
}

/** Resolves as the system does, and refuses when any of the addresses is one that may not be connected to. */
function checkedLookup(url: URL, plainHttp: boolean): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      for (const { address } of addresses) {
        const refusal = refuseAddress(url, address, plainHttp);
        if (refusal) return callback(refusal, []);
      }
      const [first] = addresses;
      if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? "", first?.family);
    });
  };
}
