// Statements of one unit of work on one connection, each in its turn.
import { runInside, type Surrounding, surrounding } from "./inside.ts";

/** What runs side by side: the unit itself, or the inside of one savepoint. */
interface Level extends Surrounding {
  last: Promise<unknown>;
  /** How many have taken a turn that is not over. */
  waiting: number;
  isOver: boolean;
}

/**
 * A connection can do one thing at a time: pg 8 queues what comes meanwhile and warns, pg 9 throws. And a savepoint
 * belongs to whoever opened it: a statement from beside it would vanish with it, and the release of one savepoint
 * ends those opened later. So a savepoint takes one turn of what is around it, and has turns of its own inside.
 */
export class Turns {
  readonly #unit: Level = {
    of: this,
    outer: undefined,
    last: Promise.resolve(),
    waiting: 0,
    isOver: false,
  };

  get areOver(): boolean {
    return this.#unit.isOver;
  }

  /** Whether nothing is under way, or waits, where it is asked: what is done at once then comes in its turn. */
  areFree(): boolean {
    return this.#level()?.waiting === 0;
  }

  next<T>(work: () => Promise<T>): Promise<T> {
    const level = this.#level();
    if (level === null) return Promise.reject(new Error("a statement came after its unit of work had ended"));
    const turn = level.last.then(() => {
      if (this.#unit.isOver) throw new Error("a statement was still waiting when its unit of work ended");
      return work();
    });
    level.waiting++;
    const over = () => {
      level.waiting--;
    };
    level.last = turn.then(over, over);
    return turn;
  }

  /** To be called in a turn: work with turns of its own, over when nothing of it is under way any more. */
  async inside<T>(work: () => Promise<T>): Promise<T> {
    const level: Level = {
      of: this,
      outer: surrounding(),
      last: Promise.resolve(),
      waiting: 0,
      isOver: false,
    };
    try {
      return await runInside(level, work);
    } finally {
      level.isOver = true;
      await level.last;
    }
  }

  /** Refuses what still waits and what comes later; resolves when the connection is free. */
  async end(): Promise<void> {
    this.#unit.isOver = true;
    await this.#unit.last;
  }

  #level(): Level | null {
    for (let around = surrounding(); around !== undefined; around = around.outer)
      if (around.of === this) {
        const level = around as Level;
        if (!level.isOver) return level;
      }
    return this.#unit.isOver ? null : this.#unit;
  }
}
