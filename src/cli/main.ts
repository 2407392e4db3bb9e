import { Command, CommanderError } from "commander";
import colours from "picocolors";
import { ResidencyError } from "../domain/error.ts";
import { visible } from "../domain/visible.ts";
import { EXIT } from "./exit.ts";
import { codedError, exitOf, traceOf } from "./failure.ts";
import { VERBS } from "./verbs.ts";

/** @param json wrong use is told by `main` as JSON, so commander itself says nothing of it. */
export function buildProgram(verbs = VERBS, json = false): Command {
  const program = new Command("residency")
    .description("Turns a general vision-language model into a medical specialist, and proves it.")
    .option("-C, --project <folder>", "folder with residency.config.ts", ".")
    .option("--json", "print the result as JSON on stdout")
    .version("0.1.0")
    .configureOutput(json ? { writeErr: () => {} } : {})
    .showHelpAfterError("(residency --help)")
    .configureHelp({ sortSubcommands: false })
    .addHelpText(
      "after",
      "\nThe loop: init -> add -> curate -> teach -> advise -> train -> evaluate -> report -> release -> ask\nErrors and their remedies: docs/errors.md",
    );
  for (const { name, load, description, example, define } of verbs) {
    const command = program.command(name).description(description);
    define?.(command);
    command.addHelpText("after", `\nExample:\n  ${example}`);
    // The verb's own code is loaded only when it is called: help and completion stay quick.
    command.action(async (...parameters) => {
      const run = await load();
      process.exitCode =
        (await run(parameters.at(-1) as Command, ...(parameters.slice(0, -1) as unknown[]))) ?? EXIT.done;
    });
  }
  for (const command of program.commands) command.exitOverride();
  return program.exitOverride();
}

/**
 * Runs the command line. Never throws: a failure is one coded sentence with its remedy, and an exit code.
 *
 * @param verbs all there are, unless a test has its own.
 */
export async function main(argv: string[], verbs = VERBS): Promise<number> {
  const verb = argv.find(
    (word, index) => !word.startsWith("-") && !["-C", "--project"].includes(argv[index - 1] ?? ""),
  );
  const completing = verb === "complete" || verb === "completion";
  // Looked up here, since wrong use is found before options are read.
  const json = (argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv).includes("--json");
  const program = buildProgram(completing ? verbs.filter((verb) => !verb.name.startsWith("completion")) : verbs, json);
  if (completing) (await import("@bomb.sh/tab/commander")).default(program, { completionCommandName: "completion" });
  try {
    process.exitCode = EXIT.done;
    await program.parseAsync(argv, { from: "user" });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(await codedError(error), json);
    if (error.exitCode === 0) return EXIT.done;
    return json ? report(wrongUse(error), json) : EXIT.usage;
  }
}

/**
 * Tells a failure that no verb caught, such as an output on a full disk, on stderr and by the same rule as all others.
 * @returns the exit code.
 */
export const failed = async (error: unknown): Promise<number> => report(await codedError(error), false);

function wrongUse({ code, message }: CommanderError): ResidencyError {
  return new ResidencyError(
    "usage",
    code === "commander.help" ? "name what is to be done; --help lists the commands" : message.replace(/^error: /, ""),
  );
}

function report(error: ResidencyError, json: boolean): number {
  const { code, message, remedy } = error;
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, remedy } })}\n`);
  else process.stderr.write(`${colours.red(`${code}:`)} ${visible(message)}\n${remedy}\n`);
  const trace = traceOf(error);
  if (trace) process.stderr.write(`${trace}\n`);
  return exitOf(error);
}
