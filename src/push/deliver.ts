// outbox → sender: leases what is due, sends, marks. A crash in between sends again and never loses (design.md, One tick).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import { wholeKey } from "../domain/messages/pieces.ts";
import { MAYBE_ARRIVED, mayHaveArrived } from "../domain/messages/unsent.ts";
import { batches } from "./batches.ts";
import type { Delivered, Tried } from "./delivered.ts";
import { createLanes, createPace, MINUTE_MS, MOST_A_MINUTE, spread, type Way, wayOf } from "./lanes.ts";
import { type Outgoing, outgoing } from "./outgoing.ts";
import { persistently } from "./persistently.ts";
import { readWith } from "./receivers.ts";
import { withoutLateWelcomes } from "./welcomes.ts";

export interface DeliverParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly send: (message: Outgoing) => Promise<Tried>;
  /** The bot's clock, ms. */
  readonly now: () => number;
  /** In [0, 1): spreads what was refused together, so that it does not come back together. */
  readonly random?: () => number;
  /** Marks a body that may have arrived before. */
  readonly sentAgain?: (body: string) => string;
  /** By what a row leaves; by its receiver where not given. */
  readonly wayOf?: (row: OutboxRow) => Promise<Way>;
  /** False while another instance is the one that can reach every receiver: it sends what waits. */
  readonly maySend?: () => boolean;
  /** True while the clock speaks: what it has to say waits for its last word, so that one minute's is one message. */
  readonly isSpeaking?: () => boolean;
  /** When, from an instant (ms) on, what nobody asked for may leave: the window of rules.md 5. At any time where not given. */
  readonly opensAt?: (instant: number) => number;
  readonly delivered?: (result: Delivered, row: OutboxRow) => void;
  /** Whether an error of a transaction is the database's own: what left is then noted once it is back. */
  readonly isAway?: (error: unknown) => boolean;
}

export interface Delivery {
  /** Sends everything that is due; resolves when nothing due is left. Calls while it runs join it. */
  run(): Promise<void>;
  /** Asks for a run soon, after whatever is being committed. */
  wake(): void;
  /** A way out works that was refused: what rests with it need not be tried by one message first. */
  worksAgain(lane: string): void;
  /** No further run; resolves when the last one is done. */
  stop(): Promise<void>;
}

const AT_ONCE = 20;
/** Longer than all that one receiver was leased can take. */
const LEASE_MS = 300_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** About a day with the pauses growing. */
const MOST_ATTEMPTS = 30;

