import { type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loading, Problem } from "./states.tsx";

interface Part<Item> {
  items: Item[];
  next: string | null;
}

/** A list of the API, part by part. */
export function useParts<Item>(key: readonly unknown[], read: (cursor: string | undefined) => Promise<Part<Item>>) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam || undefined),
    initialPageParam: "",
    getNextPageParam: (last: Part<Item>) => last.next ?? undefined,
  });
}

/** The items that are there, and a button for more. */
export function Parts<Item>(props: {
  list: UseInfiniteQueryResult<{ pages: Part<Item>[] }>;
  what: string;
  children: (items: Item[]) => ReactNode;
}) {
  const { list, what, children } = props;
  if (list.error) return <Problem error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading what={what} />;
  return (
    <>
      {children(list.data.pages.flatMap((part) => part.items))}
      {list.hasNextPage && (
        <p>
          <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? "Loading …" : "More"}
          </button>
        </p>
      )}
    </>
  );
}
