import { ResidencyError } from "./error.ts";

/** Classes and codes are names; whatever is not one, such as a sentence, could quote data. */
const NAME = /^\w{1,60}$/;
const FRAME = /^\s+at .*(?::\d+:\d+\)?|<anonymous>\)?|\(native\))$/;

/**
 * Any error as a coded one. The message of an error that was not foreseen stays where it is: a failed query's message
 * holds its values, which are texts of patients. What is said is the class and the code of each cause.
 *
 * @param sentence what could not be done.
 */
export function asResidencyError(error: unknown, sentence = "the command could not be completed"): ResidencyError {
  if (error instanceof ResidencyError) return error;
  const causes = causesOf(error).map(nameOf);
  const kinds = causes.length > 0 ? ` (${causes.join(" of ")})` : "";
  return new ResidencyError("internal", `${sentence}${kinds}`, { cause: error });
}

/** Where a fault happened, cause by cause: classes, codes and stack frames, without the messages. */
export function faultTrace(error: unknown): string {
  return causesOf(error)
    .flatMap((cause) => [nameOf(cause), ...framesOf(cause)])
    .join("\n");
}

/** An error and what caused it, outermost first. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && !causes.includes(cause); cause = cause.cause) causes.push(cause);
  return causes;
}

function nameOf(error: Error): string {
  const { code } = error as { code?: unknown };
  const kind = error.constructor.name || error.name;
  const shown = NAME.test(kind) ? kind : "Error";
  return typeof code === "string" && NAME.test(code) ? `${shown} ${code}` : shown;
}

/** A message may itself hold lines that look like frames, so it is cut out of the stack first. */
function framesOf({ stack = "", message }: Error): string[] {
  const rest = message === "" ? stack : stack.replace(message, () => "");
  return rest.split("\n").filter((line) => FRAME.test(line));
}
