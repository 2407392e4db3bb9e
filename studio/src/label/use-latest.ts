import { useLayoutEffect, useRef, useState } from "react";

/**
 * Functions that stay the same objects for ever and do what the newest ones do, so that a form of hundreds of values draws only
 * what changed.
 */
export function useLatest<Handlers extends object>(handlers: Handlers): Handlers {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const [stable] = useState(() => {
    const call =
      (name: keyof Handlers) =>
      (...parameters: unknown[]): unknown =>
        (latest.current[name] as (...parameters: unknown[]) => unknown)(...parameters);
    return Object.fromEntries(Object.keys(handlers).map((name) => [name, call(name as keyof Handlers)])) as Handlers;
  });
  return stable;
}
