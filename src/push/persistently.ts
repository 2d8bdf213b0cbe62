// What must be noted is tried again while the database is away: a message nobody knows to have left would leave once more.

const PAUSE_MS = 1_000;

/** @throws what the last try threw, once it is too late */
export async function persistently<T>(isOver: () => boolean, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isOver()) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
