import { expect, it } from "vitest";
import { type PhiPolicy, phiDecision } from "./decision.ts";

const PHI = [{ kind: "name" }] as const;

it.each([
  ["block", "allowed", "send"],
  ["block", "not-allowed", "refuse"],
  ["block", "unknown", "refuse"],
  ["allow", "allowed", "send"],
  ["allow", "not-allowed", "refuse"],
  ["allow", "unknown", "refuse"],
  ["redact", "allowed", "redact"],
  ["redact", "not-allowed", "redact"],
  ["redact", "unknown", "redact"],
] as const)("policy %s with an endpoint marked %s: %s", (policy, phi, action) => {
  expect(phiDecision([...PHI], policy, { phi }).action).toBe(action);
  expect(phiDecision([], policy, { phi }).action).toBe("send");
});

it("refuses whatever is missing or not known", () => {
  const odd = "other" as PhiPolicy;
  expect(phiDecision([...PHI], odd, { phi: "allowed" }).action).toBe("refuse");
  expect(phiDecision([...PHI], undefined, { phi: "allowed" }).action).toBe("refuse");
  expect(phiDecision([], undefined, undefined).action).toBe("refuse");
  expect(phiDecision([], "allow", { phi: odd as never }).action).toBe("refuse");
  expect(phiDecision(undefined, "allow", { phi: "allowed" }).action).toBe("refuse");
  for (const kind of ["other", "toString", undefined]) {
    expect(phiDecision([{ kind: kind as never }], "redact", { phi: "allowed" }).action).toBe("refuse");
  }
});
