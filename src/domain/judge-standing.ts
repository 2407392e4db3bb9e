import { JUDGE_TASKS, taskPromptSha256 } from "./judge-task.ts";

/** How a judge did beside people, as far as it decides whether it may gate. */
export interface CheckedJudge {
  mayGate: boolean;
  reason: string;
  promptSha256: string;
}

/** Whether what a judge reads may decide over a release, and why, or why not. */
export interface JudgeStanding {
  may: boolean;
  reason: string;
}

/**
 * Whether what a judge reads in a task may decide over a release: only after a check beside people, with the prompt that is
 * in use today, at its floors.
 *
 * @param check The judge's newest check on the task; undefined before there is one.
 */
export function judgeStanding(judge: string, task: string, check: CheckedJudge | undefined): JudgeStanding {
  const known = JUDGE_TASKS.find((name) => name === task);
  if (!known) return { may: false, reason: `judges are checked on ${JUDGE_TASKS.join(" and ")}, and on no other task` };
  if (!check) return { may: false, reason: `${judge} was never held against people on this task` };
  if (check.promptSha256 !== taskPromptSha256(known))
    return { may: false, reason: `${judge} was held against people with another prompt` };
  return { may: check.mayGate, reason: check.reason };
}
