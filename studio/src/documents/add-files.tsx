import { useEffect, useRef, useState } from "react";
import { ApiFailure, answer, api } from "../api/client.ts";
import { plural } from "../ui/format.ts";
import { sentence } from "../ui/states.tsx";
import { type FileResult, UploadResults } from "./upload-results.tsx";

/** Adds files that are dropped on the screen or chosen, one after the other; each has its own result. */
export function AddFiles({ families, onAdded }: { families: readonly string[]; onAdded: () => void }) {
  const [results, setResults] = useState<FileResult[]>([]);
  const [family, setFamily] = useState("");
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const queue = useRef<{ key: number; file: File; family: string }[]>([]);
  const working = useRef(false);
  const keys = useRef(0);

  const change = (key: number, told: Partial<FileResult>): void =>
    setResults((before) => before.map((result) => (result.key === key ? { ...result, ...told } : result)));

  async function work(): Promise<void> {
    if (working.current) return;
    working.current = true;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { key, file } = next;
      change(key, { state: "sending" });
      try {
        const { outcome, pages, id } = await answer(
          api.POST("/api/documents", {
            params: { query: { name: file.name, ...(next.family ? { family: next.family } : {}) } },
            body: file as unknown as string,
            bodySerializer: (body) => body as unknown as Blob,
            headers: { "content-type": "application/octet-stream" },
          }),
        );
        change(key, { state: outcome, note: pages === null ? "" : plural(pages, "page"), documentId: id });
      } catch (error) {
        const failure = error instanceof ApiFailure ? error : undefined;
        const note = failure ? `${sentence(failure.message)} ${failure.remedy}` : String(error);
        change(key, { state: "refused", note });
      }
    }
    working.current = false;
    onAdded();
  }

  function add(files: Iterable<File>): void {
    for (const file of files) {
      const key = keys.current++;
      queue.current.push({ key, file, family: family || (families[0] ?? "") });
      setResults((before) => [...before, { key, name: file.name, state: "waiting", note: "", documentId: null }]);
    }
    void work();
  }

  /** The file that is read now is still added; the others are left. */
  function stop(): void {
    const left = new Set(queue.current.splice(0).map(({ key }) => key));
    setResults((before) => before.map((result) => (left.has(result.key) ? { ...result, state: "left" } : result)));
  }

  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      add(event.dataTransfer?.files ?? []);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  });

  return (
    <div className="add-files">
      <label className="inline">
        Family of new files
        <select value={family || (families[0] ?? "")} onChange={(event) => setFamily(event.target.value)}>
          {families.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <button type="button" className="primary" onClick={() => chooser.current?.click()}>
        Add files
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        accept=".png,.jpg,.jpeg,.tif,.tiff,.pdf"
        onChange={(event) => {
          add(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      {over && <div className="drop-here">Drop to add</div>}
      {results.length > 0 && <UploadResults results={results} onStop={stop} onClose={() => setResults([])} />}
    </div>
  );
}
