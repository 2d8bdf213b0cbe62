// Work of one person at a time: a few beside each other, the rest in the order in which it came.

export interface Lanes {
  /** Begins when fewer than `most` of that key are under way. Failures are the work's own to tell. */
  run(key: string, work: () => Promise<void>): void;
  /** Resolves when nothing is under way and nothing waits. */
  idle(): Promise<void>;
}

interface Lane {
  underWay: number;
  readonly waiting: (() => Promise<void>)[];
}

export function createLanes(most: number): Lanes {
  const lanes = new Map<string, Lane>();
  let listening: (() => void)[] = [];

  function next(key: string, lane: Lane): void {
    const work = lane.underWay < most ? lane.waiting.shift() : undefined;
    if (work === undefined) {
      if (lane.underWay === 0) lanes.delete(key);
      if (lanes.size > 0) return;
      for (const tell of listening) tell();
      listening = [];
      return;
    }
    lane.underWay++;
    const done = (): void => {
      lane.underWay--;
      next(key, lane);
    };
    work().then(done, done);
  }

  return {
    run(key, work) {
      const lane = lanes.get(key) ?? { underWay: 0, waiting: [] };
      lanes.set(key, lane);
      lane.waiting.push(work);
      next(key, lane);
    },
    idle: () => (lanes.size === 0 ? Promise.resolve() : new Promise((resolve) => listening.push(resolve))),
  };
}
