import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { ERRORS, type ErrorCode, ResidencyError } from "../domain/error.ts";
import { asResidencyError, faultTrace } from "../domain/fault.ts";
import { databaseError } from "../store/index.ts";
import { TooManyAttemptsError } from "./people/attempt-limit.ts";

type FailureStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 | 507;

/** The HTTP status of each code that a route can throw; all others are 422: understood, and not possible now. */
const STATUS: Partial<Record<ErrorCode, FailureStatus>> = {
  "request-invalid": 400,
  usage: 400,
  "not-signed-in": 401,
  "sign-in-failed": 401,
  "link-spent": 401,
  "not-permitted": 403,
  "origin-refused": 403,
  "not-served": 404,
  "document-not-found": 404,
  "dataset-not-found": 404,
  "run-not-found": 404,
  "evaluation-not-found": 404,
  "release-not-found": 404,
  "study-not-found": 404,
  "advice-not-found": 404,
  "judge-check-not-found": 404,
  "person-not-found": 404,
  "blob-missing": 404,
  "label-conflict": 409,
  "lease-lost": 409,
  "run-busy": 409,
  "work-not-found": 404,
  "work-busy": 409,
  "demo-refused": 409,
  "run-not-training": 409,
  "suggestion-not-found": 404,
  "suggestion-closed": 409,
  "study-closed": 409,
  "release-state": 409,
  "gates-failed": 409,
  "override-invalid": 400,
  "study-open": 409,
  "vote-refused": 409,
  "file-too-large": 413,
  "file-type-unsupported": 415,
  "too-many-attempts": 429,
  internal: 500,
  "database-unavailable": 503,
  "disk-full": 507,
};

/** An error as the API says it: the code, the sentence and the remedy; nothing else ever leaves the server. */
export function failureResponse(context: Context, error: unknown, report: (text: string) => void): Response {
  const known = codedError(error);
  const status = error instanceof HTTPException ? statusOf(error) : (STATUS[known.code] ?? 422);
  if (status === 500) report(`${ERRORS.internal}\n${faultTrace(error)}\n`);
  if (error instanceof TooManyAttemptsError) context.header("retry-after", String(error.retryAfterSeconds));
  return context.json({ error: { code: known.code, message: known.message, remedy: known.remedy } }, status);
}

function codedError(error: unknown): ResidencyError {
  if (error instanceof HTTPException)
    return new ResidencyError("request-invalid", error.message || "the request cannot be read", { cause: error });
  return databaseError(error) ?? asResidencyError(error, "the request could not be completed");
}

const statusOf = (error: HTTPException): FailureStatus =>
  error.status === 413 || error.status === 415 ? error.status : 400;
