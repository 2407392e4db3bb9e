import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { ResidencyError } from "../domain/error.ts";
import type { Reach } from "./context.ts";

const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what a page of another site could send with a person's cookie, and what reaches a loopback studio under another
 * site's name (DNS rebinding). Together with SameSite=Strict this is the protection against forged requests.
 *
 * @throws ResidencyError `origin-refused`.
 */
export function checkOrigin(request: Request, reach: Reach): void {
  const own = ownOrigin(request, reach);
  if (SAFE_METHODS.has(request.method)) return;
  // A browser never adds this header by itself: who sends a token is a program, and no page can forge it.
  if (request.headers.has("authorization")) return;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") throw refused(`it comes from a ${site} page`);
  if (request.headers.get("origin") !== own) throw refused("its Origin is not the studio's own");
}

/** The origin that the studio has for this request. @throws ResidencyError `origin-refused` under a foreign name. */
function ownOrigin(request: Request, reach: Reach): string {
  if (reach.kind === "proxy") return reach.origin;
  const host = request.headers.get("host") ?? new URL(request.url).host;
  if (reach.kind === "tls") return `https://${host}`;
  const name = host.replace(/:\d+$/, "");
  if (!LOOPBACK_NAMES.has(name)) throw refused("it was sent to a name that is not this machine's");
  return `http://${host}`;
}

const refused = (why: string): ResidencyError => new ResidencyError("origin-refused", `the request is refused: ${why}`);

/** Where a request comes from, for counting attempts. Behind a proxy it is what that proxy adds last, which nobody else can set. */
export function addressOf(context: Context, reach: Reach): string {
  const forwarded =
    reach.kind === "proxy" ? context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  // Requests made in the same process, as in tests, have no connection.
  return context.env && "incoming" in context.env ? (getConnInfo(context).remote.address ?? "unknown") : "in-process";
}
