import { queryOptions, useQuery } from "@tanstack/react-query";
import { answer, api, type Schema } from "./client.ts";

export type Permission = Schema<"Me">["permissions"][number];

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => answer(api.GET("/api/me")),
  staleTime: 60_000,
});

export const overviewQuery = queryOptions({
  queryKey: ["overview"],
  queryFn: () => answer(api.GET("/api/overview")),
  staleTime: 5_000,
});

export const queueQuery = queryOptions({
  queryKey: ["label-queue"],
  queryFn: () => answer(api.GET("/api/label-queue")),
});

/** Whether the person at the screen may; false until it is known. */
export function useMay(permission: Permission): boolean {
  return useQuery(meQuery).data?.permissions.includes(permission) ?? false;
}
