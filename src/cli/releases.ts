import type { Command } from "commander";
import { ResidencyError } from "../domain/error.ts";
import type { GateResult } from "../domain/gate.ts";
import {
  EXPORT_FORMS,
  type ExportForm,
  exportRelease,
  findRelease,
  listReleases,
  type Override,
  publishRelease,
  type ReleaseRow,
  retireRelease,
  rollbackRelease,
  stageRelease,
} from "../release/index.ts";
import { contextOf } from "./context.ts";
import type { Output } from "./output.ts";

interface Options {
  override?: string[];
  by?: string;
  reason?: string;
  form?: string;
  out?: string;
}

/** `residency releases list | show | stage | publish | rollback | retire | export`. */
export async function releases(command: Command, action: unknown, id: unknown): Promise<void> {
  const { output, withStore } = contextOf(command);
  const options = command.opts<Options>();
  const release = (): string => {
    if (typeof id === "string") return id;
    throw new ResidencyError("usage", `releases ${String(action)} needs the id of a release`);
  };
  await withStore(async (store, { specialty, folder: projectFolder }) => {
    switch (action ?? "list") {
      case "list": {
        const rows = await listReleases(store);
        output.table(
          ["id", "specialty", "state", "run", "made", "released"],
          rows.map((row) => [
            row.id,
            row.specialty ?? "–",
            row.state,
            row.runId,
            row.createdAt.toISOString(),
            row.releasedAt?.toISOString() ?? "–",
          ]),
        );
        return output.result(rows);
      }
      case "show":
        return show(output, await findRelease(store, release()));
      case "stage":
        return show(
          output,
          await stageRelease(store, specialty, release(), { projectFolder, overrides: overridesOf(options) }),
        );
      case "publish":
        return show(output, await publishRelease(store, specialty, release(), { projectFolder }));
      case "retire":
        return show(output, await retireRelease(store, specialty, release()));
      case "rollback": {
        const { from, to } = await rollbackRelease(store, specialty);
        output.line(`Release ${from.id} is retired; ${to.id} is released again.`);
        return output.result({ from, to });
      }
      case "export": {
        const form = options.form ?? "merged";
        if (!(EXPORT_FORMS as readonly string[]).includes(form))
          throw new ResidencyError("usage", `--form must be one of ${EXPORT_FORMS.join(", ")}`);
        if (!options.out) throw new ResidencyError("usage", "releases export needs --out FOLDER");
        const made = await exportRelease(store, specialty, release(), {
          form: form as ExportForm,
          output: options.out,
        });
        output.line(`${made.folder}: ${made.files} files, signed with key ${made.keyId}`);
        output.line(`Others check it with: residency verify ${options.out} --key PUBLIC_KEY.pem`);
        return output.result(made);
      }
      default:
        throw new ResidencyError(
          "usage",
          `releases has the actions list, show, stage, publish, rollback, retire and export; not "${String(action)}"`,
        );
    }
  });
}

/** All overrides of one command are by one person and for one reason. */
function overridesOf({ override = [], by, reason }: Options): Override[] {
  if (override.length > 0 && !(by?.trim() && reason?.trim()))
    throw new ResidencyError("override-invalid", "an override takes --by NAME and --reason TEXT");
  return override.map((gate) => ({ gate, by: by ?? "", reason: reason ?? "" }));
}

function show(output: Output, release: ReleaseRow): void {
  output.line(`Release ${release.id} is ${release.state}: ${release.folder}`);
  printGates(output, release.gates ?? []);
  output.result(release);
}

export function printGates(output: Output, gates: readonly GateResult[]): void {
  output.table(
    ["gate", "verdict", "why"],
    gates.map(({ name, outcome, override, reason }) => [
      name,
      override ? `overridden by ${override.by}` : outcome,
      override ? `${reason}; ${override.reason}` : reason,
    ]),
  );
}
