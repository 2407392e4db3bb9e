import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { lstat, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ResidencyError } from "../domain/error.ts";
import { sha256OfFile } from "./digest.ts";
import { keyId, type SigningKey } from "./signing-key.ts";

/**
 * The signed manifest of a folder: an in-toto statement (https://in-toto.io/Statement/v1) that names every other file with
 * its SHA-256, in a DSSE envelope (https://github.com/secure-systems-lab/dsse) signed with Ed25519. Its name ends so that no
 * loader takes it for a part of the model.
 */
export const MANIFEST_FILE = "manifest.intoto.jsonl";
/** The public key, for convenience: a folder that carries its own key proves nothing about who signed it. */
export const PUBLIC_KEY_FILE = "manifest.pub";

const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const PREDICATE_TYPE = "urn:residency:release:1";

const digestSchema = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const statementSchema = z.object({
  _type: z.literal("https://in-toto.io/Statement/v1"),
  subject: z.array(z.object({ name: z.string().min(1), digest: digestSchema })),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.record(z.string(), z.unknown()),
});
const envelopeSchema = z.object({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: z.string(),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })).min(1),
});

/** DSSE's pre-authentication encoding: what is signed. */
function encoding(payload: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${Buffer.byteLength(PAYLOAD_TYPE)} ${PAYLOAD_TYPE} ${payload.length} `),
    payload,
  ]);
}

/** SHA-256 of files by their names. */
export type FileDigests = ReadonlyMap<string, string>;

/** Signs a folder as it is: every file in it, at any depth. An older manifest is replaced. */
export async function signFolder(folder: string, key: SigningKey, predicate: Record<string, unknown>): Promise<void> {
  await writeFile(join(folder, PUBLIC_KEY_FILE), key.publicKeyPem);
  await writeManifest(folder, key, predicate, await digestsOf(folder, await filesOf(folder)));
}

/**
 * Signs a folder whose files were verified, after some of them were written anew. The hashes of all others are carried over
 * and not computed again, and files that came since are not taken up: what was changed since it was verified gets no new
 * signature, but fails the old one.
 *
 * @param verified hashes from `verifyFiles`.
 * @param written names of the files that were written since.
 */
export async function signAgain(
  folder: string,
  key: SigningKey,
  predicate: Record<string, unknown>,
  verified: FileDigests,
  written: readonly string[] = [],
): Promise<void> {
  await writeFile(join(folder, PUBLIC_KEY_FILE), key.publicKeyPem);
  const fresh = await digestsOf(folder, [...written, PUBLIC_KEY_FILE]);
  await writeManifest(folder, key, predicate, new Map([...verified, ...fresh]));
}

async function digestsOf(folder: string, names: readonly string[]): Promise<FileDigests> {
  const digests = new Map<string, string>();
  for (const name of names) digests.set(name, await sha256OfFile(join(folder, name)));
  return digests;
}

async function writeManifest(
  folder: string,
  key: SigningKey,
  predicate: Record<string, unknown>,
  digests: FileDigests,
): Promise<void> {
  const subject = [...digests]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, sha256]) => ({ name, digest: { sha256 } }));
  const payload = Buffer.from(
    JSON.stringify({
      _type: "https://in-toto.io/Statement/v1",
      subject,
      predicateType: PREDICATE_TYPE,
      predicate,
    }),
  );
  const envelope = {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString("base64"),
    signatures: [{ keyid: key.id, sig: sign(null, encoding(payload), key.privateKey).toString("base64") }],
  };
  await writeFile(join(folder, `${MANIFEST_FILE}.part`), `${JSON.stringify(envelope)}\n`);
  await rename(join(folder, `${MANIFEST_FILE}.part`), join(folder, MANIFEST_FILE));
}

export interface VerifiedFolder {
  files: number;
  /** SHA-256 of the public key that signed. */
  keyId: string;
  /** True when the caller gave the key; false when the folder's own key was taken, which anyone could have put there. */
  trusted: boolean;
  predicate: Record<string, unknown>;
}

/**
 * Checks a folder against its signed manifest, without a database or a network: the signature, every file's SHA-256, and
 * that no file was added.
 *
 * @param publicKey the key that is trusted, as PEM; the folder's own when left out.
 * @throws ResidencyError `path-not-found` without a manifest; `bundle-altered`; `signing-key-invalid`.
 */
export async function verifyFolder(folder: string, publicKey?: string): Promise<VerifiedFolder> {
  return (await verifyFiles(folder, publicKey)).verified;
}

/** As `verifyFolder`, with the hashes that the files were found to have. */
export async function verifyFiles(
  folder: string,
  publicKey?: string,
): Promise<{ verified: VerifiedFolder; digests: FileDigests }> {
  const text = await readFile(join(folder, MANIFEST_FILE), "utf8").catch((cause) => {
    throw new ResidencyError("path-not-found", `${folder} has no signed manifest (${MANIFEST_FILE})`, { cause });
  });
  const altered = (why: string): ResidencyError => new ResidencyError("bundle-altered", `${folder}: ${why}`);
  const key = parsePublicKey(publicKey ?? (await readFile(join(folder, PUBLIC_KEY_FILE), "utf8").catch(() => "")));
  const envelope = parsed(text, envelopeSchema);
  if (!envelope) throw altered("the manifest cannot be read");
  const payload = Buffer.from(envelope.payload, "base64");
  if (!envelope.signatures.some(({ sig }) => verify(null, encoding(payload), key, Buffer.from(sig, "base64"))))
    throw altered("the manifest is not signed with this key");
  const statement = parsed(payload.toString("utf8"), statementSchema);
  if (!statement) throw altered("the manifest's statement cannot be read");

  const files = await filesOf(folder);
  const listed = new Map(statement.subject.map(({ name, digest }) => [name, digest.sha256]));
  const added = files.find((name) => !listed.has(name));
  if (added !== undefined) throw altered(`${added} is not in the manifest`);
  const there = new Set(files);
  for (const [name, sha256] of listed) {
    if (!there.has(name)) throw altered(`${name} is missing`);
    if ((await sha256OfFile(join(folder, name))) !== sha256) throw altered(`${name} was altered`);
  }
  return {
    verified: {
      files: files.length,
      keyId: keyId(key),
      trusted: publicKey !== undefined,
      predicate: statement.predicate,
    },
    digests: listed,
  };
}

function parsed<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function parsePublicKey(pem: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // said below
  }
  throw new ResidencyError("signing-key-invalid", "the public key is not an Ed25519 key in PEM");
}

/**
 * Names of a folder's files with `/` between parts, in order, without the manifest. Links are not followed but refused.
 *
 * @throws ResidencyError `bundle-altered`.
 */
export async function filesOf(folder: string, below = ""): Promise<string[]> {
  const names: string[] = [];
  for (const entry of (await readdir(join(folder, below))).sort()) {
    const name = below === "" ? entry : `${below}/${entry}`;
    const found = await lstat(join(folder, name));
    if (found.isDirectory()) names.push(...(await filesOf(folder, name)));
    else if (!found.isFile())
      throw new ResidencyError("bundle-altered", `${folder}: ${name} is neither a file nor a folder`);
    else if (name !== MANIFEST_FILE && name !== `${MANIFEST_FILE}.part`) names.push(name);
  }
  return names;
}
