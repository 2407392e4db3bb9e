import { ResidencyError } from "../domain/error.ts";
import type { Endpoint } from "./endpoint.ts";

/**
 * The endpoint's key from the environment, for one host only; null when it needs none. It is read at each request and
 * kept nowhere.
 *
 * @throws ResidencyError `endpoint-failed` when the variable is not set, holds what no header can carry, or is bound to
 *   another host by its `_HOST` variable.
 */
export function keyFor(endpoint: Endpoint): { host: string; key: string } | null {
  const { keyVariable, name, url } = endpoint.settings;
  if (keyVariable === undefined) return null;
  const key = process.env[keyVariable]?.trim();
  const host = new URL(url).host;
  const refuse = (why: string): never => {
    throw new ResidencyError("endpoint-failed", `the key of endpoint ${name}: ${keyVariable} ${why}`);
  };
  if (!key) return refuse("is not set in the environment");
  if (!/^[\x21-\x7e]+$/.test(key)) return refuse("holds characters that a key cannot have");
  const bound = process.env[`${keyVariable}_HOST`];
  if (bound && bound !== host) return refuse(`is bound to the host ${bound}, and the endpoint is at ${host}`);
  return { host, key };
}

/** A message without the endpoint's key, whatever put it there. */
export function withoutKey(endpoint: Endpoint, message: string): string {
  const key = endpoint.settings.keyVariable && process.env[endpoint.settings.keyVariable]?.trim();
  return key ? message.replaceAll(key, "[key]") : message;
}
