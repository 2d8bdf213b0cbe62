// Who computes what, beside the answers: what scans never holds up a message, and what takes long never holds up what is small.
import type { Ask } from "../chat/computed.ts";
import { toTheHour } from "../domain/insight/seen.ts";
import { unframed } from "./framed.ts";
import { addressOf, kindOf } from "./kind-of.ts";
import { createReadingLane, type ReaderGround } from "./reading-lane.ts";

export interface Reader {
  /**
   * Begins the thread, which reads what it keeps: the first question need not wait for that.
   * @param long what takes long, as is known before it is asked: nobody's small question waits behind it
   */
  warm(long?: readonly Ask<unknown>[]): void;
  /** @throws Error, as the thread says; or where it ends, or takes too long */
  compute(ask: Ask<unknown>): Promise<unknown>;
  /**
   * Computes these, and the pages that once took long, so that whoever asks for them next finds most of it kept: one after another,
   * and none while somebody waits for an answer. Ends when the hour they are for is over. Never throws.
   * @param at as they will be asked for then, ms
   * @param small what is asked of the thread for small questions: theirs is compared with what everybody's is
   * @returns whether all of these are there
   */
  prepare(asks: readonly Ask<unknown>[], at: number, small?: readonly Ask<unknown>[]): Promise<boolean>;
  stop(): Promise<void>;
}

interface Given extends Omit<ReaderGround, "now"> {
  /** From so many milliseconds on it is long. */
  readonly longMs?: number;
}

const LONG_MS = 100;
const MOST_KNOWN = 2000;
/** Pages that nobody has opened for so long are not prepared any more. */
const OPENED_MS = 3 * 86_400_000;
const MOST_PREPARED = 60;

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
  /** The pages among them: as somebody asked last, and when. The one asked for longest ago first. */
  const opened = new Map<string, { readonly ask: Ask<unknown>; readonly at: number }>();

  let asking = 0;
  let goOn: (() => void)[] = [];

  async function nobodyWaits(): Promise<void> {
    while (asking > 0) await new Promise<void>((resolve) => goOn.push(resolve));
  }

  function answered(): void {
    if (--asking > 0) return;
    const all = goOn;
    goOn = [];
    for (const resolve of all) resolve();
  }

  function remember(kinds: readonly string[]): void {
    for (const kind of kinds) {
      longOnes.add(kind);
      const [oldest] = longOnes;
      if (longOnes.size > MOST_KNOWN && oldest !== undefined) longOnes.delete(oldest);
    }
    long.warm();
  }

  function open(ask: Ask<unknown>): void {
    if (!isPage(ask)) return;
    const address = addressOf(ask);
    opened.delete(address);
    opened.set(address, { ask: unframed(ask), at: now() });
    const [oldest] = opened.keys();
    if (opened.size > MOST_PREPARED && oldest !== undefined) opened.delete(oldest);
  }

  async function answerOf(ask: Ask<unknown>, at?: number): Promise<unknown> {
    const kind = kindOf(ask);
    const { result, tookMs, parts } = await (longOnes.has(kind) ? long : quick).compute(ask, at);
    // Whoever asks about the same in the chat finds it where the page has left it.
    if (tookMs >= longMs)
      remember([kind, ...parts.filter((part) => part.tookMs >= longMs).map((part) => part.kind)]);
    return result;
  }

  const isOver = (at: number) => toTheHour(now()) > toTheHour(at);

  async function prepareSmall(asks: readonly Ask<unknown>[], at: number): Promise<boolean> {
    let isWhole = true;
    for (const ask of asks) {
      if (asking > 0) await nobodyWaits();
      if (isOver(at)) return false;
      await quick.compute(ask, at).catch(() => {
        isWhole = false;
      });
    }
    return isWhole;
  }

  return {
    warm(asks = []) {
      quick.warm();
      if (asks.length > 0) remember(asks.map(kindOf));
    },
    async compute(ask) {
      asking++;
      try {
        const result = await answerOf(ask);
        if (longOnes.has(kindOf(ask))) open(ask);
        return result;
      } finally {
        answered();
      }
    },
    async prepare(asks, at, small = []) {
      const besides = prepareSmall(small, at);
      const since = now() - OPENED_MS;
      const again = [...opened.values()].filter((one) => one.at >= since).map(({ ask }) => ask);
      const addresses = new Set(asks.map(addressOf));
      let [isWhole, failed] = [true, 0];
      for (const ask of [...asks, ...again.filter((one) => !addresses.has(addressOf(one))).reverse()]) {
        if (asking > 0) await nobodyWaits();
        // One that fails may be its own fault; of two it is the thread's.
        if (failed > 1 || isOver(at)) {
          await besides;
          return false;
        }
        // A company in which one of them is long has them computed where nobody waits behind them.
        if (longOnes.size > 0) remember([kindOf(ask)]);
        const isLong = longOnes.has(kindOf(ask));
        try {
          await answerOf(ask, at);
          // The thread that found out is not the one that will be asked.
          if (!isLong && longOnes.has(kindOf(ask))) await answerOf(ask, at);
        } catch {
          failed++;
          // A page that is asked for besides may be one that nobody may open any more.
          if (addresses.has(addressOf(ask))) isWhole = false;
        }
      }
      return (await besides) && isWhole;
    },
    async stop() {
      await Promise.all([quick.stop(), long.stop()]);
    },
  };
}

function isPage({ given }: Ask<unknown>): boolean {
  return (given as { readonly userId?: unknown } | null)?.userId !== undefined;
}
