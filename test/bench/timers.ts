/** Milliseconds that so many of a task take, all begun at once. */
export async function timeAtOnce(count: number, task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await Promise.all(Array.from({ length: count }, task));
  return performance.now() - start;
}

/** Milliseconds that each of so many takes, one after the other. */
export async function timeEach(count: number, task: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    await task();
    times.push(performance.now() - start);
  }
  return times;
}
