/** Judges answer slowly; so many are asked at once, and their limits are kept further down. */
const AT_ONCE = 8;

/**
 * Does the work for every item, several at once. The results come in the order of the items. The first error ends all, once
 * what is under way has come to its end.
 */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const place = next++;
      try {
        results[place] = await work(items[place] as T);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const error = ended.find((end) => end.status === "rejected");
  if (error) throw error.reason;
  return results;
}
