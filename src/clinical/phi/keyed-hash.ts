import { createHmac } from "node:crypto";

/** Bytes that only the holder of the key can foretell: HMAC-SHA-256 (RFC 2104) over the parts, each with its length before it. */
export class KeyedHash {
  readonly #key: string;

  /** @throws RangeError on an empty key, which would make every surrogate guessable. */
  constructor(key: string) {
    if (key === "") throw new RangeError("de-identification needs a key that is not empty");
    this.#key = key;
  }

  /** 32 bytes. */
  bytes(...parts: string[]): Buffer {
    const hmac = createHmac("sha256", this.#key);
    for (const part of parts) hmac.update(`${part.length}:${part}`);
    return hmac.digest();
  }

  /** A whole number in [0, limit), limit at most 2^32. */
  integer(limit: number, ...parts: string[]): number {
    return Math.floor((this.bytes(...parts).readUInt32BE(0) / 2 ** 32) * limit);
  }
}
