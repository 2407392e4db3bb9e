import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { answer, api, pageImage, type Schema } from "../api/client.ts";
import { plural } from "../ui/format.ts";
import { Empty, Loaded, Problem } from "../ui/states.tsx";
import { useKeys } from "../ui/use-keys.ts";

type Vote = Schema<"Vote">;
type Tag = NonNullable<Vote["tags"]>[number];

const VOTES: { vote: Vote["vote"]; says: string; key: string }[] = [
  { vote: "a", says: "A is better", key: "1" },
  { vote: "b", says: "B is better", key: "2" },
  { vote: "both-good", says: "Both are good", key: "3" },
  { vote: "both-bad", says: "Both are bad", key: "4" },
];

const TAGS: { tag: Tag; says: string; key: string }[] = [
  { tag: "wrong-fact", says: "Wrong fact", key: "q" },
  { tag: "missed-finding", says: "Missed finding", key: "w" },
  { tag: "unsafe", says: "Unsafe", key: "e" },
  { tag: "wrong-evidence", says: "Wrong evidence", key: "r" },
  { tag: "style", says: "Style", key: "t" },
];

/** One pair after the other; a vote stands for good. */
export function Reading({ id }: { id: string }) {
  const client = useQueryClient();
  const key = ["study-item", id];
  const next = useQuery({
    queryKey: key,
    queryFn: () => answer(api.POST("/api/studies/{id}/next", { params: { path: { id } } })),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <main className="screen screen-full screen-reading">
      <h1 className="hidden">Blind reading</h1>
      <Loaded query={next} what="the next pair">
        {({ item }) =>
          item === null ? (
            <Empty title="Nothing is left for you. Thank you.">
              <Link to="/reading">All readings</Link>
            </Empty>
          ) : (
            <Pair key={item.item} item={item} onVoted={() => client.resetQueries({ queryKey: key })} />
          )
        }
      </Loaded>
    </main>
  );
}

function Pair({ item, onVoted }: { item: Schema<"ReaderItem">; onVoted: () => Promise<void> }) {
  const [since] = useState(() => performance.now());
  const [tags, setTags] = useState<readonly Tag[]>([]);
  const reason = useRef<HTMLInputElement>(null);
  const vote = useMutation({
    mutationFn: (choice: Vote["vote"]) => {
      const words = reason.current?.value.trim();
      return answer(
        api.POST("/api/studies/{id}/votes", {
          params: { path: { id: item.studyId } },
          body: {
            item: item.item,
            vote: choice,
            tags: [...tags],
            seconds: (performance.now() - since) / 1000,
            ...(words ? { reason: words } : {}),
          },
        }),
      );
    },
    onSuccess: onVoted,
  });
  const choose = (choice: Vote["vote"]): void => {
    if (!vote.isPending) vote.mutate(choice);
  };
  const toggle = (tag: Tag): void =>
    setTags((before) => (before.includes(tag) ? before.filter((one) => one !== tag) : [...before, tag]));
  useKeys({
    ...Object.fromEntries(VOTES.map(({ vote: choice, key }) => [key, () => choose(choice)])),
    ...Object.fromEntries(TAGS.map(({ tag, key }) => [key, () => toggle(tag)])),
    "/": () => reason.current?.focus(),
  });
  return (
    <div className="reading">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="reading-pages" aria-label="Pages" tabIndex={0}>
        {Array.from({ length: item.pages }, (_, page) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <img key={page} src={pageImage(item.documentId, page, "1600")} alt={`Page ${page + 1}`} />
        ))}
      </section>
      <section className="reading-side" aria-label="Answers">
        <div className="reading-progress">
          <progress max={item.done + item.left} value={item.done} aria-label="Pairs that you read" />
          <p className="muted small" role="status">
            {plural(item.left, "pair")} left
            {item.done > 0 && `, ${item.done} read`}
          </p>
        </div>
        <h2>{item.question}</h2>
        <div className="pair">
          {(["a", "b"] as const).map((side) => (
            <div key={side} className="pair-answer">
              <h3>{side.toUpperCase()}</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
              <pre tabIndex={0}>{item[side] ?? <i className="muted">no answer</i>}</pre>
            </div>
          ))}
        </div>
        <fieldset className="reading-tags">
          <legend className="small muted">What is wrong with the lesser one, or with both (as you like)</legend>
          {TAGS.map(({ tag, says, key }) => (
            <button key={tag} type="button" aria-pressed={tags.includes(tag)} onClick={() => toggle(tag)}>
              {says} <kbd>{key}</kbd>
            </button>
          ))}
          <input
            ref={reason}
            aria-label="In your words"
            placeholder="In your words ( / )"
            maxLength={2_000}
            autoComplete="off"
            onKeyDown={(event) => {
              if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur();
            }}
          />
        </fieldset>
        {vote.error && <Problem error={vote.error} />}
        <div className="reading-votes">
          {VOTES.map(({ vote: choice, says, key }) => (
            <button key={choice} type="button" disabled={vote.isPending} onClick={() => choose(choice)}>
              {says} <kbd>{key}</kbd>
            </button>
          ))}
        </div>
        <p className="small muted">A vote stands for good. Who wrote which answer is shown to nobody before the end.</p>
      </section>
    </div>
  );
}
