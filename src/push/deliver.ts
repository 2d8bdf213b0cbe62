// outbox → sender: leases what is due, sends, marks. A crash in between sends again and never loses (design.md, One tick).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";
import { type Button, readButtons } from "../domain/button.ts";

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
  /** Of the card that is to be changed; else null. */
  readonly responseCode: string | null;
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
  readonly delivered?: (
    outcome: Delivered["outcome"],
    row: OutboxRow,
    error: string | null,
    trouble: Trouble | null,
  ) => void;
}

export type Delivered =
  /** With the code that changes the card that was sent. */
  | { readonly outcome: "sent"; readonly responseCode?: string }
  | {
      readonly outcome: "retry";
      readonly pauseMs: number;
      readonly error: string;
      /** Nobody knows whether it arrived. */
      readonly unclear?: true;
      readonly trouble?: Trouble;
    }
  | { readonly outcome: "failed"; readonly error: string; readonly trouble?: Trouble };

/** What an admin has to mend: the group's address, a receiver who is gone, the app's rights or secret. */
export type Trouble = "group" | "receiver" | "app";

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

  const pace = createPace(now);

  async function one(rows: readonly OutboxRow[]): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const wait = pace.waitMs(first);
    if (wait > 0) {
      const retryAt = now() + wait;
      await transaction(async ({ outbox }) => {
        for (const { id } of rows) await outbox.notSent(id, { error: PACED, retryAt });
      });
      return;
    }
    const result = await send(outgoing(first, rows)).catch((error: unknown): Delivered => {
      const message = error instanceof Error ? error.message : String(error);
      return { outcome: "retry", pauseMs: 60_000, error: message, unclear: true };
    });
    await transaction(async ({ outbox }) => {
      for (const row of rows) {
        if (result.outcome === "sent") await outbox.sent(row.id, now(), codeOf(row, result));
        else await outbox.notSent(row.id, { error: result.error, retryAt: retryAt(row, result) });
      }
    });
    const failure = result.outcome === "sent" ? null : result;
    for (const row of rows)
      parts.delivered?.(result.outcome, row, failure?.error ?? null, failure?.trouble ?? null);
  }

  /** Null when it is not to be tried again. */
  function retryAt(row: OutboxRow, result: Exclude<Delivered, { outcome: "sent" }>): number | null {
    const attempts = row.attempts + 1;
    if (result.outcome === "failed" || attempts >= MOST_ATTEMPTS) return null;
    if (row.once && result.unclear === true) return null;
    const spread = 0.75 + 0.5 * (parts.random ?? (() => 0.5))();
    return now() + Math.round(spread * pauseAfter(attempts, result.pauseMs));
  }

  function outgoing(
    { id, createdAt, toKind, toId, buttons, responseCode }: OutboxRow,
    rows: readonly OutboxRow[],
  ): Outgoing {
    const mark = (row: OutboxRow, body: string) =>
      !TO_ONE.includes(toKind) && row.attempts > 0 && row.error !== PACED && row.error !== null
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
      responseCode,
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
  card: 28,
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

const PACED = "paced: the receiver has had enough for a minute";
/** Below the 2048 bytes of a text and the 4096 of a group's markdown (wecom.md 4.13). */
const MOST_BYTES: Readonly<Record<OutboxRow["toKind"], number>> = {
  member: 2000,
  department: 4000,
  managers: 4000,
  chat: 4000,
  card: 2000,
};
/** What only one person reads is not marked when it comes again. */
const TO_ONE: readonly OutboxRow["toKind"][] = ["member", "card"];

/** Only a card that asks about something is ever changed later. */
function codeOf({ matter }: OutboxRow, { responseCode }: { readonly responseCode?: string }): string | null {
  return matter === null || responseCode === undefined || responseCode === "" ? null : responseCode;
}

/** Neighbours that fit into one message; what carries buttons, or changes a card, goes alone. */
function batches(rows: readonly OutboxRow[]): OutboxRow[][] {
  const found: OutboxRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(row.toKind === "member" ? row.bodyText : row.bodyMarkdown) + 2;
    const batch = found.at(-1);
    const fits = batch !== undefined && bytes + size <= MOST_BYTES[row.toKind];
    const alone = [row, batch?.[0]].some((one) => one?.buttons !== null || one.toKind === "card");
    if (fits && !alone && batch[0]?.once === row.once) {
      batch.push(row);
      bytes += size;
    } else {
      found.push([row]);
      bytes = size;
    }
  }
  return found;
}
