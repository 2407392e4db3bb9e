import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { link, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ResidencyError } from "../domain/error.ts";

/** A key pair for manifests. `id` is the SHA-256 of the public key (DER, SPKI). */
export interface SigningKey {
  id: string;
  privateKey: KeyObject;
  publicKeyPem: string;
}

/**
 * The key that signs: PEM in `RESIDENCY_SIGNING_KEY`, else the file that `RESIDENCY_SIGNING_KEY_FILE` names, else
 * `keys/signing.pem` in the store's folder. A file that is not there is made, with a new Ed25519 key, for its owner only.
 *
 * @throws ResidencyError `signing-key-invalid` when it is no Ed25519 key, or when others may read its file.
 */
export async function signingKey(storeFolder: string): Promise<SigningKey> {
  const fromEnvironment = process.env.RESIDENCY_SIGNING_KEY;
  if (fromEnvironment) return parseSigningKey(fromEnvironment, "RESIDENCY_SIGNING_KEY");
  const file = process.env.RESIDENCY_SIGNING_KEY_FILE || join(storeFolder, "keys", "signing.pem");
  const found = await stat(file).catch(() => null);
  if (!found) await makeKey(file);
  else if (process.platform !== "win32" && (found.mode & 0o077) !== 0)
    throw new ResidencyError("signing-key-invalid", `others than its owner may read or write ${file}`);
  return parseSigningKey(await readFile(file, "utf8"), file);
}

/** Writes a new key under a name of its own and links it, so that two commands at once end with the same key. */
async function makeKey(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync("ed25519");
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  await link(draft, file)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    })
    .finally(() => rm(draft, { force: true }));
}

function parseSigningKey(pem: string, source: string): SigningKey {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch {
    throw new ResidencyError("signing-key-invalid", `${source} holds no private key in PEM`); // the cause may quote the key
  }
  if (privateKey.asymmetricKeyType !== "ed25519")
    throw new ResidencyError("signing-key-invalid", `${source} holds a key of another kind than Ed25519`);
  const publicKey = createPublicKey(privateKey);
  return {
    id: keyId(publicKey),
    privateKey,
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

/** SHA-256 of a public key's DER form. */
export function keyId(publicKey: KeyObject): string {
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
}
