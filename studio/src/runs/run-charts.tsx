import { useMemo } from "react";
import { shortId } from "../ui/format.ts";
import { Empty } from "../ui/states.tsx";
import { LineChart, type Series } from "./line-chart.tsx";
import { NO_FEED, type RunFeed } from "./use-run-feeds.ts";

/** Loss and speed of the runs that are looked at, the first one's colour always the same. */
export function RunCharts({ ids, feeds }: { ids: readonly string[]; feeds: Record<string, RunFeed> }) {
  const key = ids.join();
  const [loss, speed] = useMemo(() => {
    const shown = key.split(",").map((id, colour) => ({ id, colour, feed: feeds[id] ?? NO_FEED }));
    return [shown.flatMap(lossOf), shown.map(speedOf)];
  }, [key, feeds]);
  if (loss.every(({ points }) => points.length === 0)) return <Empty title="This run has said nothing yet." />;
  return (
    <>
      <LineChart title="Loss" unit="by training step; lower is better" series={loss} height={250} />
      <LineChart title="Speed" unit="samples a second" series={speed} height={140} fromZero />
    </>
  );
}

interface Shown {
  id: string;
  colour: number;
  feed: RunFeed;
}

function lossOf({ id, colour, feed }: Shown): Series[] {
  const measured = (of: "loss" | "evalLoss") =>
    feed.log.flatMap((point) => (point[of] === null ? [] : { step: point.step, value: point[of] }));
  const [training, dev] = [measured("loss"), measured("evalLoss")];
  const name = shortId(id);
  return [
    { name: `${name} training`, colour, points: training },
    ...(dev.length > 0 ? [{ name: `${name} dev`, colour, dashed: true, points: dev }] : []),
  ];
}

const speedOf = ({ id, colour, feed: { log } }: Shown): Series => ({
  name: shortId(id),
  colour,
  points: log.map(({ step, samplesPerSecond }) => ({ step, value: samplesPerSecond })),
});
