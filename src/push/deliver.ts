// outbox → sender: leases what is due, sends, marks. A crash in between sends again and never loses (design.md, One tick).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import { type Button, readButtons } from "../domain/button.ts";
import { createPace } from "./pace.ts";

/** What leaves in one message: rows of one receiver, put one below the other. */
export interface Outgoing {
  /** The first row, told apart from every other: a card may not repeat its id. */
  readonly id: number;
  readonly createdAt: number;
  readonly toKind: OutboxRow["toKind"];
  readonly toId: string;
  readonly markdown: string;
  readonly text: string;
  readonly buttons: readonly Button[];
}

export interface DeliverParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly send: (message: Outgoing) => Promise<Delivered>;
  /** The bot's clock, ms. */
  readonly now: () => number;
  /** In [0, 1): spreads what was refused together, so that it does not come back together. */
  readonly random?: () => number;
  /** Marks a body that may have arrived before. */
  readonly sentAgain?: (body: string) => string;
  /** False while another instance is the one that can reach every receiver: it sends what waits. */
  readonly maySend?: () => boolean;
  readonly delivered?: (
    outcome: Outcome,
    row: OutboxRow,
    error: string | null,
    trouble: Trouble | null,
  ) => void;
}

export type Outcome = "sent" | "retry" | "failed";

export type Delivered =
  | { readonly outcome: "sent" }
  /** Not tried: the receiver has had enough for now. */
  | { readonly outcome: "paced"; readonly waitMs: number }
  | {
      readonly outcome: "retry";
      readonly pauseMs: number;
      readonly error: string;
      /** Nobody knows whether it arrived. */
      readonly unclear?: true;
      /** Nothing was sent for want of a connection; it goes when there is one. */
      readonly disconnected?: true;
      readonly trouble?: Trouble;
    }
  | { readonly outcome: "failed"; readonly error: string; readonly trouble?: Trouble };

