import { expect, test } from "vitest";
import { ResidencyError } from "./error.ts";
import { asResidencyError, faultTrace } from "./fault.ts";

class QueryError extends Error {}

const SECRET = "Smith, John\n    at the bedside (note.txt:3:1)";
const driver = Object.assign(new Error(`invalid byte sequence: ${SECRET}`), { code: "22021" });
const failed = new QueryError(`Failed query with parameters: ${SECRET}`, { cause: driver });

test("a coded error stays itself", () => {
  const known = new ResidencyError("disk-full", "the page could not be stored");
  expect(asResidencyError(known)).toBe(known);
});

test("an unforeseen error says its class and code, and never its message", () => {
  const { code, message } = asResidencyError(failed, "the request could not be completed");
  expect(code).toBe("internal");
  expect(message).toBe("the request could not be completed (QueryError of Error 22021)");
  const quoting = Object.assign(new Error(SECRET), { code: SECRET, name: SECRET });
  expect(asResidencyError(quoting).message).toBe("the command could not be completed (Error)");
  expect(asResidencyError("Smith, John").message).toBe("the command could not be completed");
});

test("the trace holds the frames, and nothing of the message that looks like one", () => {
  const trace = faultTrace(failed);
  expect(trace).toContain("fault.test.ts");
  expect(trace).toContain("Error 22021");
  for (const word of ["Smith", "bedside", "parameters"]) expect(trace).not.toContain(word);
});
