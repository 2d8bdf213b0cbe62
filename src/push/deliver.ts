// outbox → sender: leases what is due, sends, marks. A crash in between sends again and never loses (design.md, One tick).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";

export interface DeliverParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly send: (row: OutboxRow) => Promise<Delivered>;
  /** The bot's clock, ms. */
  readonly now: () => number;
  readonly delivered?: (outcome: Delivered["outcome"], row: OutboxRow, error: string | null) => void;
}

export type Delivered =
  | { readonly outcome: "sent" }
  | { readonly outcome: "retry"; readonly pauseMs: number; readonly error: string }
  | { readonly outcome: "failed"; readonly error: string };

export interface Delivery {
  /** Sends everything that is due; resolves when nothing due is left. Calls while it runs join it. */
  run(): Promise<void>;
  /** Asks for a run soon, after whatever is being committed. */
  wake(): void;
  /** No further run; resolves when the last one is done. */
  stop(): Promise<void>;
}

const AT_ONCE = 20;
const LEASE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** About a day with the pauses growing. */
const MOST_ATTEMPTS = 30;

export function createDelivery(parts: DeliverParts): Delivery {
  const { transaction, send, now } = parts;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function drain(): Promise<void> {
    do {
      again = false;
      for (;;) {
        const at = now();
        const rows = await transaction((store) =>
          store.outbox.lease({ now: at, until: at + LEASE_MS, limit: AT_ONCE }),
        );
        if (rows.length === 0 || stopped) break;
        await Promise.all(receivers(rows).map(inOrder));
      }
    } while (again && !stopped);
  }

  /** What one person gets arrives in the order in which it was said. */
  async function inOrder(rows: readonly OutboxRow[]): Promise<void> {
    for (const row of rows) await one(row);
  }

  async function one(row: OutboxRow): Promise<void> {
    const result = await send(row).catch((error: unknown): Delivered => {
      return {
        outcome: "retry",
        pauseMs: 60_000,
        error: error instanceof Error ? error.message : String(error),
      };
    });
    const attempts = row.attempts + 1;
    await transaction((store) => {
      if (result.outcome === "sent") return store.outbox.sent(row.id, now());
      const isOver = result.outcome === "failed" || attempts >= MOST_ATTEMPTS;
      const retryAt = isOver ? null : now() + pauseAfter(attempts, result.pauseMs);
      return store.outbox.notSent(row.id, { error: result.error, retryAt });
    });
    parts.delivered?.(result.outcome, row, result.outcome === "sent" ? null : result.error);
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
    async stop() {
      stopped = true;
      await running?.catch(() => undefined);
    },
  };
}

function pauseAfter(attempts: number, pauseMs: number): number {
  return Math.min(LONGEST_PAUSE_MS, pauseMs * 2 ** Math.min(attempts - 1, 12));
}

function receivers(rows: readonly OutboxRow[]): OutboxRow[][] {
  const byReceiver = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const key = `${row.toKind}/${row.toId}`;
    byReceiver.set(key, [...(byReceiver.get(key) ?? []), row]);
  }
  return [...byReceiver.values()];
}
