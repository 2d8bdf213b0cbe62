// What must be noted is tried again while the database is away: a message nobody knows to have left would leave once more.

const PAUSE_MS = 1_000;

export interface Persistence {
  /** Then it is too late. */
  readonly isOver: () => boolean;
  /** Whether the database failed, and not the work: what is wrong with the work stays wrong. */
  readonly isAway: (error: unknown) => boolean;
  readonly pause?: () => Promise<void>;
}

/** @throws what the last try threw: once it is too late, or at once where trying again helps nobody */
export async function persistently<T>(
  work: () => Promise<T>,
  { isOver, isAway, pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)) }: Persistence,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isOver() || !isAway(error)) throw error;
      await pause();
    }
  }
}
