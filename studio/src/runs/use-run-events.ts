import { useEffect, useState } from "react";
import { runEvents } from "../api/client.ts";

export interface LogPoint {
  step: number;
  of: number;
  loss: number | null;
  evalLoss: number | null;
  samplesPerSecond: number | null;
}

export interface RunFeed {
  log: LogPoint[];
  checkpoints: number[];
  /** The state that the run settled in; null while it goes on. */
  ended: string | null;
}

const EMPTY: RunFeed = { log: [], checkpoints: [], ended: null };

/** A run's events from the beginning, as they come. Events that arrive together are drawn together. */
export function useRunEvents(runId: string | undefined): RunFeed {
  const [feed, setFeed] = useState<RunFeed>(EMPTY);
  useEffect(() => {
    setFeed(EMPTY);
    if (!runId) return;
    const source = runEvents(runId);
    let next: RunFeed = EMPTY;
    let frame = 0;
    const draw = (changed: RunFeed): void => {
      next = changed;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setFeed(next);
      });
    };
    const listen = (name: string, take: (event: Record<string, unknown>) => void): void =>
      source.addEventListener(name, (message) => take(JSON.parse((message as MessageEvent<string>).data)));
    listen("log", (event) =>
      draw({
        ...next,
        log: [
          ...next.log,
          {
            step: Number(event.step),
            of: Number(event.of),
            loss: event.loss as number | null,
            evalLoss: event.eval_loss as number | null,
            samplesPerSecond: event.samples_per_second as number | null,
          },
        ],
      }),
    );
    listen("checkpoint", (event) => draw({ ...next, checkpoints: [...next.checkpoints, Number(event.step)] }));
    listen("end", (event) => {
      source.close();
      draw({ ...next, ended: String(event.state) });
    });
    return () => {
      source.close();
      cancelAnimationFrame(frame);
    };
  }, [runId]);
  return feed;
}
