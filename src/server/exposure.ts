import { isIPv4 } from "node:net";
import { ResidencyError } from "../domain/error.ts";
import type { Reach } from "./context.ts";

export interface Exposure {
  /** Address that is listened on. */
  host: string;
  /** Whether the studio itself ends TLS. */
  tls: boolean;
  /** The origin at which a proxy that ends TLS offers the studio, such as https://residency.hospital.example. */
  behindProxy?: string;
  /** Whether an administrator has a password. */
  password: boolean;
}

/**
 * How people will reach the studio, if it may be opened so: only loopback needs neither a password nor TLS.
 *
 * @throws ResidencyError `studio-exposed`; `usage` when the proxy's address is no https origin.
 */
export function reachOf({ host, tls, behindProxy, password }: Exposure): Reach {
  const exposed = (what: string): ResidencyError =>
    new ResidencyError("studio-exposed", `the studio is not opened ${what}`);
  if (behindProxy !== undefined) {
    if (!password) throw exposed("behind a proxy without an administrator's password");
    return { kind: "proxy", origin: httpsOrigin(behindProxy) };
  }
  if (tls) {
    if (!password && !isLoopback(host)) throw exposed(`on ${host} without an administrator's password`);
    return { kind: "tls" };
  }
  if (!isLoopback(host)) throw exposed(`on ${host} without TLS`);
  return { kind: "loopback" };
}

/** Names that always mean this machine. `localhost` may be resolved otherwise, but only by this machine's own files. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}

function httpsOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "https:" || url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "")
    throw new ResidencyError(
      "usage",
      "--behind-proxy takes the https address of the studio, such as https://residency.example",
    );
  return url.origin;
}
