import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { answer, api, type Schema } from "../api/client.ts";
import { useMay } from "../api/queries.ts";

export type Work = Schema<"Work">;

/** How often work that runs is asked how far it is. */
const EVERY_MS = 1_000;

const workQuery = queryOptions({
  queryKey: ["work"],
  queryFn: () => answer(api.GET("/api/work")),
  refetchInterval: ({ state }) => (state.data?.items.some((work) => work.state === "running") ? EVERY_MS : false),
});

/** The newest work of a kind, as long as the studio tells of it; also work that somebody else started. */
export function useWork(kind: Work["kind"]): Work | undefined {
  const may = useMay("work.read");
  return useQuery({ ...workQuery, enabled: may }).data?.items.find((work) => work.kind === kind);
}

/** Calls when work that was seen running has ended. */
export function useEnded(work: Work | undefined, onEnded: (work: Work) => void): void {
  const running = useRef<string | null>(null);
  useEffect(() => {
    if (work?.state === "running") running.current = work.id;
    else if (work && running.current === work.id) {
      running.current = null;
      onEnded(work);
    }
  });
}

/** Starts a piece of work, and shows it where work is shown. */
export function useStart<Body>(start: (body: Body) => Promise<Work>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: start,
    onSuccess: () => client.invalidateQueries({ queryKey: workQuery.queryKey }),
  });
}

export function useCancel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE("/api/work/{id}", { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: workQuery.queryKey }),
  });
}
