import { BlockList, isIP } from "node:net";

/**
 * Where an address leads. `forbidden` is what no endpoint may be at: link-local addresses and the metadata services of
 * clouds, which hand out a machine's own credentials; unspecified, multicast and broadcast addresses.
 */
export type AddressKind = "loopback" | "private" | "public" | "forbidden";

/** Names of metadata services; their addresses are in the list below, whatever resolves to them. */
const METADATA_NAMES = new Set(["metadata", "metadata.google.internal", "metadata.goog", "instance-data"]);

const list = (...subnets: string[]): BlockList => {
  const block = new BlockList();
  for (const subnet of subnets) {
    const [address, bits] = subnet.split("/") as [string, string];
    block.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
  }
  return block;
};

/** Sources: RFC 6890 (special-purpose addresses), RFC 6052 (IPv4 inside 64:ff9b::/96), the clouds' own pages. */
const FORBIDDEN = list(
  "0.0.0.0/8",
  "169.254.0.0/16", // link-local; AWS, Google, Azure and others answer at 169.254.169.254
  "100.100.100.200/32", // Alibaba
  "168.63.129.16/32", // Azure's host
  "192.0.0.192/32", // Oracle
  "224.0.0.0/3", // multicast, reserved, broadcast
  "::/128",
  "fe80::/10",
  "ff00::/8",
  "fd00:ec2::254/128", // AWS
  "fd20:ce::254/128", // Google
  "64:ff9b::a9fe:0/112", // 169.254.0.0/16 through NAT64
  "2002:a9fe::/32", // 169.254.0.0/16 through 6to4
);
const LOOPBACK = list("127.0.0.0/8", "::1/128");
const PRIVATE = list("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

/** The kind of an IP address in text. IPv4 inside IPv6 (`::ffff:127.0.0.1`) counts as what it carries. */
export function addressKind(address: string): AddressKind {
  const version = isIP(address);
  if (version === 0) return "forbidden";
  const family = version === 6 ? "ipv6" : "ipv4";
  if (FORBIDDEN.check(address, family)) return "forbidden";
  if (LOOPBACK.check(address, family)) return "loopback";
  return PRIVATE.check(address, family) ? "private" : "public";
}

/** The address in a URL's host, when it is one; URL itself has already read decimal and octal forms. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? null : host;
}

/** Names that mean this machine (RFC 6761). */
export const isLocalName = (hostname: string): boolean => /^(?:.+\.)?localhost\.?$/i.test(hostname);

export const isMetadataName = (hostname: string): boolean =>
  METADATA_NAMES.has(hostname.toLowerCase().replace(/\.$/, ""));
