import { writeFileSync } from "node:fs";
import type { RenderReply, RenderRequest } from "./renderer-messages.ts";

/**
 * A renderer process with faults, for tests: a file whose name begins with `hang` or `crash` never ends or ends the process
 * after its job has started (which `NAME.started` shows), and `stillborn` ends it before. Other files are rendered.
 */
await import("./renderer-process.ts");
const [work] = process.listeners("message");
process.removeAllListeners("message");
process.on("message", (request: RenderRequest) => {
  const name = request.path.split("/").at(-1) ?? "";
  if (name.startsWith("stillborn")) process.exit(3);
  if (!name.startsWith("hang") && !name.startsWith("crash")) return work?.(request, undefined);
  const started: RenderReply = { kind: "started" };
  process.send?.(started, () => {
    writeFileSync(`${request.path}.started`, "");
    if (name.startsWith("crash")) process.abort();
    for (;;);
  });
});
