// What hangs holds up neither a start nor a stop.

/** Resolves with the work, or when the time is up. */
export async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const up = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, up]);
  clearTimeout(timer);
}
