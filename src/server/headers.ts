import type { MiddlewareHandler } from "hono";
import type { Reach } from "./context.ts";

/** Nothing inline, nothing evaluated, nothing from elsewhere; pictures may also come from memory. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers of every answer. What the API gives is never kept by a cache: it may be about patients. */
export function securityHeaders(reach: Reach): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    if (!headers.has("content-security-policy")) headers.set("content-security-policy", CONTENT_SECURITY_POLICY);
    headers.set("x-content-type-options", "nosniff");
    headers.set("x-frame-options", "DENY");
    headers.set("referrer-policy", "no-referrer");
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("cross-origin-resource-policy", "same-origin");
    headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
    if (reach.kind !== "loopback") headers.set("strict-transport-security", "max-age=31536000");
    if (context.req.path.startsWith("/api/")) headers.set("cache-control", "no-store");
  };
}
