import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { ResidencyError } from "../domain/error.ts";
import type { ServerContext, ServerEnvironment, Visitor } from "./context.ts";
import type { Person } from "./people/people.ts";
import { openSession, sessionPerson } from "./people/sessions.ts";
import { tokenPerson } from "./people/tokens.ts";

/** Finds out who sent a request. A wrong token is an error; a cookie that has ended is nobody. */
export function authenticate(server: ServerContext): MiddlewareHandler<ServerEnvironment> {
  return async (context, next) => {
    context.set("visitor", await visitorOf(context, server));
    await next();
  };
}

async function visitorOf(context: Context, server: ServerContext): Promise<Visitor | null> {
  const { store, idleMs } = server;
  const authorization = context.req.header("authorization");
  if (authorization !== undefined) {
    const secret = /^Bearer ([\w-]+)$/.exec(authorization)?.[1];
    const found = secret === undefined ? null : await tokenPerson(store, secret, server.now());
    if (!found) throw new ResidencyError("not-signed-in", "the token is wrong, revoked or too old");
    return { ...found, session: null };
  }
  const secret = getCookie(context, cookieName(context, server));
  if (!secret) return null;
  const found = await sessionPerson(store, secret, server.now(), idleMs);
  return found && { person: found.person, roles: found.person.roles, session: found.sha256 };
}

/** The signed-in visitor of a route that is not for anyone. */
export function visitor(context: Context<ServerEnvironment>): Visitor {
  const found = context.get("visitor");
  if (!found) throw new ResidencyError("not-signed-in", "this needs a sign-in");
  return found;
}

/** Signs a person in with this answer. */
export async function signIn(context: Context, server: ServerContext, person: Person, how: string): Promise<void> {
  const { secret, expiresAt } = await openSession(server.store, person, how, server.now());
  setCookie(context, cookieName(context, server), secret, { ...cookieRules(server), expires: expiresAt });
}

export function forgetCookie(context: Context, server: ServerContext): void {
  deleteCookie(context, cookieName(context, server), cookieRules(server));
}

const cookieRules = ({ reach }: ServerContext) =>
  ({ httpOnly: true, sameSite: "Strict", path: "/", secure: reach.kind !== "loopback" }) as const;

/**
 * Over TLS the name's prefix makes browsers refuse a cookie that another host or an open connection set. On loopback the port
 * is a part of the name, since two studios on one machine share their cookies.
 */
function cookieName(context: Context, { reach }: ServerContext): string {
  if (reach.kind !== "loopback") return "__Host-residency_session";
  return `residency_session_${new URL(context.req.url).port || "80"}`;
}
