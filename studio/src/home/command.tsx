import { useState } from "react";

/** A command for the project's folder, ready to be copied: what takes hours runs there and not in a browser. */
export function Command({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <p className="command">
      <code>{text}</code>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {copied ? "Copied" : "Copy"}
      </button>
    </p>
  );
}
