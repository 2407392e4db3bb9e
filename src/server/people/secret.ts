import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 bits, safe in URLs and headers. */
export const newSecret = (prefix = ""): string => `${prefix}${randomBytes(32).toString("base64url")}`;

/** What is kept of a secret. It holds 256 random bits, so a plain hash cannot be searched backwards. */
export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A new id for a row. */
export const newId = (): string => randomBytes(8).toString("hex");