/** What an admin has to mend: the group's address, a receiver who is gone or never spoke to the bot, the app's rights or secret. */
export type Trouble = "group" | "receiver" | "silent" | "app";

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
  const { transaction, send, now, maySend = () => true } = parts;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function drain(): Promise<void> {
    do {
      again = false;
      while (!stopped && maySend()) {
        const at = now();
        const rows = await transaction((store) =>
          store.outbox.lease({ now: at, until: at + LEASE_MS, limit: AT_ONCE }),
        );
        if (rows.length === 0) break;
        await Promise.all(receivers(rows).map(inOrder));
      }
    } while (again && !stopped);
  }

  /** What one receiver gets arrives in the order in which it was said, and as few messages as it fits in. */
  async function inOrder(leased: readonly OutboxRow[]): Promise<void> {
    const rows: OutboxRow[] = [];
    for (const row of leased) if (!(await isSettled(row))) rows.push(row);
    for (const batch of batches(rows)) await one(batch);
  }

  /** What it spoke of was settled while it waited: nobody needs to read it any more. */
  async function isSettled(row: OutboxRow): Promise<boolean> {
    if (!row.scheduled) return false;
    return transaction(async ({ outbox }) => {
      if (!(await outbox.isSettled(row.key))) return false;
      await outbox.drop(row.id, "settled before it was sent");
      return true;
    });
  }

  const pace = createPace(now, (receiver) => [
    { most: A_MINUTE[receiver.split("/", 1)[0] as OutboxRow["toKind"]], withinMs: MINUTE_MS },
  ]);

  async function postpone(rows: readonly OutboxRow[], waitMs: number): Promise<void> {
    const retryAt = now() + waitMs;
    await transaction(async ({ outbox }) => {
      for (const { id } of rows) await outbox.notSent(id, { error: PACED, retryAt });
    });
  }

  async function one(rows: readonly OutboxRow[]): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const receiver = receiverOf(first);
    const wait = pace.waitMs(receiver);
    if (wait > 0) return postpone(rows, wait);
    pace.note(receiver);
    const result = await send(outgoing(first, rows)).catch((error: unknown): Delivered => {
      const message = error instanceof Error ? error.message : String(error);
      return { outcome: "retry", pauseMs: 60_000, error: message, unclear: true };
    });
    if (result.outcome === "paced") return postpone(rows, result.waitMs);
    await transaction(async ({ outbox }) => {
      for (const row of rows) {
        if (result.outcome === "sent") await outbox.sent(row.id, now());
        else await outbox.notSent(row.id, { error: reasonOf(result), retryAt: retryAt(row, result) });
      }
    });
    const failure = result.outcome === "sent" ? null : result;
    for (const row of rows)
      parts.delivered?.(result.outcome, row, failure?.error ?? null, failure?.trouble ?? null);
  }

  /** Null when it is not to be tried again. */
  function retryAt(
    row: OutboxRow,
    result: Extract<Delivered, { outcome: "retry" | "failed" }>,
  ): number | null {
    const attempts = row.attempts + 1;
    if (result.outcome === "failed" || attempts >= MOST_ATTEMPTS) return null;
    if (row.once && result.unclear === true) return null;
    const spread = 0.75 + 0.5 * (parts.random ?? (() => 0.5))();
    return now() + Math.round(spread * pauseAfter(attempts, result.pauseMs));
  }

  function outgoing(
    { id, createdAt, toKind, toId, buttons }: OutboxRow,
    rows: readonly OutboxRow[],
  ): Outgoing {
    const mark = (row: OutboxRow, body: string) =>
      toKind !== "member" && row.attempts > 0 && row.error !== null && !UNSENT.includes(row.error)
        ? (parts.sentAgain?.(body) ?? body)
        : body;
    return {
      id,
      createdAt,
      toKind,
      toId,
      markdown: rows.map((row) => mark(row, row.bodyMarkdown)).join("\n\n"),
      text: rows.map((row) => mark(row, row.bodyText)).join("\n\n"),
      buttons: readButtons(buttons),
    };
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

/** Below WeCom's limits of 20 a minute and webhook, 30 a minute and member or bot's conversation (wecom.md 3.1, 4.13). */
const A_MINUTE: Readonly<Record<OutboxRow["toKind"], number>> = {
  member: 28,
  department: 18,
  managers: 18,
  chat: 26,
};
const MINUTE_MS = 60_000;

function receiverOf({ toKind, toId }: OutboxRow): string {
  return `${toKind}/${toId}`;
}

function receivers(rows: readonly OutboxRow[]): OutboxRow[][] {
  const byReceiver = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const key = receiverOf(row);
    byReceiver.set(key, [...(byReceiver.get(key) ?? []), row]);
  }
  return [...byReceiver.values()];
}

const PACED = "paced: the receiver has had enough for a minute";
export const NOT_CONNECTED = "the group bot is not connected";
/** Reasons after which nothing can have arrived. */
const UNSENT: readonly string[] = [PACED, NOT_CONNECTED];

function reasonOf(result: Extract<Delivered, { error: string }>): string {
  return result.outcome === "retry" && result.disconnected === true ? NOT_CONNECTED : result.error;
}

/** Below the 2048 bytes of a text and the 4096 of a group's markdown (wecom.md 4.13). */
const MOST_BYTES: Readonly<Record<OutboxRow["toKind"], number>> = {
  member: 2000,
  department: 4000,
  managers: 4000,
  chat: 4000,
};

/** Neighbours that fit into one message; what carries buttons goes alone. */
function batches(rows: readonly OutboxRow[]): OutboxRow[][] {
  const found: OutboxRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(row.toKind === "member" ? row.bodyText : row.bodyMarkdown) + 2;
    const batch = found.at(-1);
    const fits = batch !== undefined && bytes + size <= MOST_BYTES[row.toKind];
    if (fits && row.buttons === null && batch[0]?.buttons === null && batch[0].once === row.once) {
      batch.push(row);
      bytes += size;
    } else {
      found.push([row]);
      bytes = size;
    }
  }
  return found;
}