export function createDelivery(parts: DeliverParts): Delivery {
  const { transaction, send, now, random = () => 0.5, isAway = () => false } = parts;
  const { maySend = () => true, isSpeaking = () => false } = parts;
  const isOver = (): boolean => stopped || !maySend();
  const lanes = createLanes(now, random);
  const pace = createPace(now);
  let running: Promise<void> | null = null;
  let again = false;
  /** Of this run. */
  const refused = new Set<string>();
  let stopped = false;

  async function drain(): Promise<void> {
    do {
      again = false;
      refused.clear();
      while (!isOver()) {
        const at = now();
        const rows = await transaction((store) =>
          store.outbox.lease({ now: at, until: at + LEASE_MS, limit: AT_ONCE, onlyAsked: isSpeaking() }),
        );
        if (rows.length === 0) break;
        await Promise.all((await queues(rows)).map(inLane));
      }
    } while (again && !stopped);
  }

  /** By lane, in it by receiver, in the order in which it was said. */
  async function queues(rows: readonly OutboxRow[]): Promise<Queue[][]> {
    const found = new Map<string, Map<string, Queue>>();
    for (const row of rows) {
      const way = await (parts.wayOf ?? ((one) => Promise.resolve(wayOf(one))))(row);
      const lane = found.get(way.lane) ?? new Map<string, Queue>();
      found.set(way.lane, lane);
      const queue = lane.get(way.receiver) ?? { way, rows: [] };
      lane.set(way.receiver, { way, rows: [...queue.rows, row] });
    }
    return [...found.values()].map((lane) => [...lane.values()]);
  }

  async function inLane(all: readonly Queue[]): Promise<void> {
    const [first, ...others] = all;
    if (first === undefined) return;
    const isDoubtful = lanes.isDoubtful(first.way.lane);
    if (isDoubtful) await inOrder(first);
    await Promise.all((isDoubtful ? others : all).map(inOrder));
  }

  /** As few messages as it fits in; behind one that was not taken the others wait. */
  async function inOrder({ way, rows }: Queue): Promise<void> {
    const waiting = batches(await timely(rows));
    while (waiting.length > 0) {
      const [next = []] = waiting;
      // Its beginning was refused: the rest has been given up with it.
      waiting[0] = next.filter(({ key }) => !refused.has(wholeKey(key)) || wholeKey(key) === key);
      if (waiting[0].length === 0) {
        waiting.shift();
        continue;
      }
      const rest = isOver() ? { until: now() } : lanes.restOf(way.lane);
      const held = rest ?? (await attempt(way, waiting.shift() ?? []));
      if (held !== null) return hold(waiting, held);
    }
  }

  /** Null when the next may follow; else until when it waits. */
  async function attempt(way: Way, rows: readonly OutboxRow[]): Promise<Held | null> {
    const [first] = rows;
    if (first === undefined) return null;
    const waitMs = await tooMany(way, first);
    if (waitMs > 0) {
      const held = { until: now() + waitMs };
      await hold([rows], held);
      return held;
    }
    const result = await send(outgoing(first, rows, { now: now(), again: parts.sentAgain })).catch(
      (error: unknown): Delivered => {
        const message = error instanceof Error ? error.message : String(error);
        return { outcome: "retry", pauseMs: MINUTE_MS, error: message, unclear: true };
      },
    );
    if (result.outcome === "paced") {
      const held = { until: now() + result.waitMs };
      await hold([rows], held);
      return held;
    }
    if (result.outcome === "failed" && isOfWords(result) && rows.length > 1) {
      // One of them spoils the message: the others need not suffer for it.
      for (const row of rows) await attempt(way, [row]);
      return null;
    }
    const retryAt = await mark(rows, result);
    if (result.outcome === "failed") await giveUpPieces(rows, result.error);
    if (result.outcome === "sent") lanes.worked(way.lane);
    for (const row of rows) parts.delivered?.(result, row);
    if (result.outcome !== "retry") return null;
    const { pauseMs, error, alone } = result;
    if (alone !== true) lanes.failed(way.lane, { pauseMs, error });
    const held = lanes.restOf(way.lane) ?? { until: now() + spread(pauseMs, random()), error };
    const key = wholeKey(rows.at(-1)?.key ?? "");
    return retryAt === null ? held : { ...held, pieces: { key, until: retryAt } };
  }

  /**
   * Without what was settled or answered while it waited, what nobody asked for outside the window, and welcomes whose
   * code is good no more.
   */
  async function timely(all: readonly OutboxRow[]): Promise<OutboxRow[]> {
    const rows = await withoutLateWelcomes(all, parts);
    if (!rows.some(({ scheduled }) => scheduled)) return [...rows];
    const opens = parts.opensAt?.(now()) ?? now();
    return transaction(async ({ outbox }) => {
      const left: OutboxRow[] = [];
      for (const row of rows) {
        if (!row.scheduled) left.push(row);
        else if (await outbox.isSettled(row)) await outbox.drop(row.id, "settled before it was sent");
        else if (opens > now()) await outbox.putBack(row, { until: opens });
        else left.push(row);
      }
      return left;
    });
  }

  /** How long the receiver has had enough for, counting what other instances sent. */
  async function tooMany(way: Way, row: OutboxRow): Promise<number> {
    const most = MOST_A_MINUTE[row.toKind];
    const waitMs = pace.take(way.receiver, most);
    if (waitMs > 0) return waitMs;
    const sent = await transaction(async (store) =>
      store.outbox.sentIn(await readWith(row, store), { from: now() - MINUTE_MS, until: now() }),
    );
    return sent < most ? 0 : MINUTE_MS;
  }

  /** Nothing more of a message in pieces comes when one of them was refused. */
  async function giveUpPieces(rows: readonly OutboxRow[], error: string): Promise<void> {
    await transaction(async ({ outbox }) => {
      for (const { key } of rows) {
        const whole = wholeKey(key);
        if ((await outbox.giveUpPieces(whole, error)) > 0) refused.add(whole);
      }
    });
  }

  /** What was to be one message waits as one. */
  async function hold(waiting: readonly (readonly OutboxRow[])[], held: Held): Promise<void> {
    if (waiting.length === 0) return;
    const { pieces } = held;
    await transaction(async ({ outbox }) => {
      for (const batch of waiting) {
        const isPiece = batch.some(({ key }) => wholeKey(key) === pieces?.key);
        const until = isPiece && pieces !== undefined ? pieces.until : held.until;
        for (const row of batch) await outbox.putBack(row, { ...held, until });
      }
    });
  }

  /** When they go again, as one message as before; null where the last of them does not. */
  async function mark(rows: readonly OutboxRow[], result: Delivered): Promise<number | null> {
    const at = now();
    const again = result.outcome === "retry" ? at + pauseAfter(rows, result) : null;
    let last: number | null = null;
    const isOver = () => stopped || now() - at > LEASE_MS;
    const noting = () =>
      transaction(async ({ outbox }) => {
        for (const row of rows) {
          if (result.outcome === "sent") await outbox.sent(row, at, codeOf(row, result));
          else {
            last = isGivenUp(row, result) ? null : again;
            await outbox.notSent(row.id, { error: reasonOf(row, result), retryAt: last });
          }
        }
      });
    await persistently(noting, { isOver, isAway });
    return last;
  }

  /** Grows with the tries of the one that was tried most often. */
  function pauseAfter(
    rows: readonly OutboxRow[],
    { pauseMs, mostPauseMs = LONGEST_PAUSE_MS }: Extract<Delivered, { outcome: "retry" }>,
  ): number {
    const tries = Math.max(...rows.map(({ attempts }) => attempts));
    return spread(Math.min(mostPauseMs, pauseMs * 2 ** Math.min(tries, 12)), random());
  }

  function run(): Promise<void> {
    again = true;
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    run,
    wake() {
      if (!stopped) setImmediate(() => void run().catch(() => undefined));
    },
    worksAgain: lanes.worked,
    async stop() {
      stopped = true;
      await running?.catch(() => undefined);
    },
  };
}

