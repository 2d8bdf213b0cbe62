// Who computes what, beside the answers: what scans never holds up a message, and what takes long never holds up what is small.
import type { Ask } from "../chat/computed.ts";
import { createReadingLane, type ReaderGround } from "./reading-lane.ts";

export interface Reader {
  /** Begins the thread, which reads what it keeps: the first question need not wait for that. */
  warm(): void;
  /** @throws Error, as the thread says; or where it ends, or takes too long */
  compute(ask: Ask<unknown>): Promise<unknown>;
  stop(): Promise<void>;
}

interface Given extends Omit<ReaderGround, "now"> {
  /** From so many milliseconds on it is long. */
  readonly longMs?: number;
}

const LONG_MS = 100;
const MOST_KNOWN = 2000;

/**
 * Two threads: what once took long is computed in a second one, which begins with the first of them; a company where nothing takes
 * long never has it.
 */
export function createReader(
  { longMs = LONG_MS, ...ground }: Given,
  now: () => number,
  laneOf = createReadingLane,
): Reader {
  const [quick, long] = [laneOf(ground, now), laneOf(ground, now)];
  const longOnes = new Set<string>();

  function remember(kind: string): void {
    longOnes.add(kind);
    const [oldest] = longOnes;
    if (longOnes.size > MOST_KNOWN && oldest !== undefined) longOnes.delete(oldest);
    long.warm();
  }

  return {
    warm: () => quick.warm(),
    async compute(ask) {
      const kind = kindOf(ask);
      const { result, tookMs } = await (longOnes.has(kind) ? long : quick).compute(ask);
      if (tookMs >= longMs) remember(kind);
      return result;
    },
    async stop() {
      await Promise.all([quick.stop(), long.stop()]);
    },
  };
}

/** What takes about as long whenever it is asked: a report of somebody's, whatever the hour; a page as somebody asks for it. */
function kindOf({ name, given }: Ask<unknown>): string {
  const { userId, of, scope, asks } = (given ?? {}) as Readonly<Record<string, unknown>>;
  return `${name} ${JSON.stringify([userId, of, scope, asks])}`;
}
