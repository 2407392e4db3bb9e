import type { IncomingHttpHeaders } from "node:http";

/**
 * How long a server asks to wait, in milliseconds, or null when it does not say so in a way that makes sense: seconds, or a
 * date (RFC 9110, 10.2.3), which is counted from the server's own clock; some servers send `retry-after-ms`.
 */
export function retryAfterMs(headers: IncomingHttpHeaders, nowMs: number): number | null {
  const milliseconds = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return milliseconds;
  const text = headers["retry-after"]?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // "-1" would be read as a month by Date.parse.
  const until = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const serverNow = Date.parse(headers.date ?? "");
  return Math.max(0, until - (Number.isNaN(serverNow) ? nowMs : serverNow));
}
