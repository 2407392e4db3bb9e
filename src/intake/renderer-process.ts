import { ResidencyError } from "../domain/error.ts";
import { finishPage, openFile } from "./render-file.ts";
import { MEMORY_LIMIT_VARIABLE, type RenderReply, type RenderRequest } from "./renderer-messages.ts";
import { startWatchdog } from "./renderer-watchdog.ts";

/** Resolves when the reply is written, so that pages do not pile up in this process. */
function reply(message: RenderReply): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}

async function render({ path, mediaType, limits }: RenderRequest): Promise<void> {
  await reply({ kind: "started" });
  try {
    const source = await openFile(path, mediaType, limits);
    await reply({ kind: "opened", pages: source.count });
    let index = 0;
    for await (const image of source.pages()) {
      await reply({ kind: "page", page: await finishPage(index++, image) });
    }
    await reply({ kind: "done", residentBytes: process.memoryUsage.rss() });
  } catch (error) {
    await reply({
      kind: "failed",
      code: error instanceof ResidencyError ? error.code : "file-damaged",
      message: error instanceof Error ? error.message : String(error),
      // PDFium is not to be trusted after a document that it did not finish.
      reusable: mediaType !== "application/pdf",
    });
  }
}

startWatchdog(Number(process.env[MEMORY_LIMIT_VARIABLE]));
process.on("message", (request: RenderRequest) => void render(request).catch(() => process.exit(1)));
process.on("disconnect", () => process.exit(0));
