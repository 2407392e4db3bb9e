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
  log: readonly LogPoint[];
  checkpoints: readonly number[];
  /** The state that the run settled in; null while it goes on. */
  ended: string | null;
}

export const NO_FEED: RunFeed = { log: [], checkpoints: [], ended: null };

const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** The events of some runs from the beginning, as they come. Events that arrive together are drawn together. */
export function useRunFeeds(runIds: readonly string[]): Record<string, RunFeed> {
  const [feeds, setFeeds] = useState<Record<string, RunFeed>>({});
  const key = runIds.join();
  useEffect(() => {
    const ids = key === "" ? [] : key.split(",");
    const said = new Map(
      ids.map((id) => [id, { log: [] as LogPoint[], checkpoints: [] as number[], ended: null as string | null }]),
    );
    let frame = 0;
    const draw = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        // Copies, so that what was drawn before stays as it was.
        setFeeds(
          Object.fromEntries(
            [...said].map(([id, { log, checkpoints, ended }]) => [
              id,
              { log: [...log], checkpoints: [...checkpoints], ended },
            ]),
          ),
        );
      });
    };
    draw();
    const sources = [...said].map(([id, feed]) => {
      const source = runEvents(id);
      const listen = (name: string, take: (event: Record<string, unknown>) => void): void =>
        source.addEventListener(name, (message) => {
          take(JSON.parse((message as MessageEvent<string>).data));
          draw();
        });
      listen("log", (event) => {
        feed.log.push({
          step: Number(event.step),
          of: Number(event.of),
          loss: numberOf(event.loss),
          evalLoss: numberOf(event.eval_loss),
          samplesPerSecond: numberOf(event.samples_per_second),
        });
      });
      listen("checkpoint", (event) => {
        feed.checkpoints.push(Number(event.step));
      });
      listen("end", (event) => {
        source.close();
        feed.ended = String(event.state);
      });
      return source;
    });
    return () => {
      for (const source of sources) source.close();
      cancelAnimationFrame(frame);
    };
  }, [key]);
  return feeds;
}
