/** The scored side of a result; a test that expects one fails with the reason. */
export function scored<Result extends { kind: "scored" } | { kind: "unscored"; reason: string }>(
  result: Result,
): Extract<Result, { kind: "scored" }> {
  if (result.kind === "unscored") throw new Error(`unscored: ${result.reason}`);
  return result as Extract<Result, { kind: "scored" }>;
}
