/** Milliseconds of many requests of one kind. */
export interface Timing {
  median: number;
  p95: number;
  worst: number;
}

/**
 * Sends `request` so often, one after the other, after a few that do not count. What `after` does with each answer, such as
 * giving back what was taken, is not timed.
 */
export async function time<Answer>(
  requests: number,
  request: (index: number) => Promise<Answer>,
  after: (answer: Answer) => Promise<unknown> = async () => {},
): Promise<Timing> {
  const warmUp = Math.ceil(requests / 20);
  const took: number[] = [];
  for (let index = 0; index < warmUp + requests; index++) {
    const begun = performance.now();
    const answer = await request(index);
    if (index >= warmUp) took.push(performance.now() - begun);
    await after(answer);
  }
  return timingOf(took);
}

/** Of at least one time. */
export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
  return { median: at(0.5), p95: at(0.95), worst: at(1) };
}
