// Work behind the answers: begun when somebody knocks, once more where somebody knocked meanwhile, ended between two steps.

export interface Errand {
  /** There may be something to do. Never throws. */
  wake(): void;
  /** Resolves when nothing is to be done. */
  idle(): Promise<void>;
  /** Resolves when what was begun has come to the end of its step; nothing begins any more. */
  stop(): Promise<void>;
  /** Asked between two steps. */
  isStopped(): boolean;
}

/** @param once looks for all there is to do, and does it */
export function createErrand(once: () => Promise<void>, failed: (error: unknown) => void): Errand {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function run(): Promise<void> {
    while (again && !stopped) {
      again = false;
      await once();
    }
  }

  return {
    wake() {
      again = true;
      if (running !== null || stopped) return;
      running = run()
        .catch(failed)
        .finally(() => {
          running = null;
        });
    },
    async idle() {
      while (running !== null) await running;
    },
    async stop() {
      stopped = true;
      await running;
    },
    isStopped: () => stopped,
  };
}
