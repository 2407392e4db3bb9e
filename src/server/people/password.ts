import { type BinaryLike, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { ResidencyError } from "../../domain/error.ts";

const derive = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt);

/**
 * scrypt with 32 MiB and three passes, about 0.2 s.
 * Source: OWASP Password Storage Cheat Sheet, scrypt N=2^15, r=8, p=3. RFC 7914.
 */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MEMORY_BYTES = 64 * 2 ** 20;

/** NIST SP 800-63B asks for length and for no rules about kinds of characters. */
export const PASSWORD_CHARACTERS = { fewest: 12, most: 200 } as const;

/** `scrypt$N$r$p$salt$key`. @throws ResidencyError `request-invalid` when the password is too short or too long. */
export async function hashPassword(password: string): Promise<string> {
  const characters = [...password].length;
  if (characters < PASSWORD_CHARACTERS.fewest || characters > PASSWORD_CHARACTERS.most)
    throw new ResidencyError(
      "request-invalid",
      `a password has ${PASSWORD_CHARACTERS.fewest} to ${PASSWORD_CHARACTERS.most} characters`,
    );
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password.normalize("NFKC"), salt, KEY_BYTES, { ...COST, maxmem: MEMORY_BYTES });
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** A hash that no password fits, so that an unknown name takes as long as a wrong password. */
const NO_ONE = ["scrypt", COST.N, COST.r, COST.p, "AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43)].join("$");

/** Whether the password fits. Takes equally long for nobody (`null`), for a wrong password and for the right one. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const [, N, r, p, salt, key] = (hash ?? NO_ONE).split("$");
  const kept = Buffer.from(key ?? "", "base64url");
  const given = await derive(password.normalize("NFKC"), Buffer.from(salt ?? "", "base64url"), KEY_BYTES, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    maxmem: MEMORY_BYTES,
  });
  return kept.length === given.length && timingSafeEqual(kept, given) && hash !== null;
}
