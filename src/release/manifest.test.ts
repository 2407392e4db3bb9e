import { generateKeyPairSync } from "node:crypto";
import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MANIFEST_FILE, PUBLIC_KEY_FILE, signAgain, signFolder, verifyFiles, verifyFolder } from "./manifest.ts";
import { signingKey } from "./signing-key.ts";

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "residency-manifest-"));
  folder = join(home, "release");
  await mkdir(join(folder, "bundle"), { recursive: true });
  await writeFile(join(folder, "model.safetensors"), "weights");
  await writeFile(join(folder, "bundle", "run.json"), "{}");
  await signFolder(folder, await signingKey(home), { release: "r1" });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

test("a folder as it was signed verifies, and says whether the key was the reader's own", async () => {
  const key = await signingKey(home);
  expect(await verifyFolder(folder)).toEqual({
    files: 3,
    keyId: key.id,
    trusted: false,
    predicate: { release: "r1" },
  });
  expect(await verifyFolder(folder, key.publicKeyPem)).toMatchObject({ trusted: true });
  await signFolder(folder, key, { release: "r1" });
  expect(await verifyFolder(folder)).toMatchObject({ files: 3 });
});

test.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
  ["a changed byte", (at) => writeFile(join(at, "model.safetensors"), "weightz"), /model\.safetensors was altered/],
  ["an added file", (at) => writeFile(join(at, "bundle", "modeling.py"), "x"), /bundle\/modeling\.py is not in/],
  ["a missing file", (at) => rm(join(at, "bundle", "run.json")), /bundle\/run\.json is missing/],
  ["a link", (at) => symlink("model.safetensors", join(at, "other.safetensors")), /neither a file nor a folder/],
  ["an edited statement", edited, /not signed with this key/],
  ["a cut manifest", (at) => writeFile(join(at, MANIFEST_FILE), "{"), /cannot be read/],
  ["an appended line", (at) => appendFile(join(at, MANIFEST_FILE), "{}\n"), /cannot be read/],
])("%s is found", async (_what, change, message) => {
  await change(folder);
  await expect(verifyFolder(folder)).rejects.toMatchObject({
    code: "bundle-altered",
    message: expect.stringMatching(message),
  });
});

test.each<[string, string, RegExp]>([
  ["changed", "model.safetensors", /model\.safetensors was altered/],
  ["added", "modeling.py", /modeling\.py is not in the manifest/],
])(
  "a file that was %s since it was verified gets no signature when the card is written again",
  async (_how, name, why) => {
    const key = await signingKey(home);
    const { digests } = await verifyFiles(folder, key.publicKeyPem);
    await writeFile(join(folder, "README.md"), "the card");
    await signAgain(folder, key, { release: "r1" }, digests, ["README.md"]);
    expect(await verifyFolder(folder, key.publicKeyPem)).toMatchObject({ files: 4 });
    await writeFile(join(folder, name), "other");
    await signAgain(folder, key, { release: "r1" }, digests, ["README.md"]);
    await expect(verifyFolder(folder, key.publicKeyPem)).rejects.toThrow(why);
  },
);

async function edited(at: string): Promise<void> {
  const envelope = JSON.parse(await readFile(join(at, MANIFEST_FILE), "utf8"));
  const statement = JSON.parse(Buffer.from(envelope.payload, "base64").toString());
  statement.predicate.release = "r2";
  await writeFile(
    join(at, MANIFEST_FILE),
    JSON.stringify({ ...envelope, payload: Buffer.from(JSON.stringify(statement)).toString("base64") }),
  );
}

test("a folder that someone else signed again passes by its own key and not by the one that is trusted", async () => {
  const trusted = (await signingKey(home)).publicKeyPem;
  await writeFile(join(folder, "model.safetensors"), "other weights");
  await signFolder(folder, await signingKey(join(home, "stranger")), { release: "r1" });
  expect(await verifyFolder(folder)).toMatchObject({ trusted: false });
  await expect(verifyFolder(folder, trusted)).rejects.toMatchObject({ code: "bundle-altered" });
});

test("without a manifest there is nothing to verify, and without a key nothing to verify by", async () => {
  await rm(join(folder, PUBLIC_KEY_FILE));
  await expect(verifyFolder(folder)).rejects.toMatchObject({ code: "signing-key-invalid" });
  await rm(join(folder, MANIFEST_FILE));
  await expect(verifyFolder(folder)).rejects.toMatchObject({ code: "path-not-found" });
});

test("the key is made once, for its owner only, and the environment goes before it", async () => {
  const file = join(home, "keys", "signing.pem");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const [first, second] = await Promise.all([signingKey(join(home, "new")), signingKey(join(home, "new"))]);
  expect(first.id).toBe(second.id);
  const mine = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  vi.stubEnv("RESIDENCY_SIGNING_KEY", mine);
  expect((await signingKey(home)).id).not.toBe(first.id);
});

test("a key of another kind, no key, and a key that others may read are refused, and no key is ever quoted", async () => {
  const wrong = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
  vi.stubEnv("RESIDENCY_SIGNING_KEY", wrong.toString());
  await expect(signingKey(home)).rejects.toMatchObject({ code: "signing-key-invalid" });
  vi.stubEnv("RESIDENCY_SIGNING_KEY", "hunter2");
  const error = await signingKey(home).catch((reason) => reason);
  expect(error.code).toBe("signing-key-invalid");
  expect(error.message).not.toContain("hunter2");
  vi.stubEnv("RESIDENCY_SIGNING_KEY", "");
  await chmod(join(home, "keys", "signing.pem"), 0o644);
  await expect(signingKey(home)).rejects.toMatchObject({ code: "signing-key-invalid" });
});
