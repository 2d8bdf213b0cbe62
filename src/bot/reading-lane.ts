// The front of one thread that computes: questions go in, results come out, one after another.
import type { Worker } from "node:worker_threads";
import type { Ask } from "../chat/computed.ts";
import { programFile } from "../project-root.ts";
import { threadOf } from "../thread.ts";

export interface Answered {
  readonly result: unknown;
  /** How long the thread was busy with it. */
  readonly tookMs: number;
  /** The reports that a page asked for, by their kinds. */
  readonly parts: readonly { readonly kind: string; readonly tookMs: number }[];
}

export interface ReadingLane {
  /** Begins the thread, which reads what it keeps: the first question need not wait for that. */
  warm(): void;
  /** @param at as of then, ms; of now where it is not given @throws Error, as the thread says; or where it ends, or takes too long @throws ReadingStopped */
  compute(ask: Ask<unknown>, at?: number): Promise<Answered>;
  stop(): Promise<void>;
}

/** What the thread is told when it begins, and for each question; and what it says. */
export interface ReaderGround {
  readonly databaseUrl: string;
  readonly sandbox: boolean;
  /** The bot's clock when the thread begins, ms. */
  readonly now: number;
}
export interface Question extends Ask<unknown> {
  readonly id: number;
  /** The bot's clock, or what it will show, ms. */
  readonly now: number;
}
export type Told = ({ readonly id: number } & Answered) | { readonly id: number; readonly problem: string };

/** Nobody waits for it any more: the bot stops. */
export class ReadingStopped extends Error {
  constructor() {
    super("the reading thread is stopped");
  }
}

const PATIENCE_MS = 60_000;

/** Begun with the first question; one that dies is begun anew with the next. */
export function createReadingLane(
  { databaseUrl, sandbox }: Omit<ReaderGround, "now">,
  now: () => number,
): ReadingLane {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;
  let stopped = false;

  function settle(id: number, how: (one: Waiting) => void): void {
    const one = waiting.get(id);
    if (one === undefined) return;
    waiting.delete(id);
    clearTimeout(one.timer);
    how(one);
    if (waiting.size === 0) worker?.unref();
  }

  /** Whatever waits for a thread that is no more hears so. */
  function end(gone: Worker, problem: Error): void {
    if (worker !== gone) return;
    worker = null;
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(problem));
    void gone.terminate();
  }

  function begin(): Worker {
    const made = threadOf(programFile("bot/reader-thread"), {
      workerData: { databaseUrl, sandbox, now: now() } satisfies ReaderGround,
    });
    made.on("message", (told: Told) =>
      settle(told.id, ({ resolve, reject }) =>
        "problem" in told ? reject(new Error(told.problem)) : resolve(told),
      ),
    );
    made.on("error", (error) => end(made, error));
    made.on("exit", () => end(made, new Error("the reading thread has ended")));
    return made;
  }

  return {
    warm() {
      if (stopped || worker !== null) return;
      worker = begin();
      worker.unref();
    },
    compute: ({ name, given }, at = now()) =>
      new Promise((resolve, reject) => {
        if (stopped) throw new ReadingStopped();
        worker ??= begin();
        const current = worker;
        const id = ++count;
        const late = () => end(current, new Error(`the reading thread took too long for ${name}`));
        waiting.set(id, { resolve, reject, timer: setTimeout(late, PATIENCE_MS) });
        worker.ref();
        worker.postMessage({ id, name, given, now: at } satisfies Question);
      }),
    async stop() {
      stopped = true;
      const current = worker;
      if (current === null) return;
      end(current, new ReadingStopped());
      await current.terminate();
    },
  };
}

interface Waiting {
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}
