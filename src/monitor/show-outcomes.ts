import { asc } from "drizzle-orm";
import { type Store, tables } from "../store/index.ts";
import { comparePeriods, type DayFigure, type PeriodComparison } from "./compare-periods.ts";
import { liveReleases } from "./live-releases.ts";
import { OUTCOME_METRICS, type OutcomeMetric } from "./outcome.ts";

const { outcomes } = tables;

/** A figure before and after one release. */
export interface ReleaseOutcome extends PeriodComparison {
  metric: OutcomeMetric;
  releaseId: string;
  /** ISO date of the release; figures of that day are on neither side. */
  releasedOn: string;
}

export interface OutcomesShown {
  /** Every figure with its days, whether or not there is a release to hold it against. */
  metrics: { metric: OutcomeMetric; days: number; first: string; last: string; sources: string[] }[];
  releases: ReleaseOutcome[];
}

/**
 * What is known of each figure, before and after each release that went live. Both sides reach to the neighbouring release,
 * and no further than `days`. It is a comparison over time: whatever else changed on those days is in it too.
 *
 * @param days Longest stretch on each side, 90 unless told.
 * @throws RangeError when `days` is below 1.
 */
export async function showOutcomes(store: Store, { days = 90 }: { days?: number } = {}): Promise<OutcomesShown> {
  if (!(days >= 1)) throw new RangeError(`days must be 1 or more; got ${days}`);
  const figures = await store.database
    .select({
      metric: outcomes.metric,
      day: outcomes.day,
      value: outcomes.value,
      n: outcomes.n,
      source: outcomes.source,
    })
    .from(outcomes)
    .orderBy(asc(outcomes.day), asc(outcomes.source));
  const live = await liveReleases(store);
  const shown: OutcomesShown = { metrics: [], releases: [] };
  for (const metric of Object.keys(OUTCOME_METRICS) as OutcomeMetric[]) {
    const own = figures.filter((figure) => figure.metric === metric);
    if (own.length === 0) continue;
    shown.metrics.push({
      metric,
      days: new Set(own.map((figure) => figure.day)).size,
      first: own[0]!.day,
      last: own.at(-1)!.day,
      sources: [...new Set(own.map((figure) => figure.source))].sort(),
    });
    for (const [index, release] of live.entries()) {
      const from = latest(live[index - 1]?.day, shiftDay(release.day, -days - 1));
      const to = earliest(live[index + 1]?.day, shiftDay(release.day, days + 1));
      const within = (low: string, high: string): DayFigure[] => own.filter(({ day }) => day > low && day < high);
      shown.releases.push({
        metric,
        releaseId: release.id,
        releasedOn: release.day,
        ...comparePeriods(within(from, release.day), within(release.day, to)),
      });
    }
  }
  return shown;
}

const latest = (left: string | undefined, right: string): string => (left !== undefined && left > right ? left : right);
const earliest = (left: string | undefined, right: string): string =>
  left !== undefined && left < right ? left : right;

function shiftDay(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}
