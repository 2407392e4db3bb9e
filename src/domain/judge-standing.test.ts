import { expect, test } from "vitest";
import { judgeStanding } from "./judge-standing.ts";
import { taskPromptSha256 } from "./judge-task.ts";

const check = { mayGate: true, reason: "kappa 0.81 on 40 cases", promptSha256: taskPromptSha256("statement") };

test("a judge may gate by its newest check, and says why", () => {
  expect(judgeStanding("clerk", "statement", check)).toEqual({ may: true, reason: "kappa 0.81 on 40 cases" });
  const refused = { ...check, mayGate: false, reason: "kappa 0.41 with people is below 0.6" };
  expect(judgeStanding("clerk", "statement", refused)).toEqual({ may: false, reason: refused.reason });
});

test("a check with another prompt, on another task or of nobody is none", () => {
  expect(taskPromptSha256("pair")).not.toBe(check.promptSha256);
  expect(judgeStanding("clerk", "pair", check)).toMatchObject({
    may: false,
    reason: "clerk was held against people with another prompt",
  });
  expect(judgeStanding("clerk", "statement", undefined).reason).toBe(
    "clerk was never held against people on this task",
  );
  expect(judgeStanding("clerk", "style", check).reason).toMatch(/statement and pair/);
});