interface Queue {
  readonly way: Way;
  readonly rows: readonly OutboxRow[];
}

interface Held {
  readonly until: number;
  readonly error?: string;
  /** The further pieces of what was not taken wait for its next try: nobody reads the end before the beginning. */
  readonly pieces?: { readonly key: string; readonly until: number };
}

function isGivenUp(row: OutboxRow, result: Exclude<Delivered, { outcome: "sent" }>): boolean {
  if (result.outcome === "failed" || row.attempts + 1 >= MOST_ATTEMPTS) return true;
  return row.once && result.unclear === true;
}

/** What may have arrived once may have arrived for good, however clearly it is refused later. */
function reasonOf(row: OutboxRow, result: Exclude<Delivered, { outcome: "sent" }>): string {
  const isUnclear = (result.outcome === "retry" && result.unclear === true) || mayHaveArrived(row);
  return isUnclear ? `${MAYBE_ARRIVED} ${result.error}` : result.error;
}

/** Only a card that asks about something is ever changed later. */
function codeOf({ matter }: OutboxRow, { responseCode }: { readonly responseCode?: string }): string | null {
  return matter === null || responseCode === undefined || responseCode === "" ? null : responseCode;
}

/** A refusal that speaks of what is said, and not of the way or the receiver. */
function isOfWords({ trouble }: Extract<Delivered, { outcome: "failed" }>): boolean {
  return trouble === undefined || trouble === "words";
}
