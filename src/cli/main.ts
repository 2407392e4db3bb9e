import { Command, CommanderError } from "commander";
import colours from "picocolors";
import { ResidencyError } from "../domain/error.ts";
import type { GlobalOptions } from "./context.ts";
import { EXIT } from "./exit.ts";
import { VERBS } from "./verbs.ts";

export function buildProgram(verbs = VERBS): Command {
  const program = new Command("residency")
    .description("Turns a general vision-language model into a medical specialist, and proves it.")
    .option("-C, --project <folder>", "folder with residency.config.ts", ".")
    .option("--json", "print the result as JSON on stdout")
    .version("0.1.0")
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

/** Runs the command line. Never throws: a failure is one coded sentence with its remedy, and an exit code. */
export async function main(argv: string[]): Promise<number> {
  const verb = argv.find(
    (word, index) => !word.startsWith("-") && !["-C", "--project"].includes(argv[index - 1] ?? ""),
  );
  const completing = verb === "complete" || verb === "completion";
  const program = buildProgram(completing ? VERBS.filter((verb) => !verb.name.startsWith("completion")) : VERBS);
  if (completing) (await import("@bomb.sh/tab/commander")).default(program, { completionCommandName: "completion" });
  try {
    process.exitCode = EXIT.done;
    await program.parseAsync(argv, { from: "user" });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return report(error, program.opts<GlobalOptions>().json === true);
  }
}

function report(error: unknown, json: boolean): number {
  const known =
    error instanceof ResidencyError
      ? error
      : new ResidencyError("internal", error instanceof Error ? error.message : String(error), { cause: error });
  if (json)
    process.stdout.write(
      `${JSON.stringify({ error: { code: known.code, message: known.message, remedy: known.remedy } })}\n`,
    );
  else process.stderr.write(`${colours.red(`${known.code}:`)} ${known.message}\n${known.remedy}\n`);
  if (known.code === "internal" && error instanceof Error && process.env.RESIDENCY_DEBUG)
    process.stderr.write(`${error.stack}\n`);
  return known.code === "internal" ? EXIT.fault : known.code === "usage" ? EXIT.usage : EXIT.failed;
}
