import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { answer, api } from "../api/client.ts";
import { Loaded } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { type Block, cardBlocks, type Words } from "./card-blocks.ts";

/** The model card as it lies signed beside the model, as text. */
export function Card({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["model-card", id],
    queryFn: () => answer(api.GET("/api/releases/{id}/card", { params: { path: { id } } })),
  });
  return (
    <Loaded query={query} what="the model card">
      {({ text }) => (
        <article className="model-card">
          {cardBlocks(text).map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a card's blocks never change places
            <BlockView key={index} block={block} />
          ))}
        </article>
      )}
    </Loaded>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "header":
      return (
        <details>
          <summary className="small muted">For machines</summary>
          <pre className="small">{block.text}</pre>
        </details>
      );
    case "heading":
      // The screen's own heading is h1, the release's h2.
      return block.level === 1 ? (
        <h3 className="model-card-title">
          <Line words={block.words} />
        </h3>
      ) : (
        <h4>
          <Line words={block.words} />
        </h4>
      );
    case "list":
      return (
        <ul>
          {block.items.map((words, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index}>
              <Line words={words} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return (
        <Table about="Table of the model card" heads={block.heads.map(textOf)}>
          {block.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={index}>
              {row.map((words, cell) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={cell}>
                  <Line words={words} />
                </td>
              ))}
            </tr>
          ))}
        </Table>
      );
    case "paragraph":
      return (
        <p>
          <Line words={block.words} />
        </p>
      );
  }
}

const textOf = (words: readonly Words[]): string => words.map(({ text }) => text).join("");

function Line({ words }: { words: readonly Words[] }) {
  return words.map(({ kind, text }, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: words never change places
    if (kind === "code") return <code key={index}>{text}</code>;
    if (kind === "strong") return <strong key={index}>{text}</strong>;
    if (kind === "emphasis") return <em key={index}>{text}</em>;
    return <Fragment key={index}>{text}</Fragment>;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: words never change places
  });
}
