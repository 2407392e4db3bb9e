import { createRoute, type RouteConfig, type z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { ResidencyError } from "../domain/error.ts";
import type { ServerEnvironment } from "./context.ts";
import { may, PERMISSIONS, type Permission } from "./permissions.ts";
import { failureSchema } from "./schemas.ts";

/** What a route must say beside its path and method: who may call it, and its name in a generated client. */
interface Declared {
  permission: Permission;
  operationId: string;
  summary: string;
}

/** Routes by `GET /api/documents/:id`; one that is not here is never served. */
const declared = new Map<string, Permission>();

/**
 * Declares a route. Its permission is checked before its parameters are even read, and stands in the OpenAPI document.
 */
export function route<
  const Path extends string,
  const Config extends Omit<RouteConfig, "path" | "middleware" | "operationId" | "summary"> & Declared & { path: Path },
>(config: Config) {
  const plain: Omit<RouteConfig, "middleware"> & Declared = config;
  const { permission, ...rest } = plain;
  const anyone = PERMISSIONS[permission] === "anyone";
  const made = createRoute({
    ...rest,
    middleware: guard(permission),
    security: anyone ? [] : [{ session: [] }, { token: [] }],
    "x-permission": permission,
    responses: {
      ...config.responses,
      default: { description: "A coded error.", content: { "application/json": { schema: failureSchema } } },
    },
  });
  declared.set(keyOf(config.method, made.getRoutingPath()), permission);
  // The guard and the default response are there at run time; in types they would only widen what handlers may return.
  return made as unknown as Config & { getRoutingPath(): string };
}

/** The permission that a route declared, by method and the path as Hono matches it. */
export const permissionOf = (method: string, path: string): Permission | undefined => declared.get(keyOf(method, path));

const keyOf = (method: string, path: string): string => `${method.toUpperCase()} ${path}`;

function guard(permission: Permission): MiddlewareHandler<ServerEnvironment> {
  return async (context, next) => {
    const visitor = context.get("visitor");
    if (!may(visitor?.roles ?? null, permission)) {
      if (!visitor) throw new ResidencyError("not-signed-in", "this needs a sign-in");
      throw new ResidencyError("not-permitted", `this needs the permission ${permission}`);
    }
    await next();
  };
}

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) =>
  ({ required: true, content: { "application/json": { schema } } }) as const;

/** An answer in JSON. */
export const jsonAnswer = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  ({ description, content: { "application/json": { schema } } }) as const;
