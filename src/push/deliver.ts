// outbox → sender: leases what is due, sends, marks. A crash in between sends again and never loses (design.md, One tick).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";

export interface DeliverParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly send: (row: OutboxRow) => Promise<Delivered>;
  /** The bot's clock, ms. */
  readonly now: () => number;
  /** In [0, 1): spreads what was refused together, so that it does not come back together. */
  readonly random?: () => number;
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

  const pace = createPace(now);

  async function one(row: OutboxRow): Promise<void> {
    const wait = pace.waitMs(row);
    if (wait > 0) {
      await transaction((store) =>
        store.outbox.notSent(row.id, {
          error: "paced: the receiver has had enough for a minute",
          retryAt: now() + wait,
        }),
      );
      return;
    }
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
      const spread = 0.75 + 0.5 * (parts.random ?? (() => 0.5))();
      const retryAt = isOver ? null : now() + Math.round(spread * pauseAfter(attempts, result.pauseMs));
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

/** Below WeCom's limits of 20 a minute and webhook, 30 a minute and member (wecom.md 4.13). */
const A_MINUTE: Readonly<Record<OutboxRow["toKind"], number>> = {
  member: 28,
  department: 18,
  webhook: 18,
  chat: 28,
};
const MINUTE_MS = 60_000;

function createPace(now: () => number) {
  const sent = new Map<string, number[]>();
  return {
    /** 0 when it may go now, and counts it; else how long to wait. */
    waitMs({ toKind, toId }: OutboxRow): number {
      const key = `${toKind}/${toId}`;
      const since = now() - MINUTE_MS;
      const recent = (sent.get(key) ?? []).filter((at) => at > since && at <= now());
      if (recent.length >= A_MINUTE[toKind]) return (recent[0] ?? now()) + MINUTE_MS - now();
      sent.set(key, [...recent, now()]);
      return 0;
    },
  };
}

function receivers(rows: readonly OutboxRow[]): OutboxRow[][] {
  const byReceiver = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const key = `${row.toKind}/${row.toId}`;
    byReceiver.set(key, [...(byReceiver.get(key) ?? []), row]);
  }
  return [...byReceiver.values()];
}
