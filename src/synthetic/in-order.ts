/** Documents in the making at once: painting holds the main thread, compressing and writing run beside it. */
const IN_FLIGHT = 6;

/** What `make` gives for 0..count-1, in order, a few in the making at once. Ends early when the signal is aborted. */
export async function* inOrder<Made>(
  count: number,
  make: (index: number) => Promise<Made>,
  signal?: AbortSignal,
): AsyncGenerator<Made> {
  const making: Promise<Made>[] = [];
  for (let index = 0; index < count && !signal?.aborted; index++) {
    const made = make(index);
    // It is awaited later; until then a failure must not count as one that nobody handles.
    made.catch(() => {});
    making.push(made);
    if (making.length >= IN_FLIGHT) yield await (making.shift() as Promise<Made>);
  }
  for (const made of making) yield await made;
}
