import type { DatasetDocument } from "../domain/dataset.ts";
import type { TaskBook } from "../domain/task.ts";
import type { EngineRow } from "../engine/index.ts";
import { pageFile, type Store } from "../store/index.ts";

/** What the engine learns from: one row a document, its question and its right answer. Documents without a task are left out. */
export async function trainingRows(
  store: Store,
  documents: readonly DatasetDocument[],
  book: TaskBook,
): Promise<EngineRow[]> {
  const rows: EngineRow[] = [];
  for (const document of documents) {
    const task = book.taskOf(document);
    if (!task) continue;
    const images = await Promise.all(document.pages.map((page) => pageFile(store, page.sha256)));
    rows.push({
      id: document.id,
      images,
      messages: [
        { role: "user", content: task.prompt },
        { role: "assistant", content: task.answer },
      ],
    });
  }
  return rows;
}
