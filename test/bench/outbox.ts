// The outbox leased and marked in batches and one by one, and by four at once on PostgreSQL (P7).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../db/database.ts";

const MESSAGES = 1000;
const NOW = 1_772_000_000_000;
const BATCH = 100;
const WORKERS = 4;

export interface OutboxRatios {
  /** Batches of a hundred / batches of one, in messages a second. */
  readonly batches: number;
  /** Messages that two of four workers had at once. */
  readonly twice: number | null;
}

/** `postgresUrl`: of an empty database of its own; null where there is none. */
export async function benchOutbox(postgresUrl: string | null): Promise<OutboxRatios> {
  const folder = mkdtempSync(join(tmpdir(), "outbox-"));
  try {
    const database = await opened(`sqlite:${join(folder, "o.sqlite")}`);
    const seconds = async (limit: number, messages: number) => {
      await enqueue(database, messages, `of ${limit}`);
      const from = performance.now();
      const { length } = await send(database, limit);
      if (length !== messages) throw new Error(`${length} messages were sent instead of ${messages}`);
      return (performance.now() - from) / 1000 / messages;
    };
    const ones = await seconds(1, MESSAGES / 5);
    const batches = ones / (await seconds(BATCH, MESSAGES));
    await database.close();
    return { batches, twice: postgresUrl === null ? null : await twiceAmong(postgresUrl) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const opened = (url: string) =>
  openDatabase({ url, kind: "real", access: "server", newSecret: () => "bench", random: Math.random });

async function enqueue(database: Database, messages: number, name: string): Promise<void> {
  await database.transaction(async ({ outbox }) => {
    for (let message = 0; message < messages; message++)
      await outbox.enqueue({
        key: `${name}/${message}`,
        toKind: "member",
        toId: `owner${message}`,
        markdown: "今日 3 件",
        text: "今日 3 件",
        at: NOW,
      });
  });
}

/** Until nothing is due: leased, taken to be sent, marked; answers what was sent. */
async function send({ transaction }: Database, limit: number): Promise<readonly number[]> {
  const sent: number[] = [];
  for (;;) {
    const rows = await transaction(({ outbox }) => outbox.lease({ now: NOW, until: NOW + 300_000, limit }));
    if (rows.length === 0) return sent;
    await transaction(async ({ outbox }) => {
      for (const row of rows) await outbox.sent(row, NOW);
    });
    sent.push(...rows.map(({ id }) => id));
  }
}

async function twiceAmong(url: string): Promise<number> {
  const databases = await Promise.all(Array.from({ length: WORKERS }, () => opened(url)));
  const [first] = databases;
  if (first !== undefined) await enqueue(first, MESSAGES, "of all");
  const sent = (await Promise.all(databases.map((database) => send(database, 10)))).flat();
  await Promise.all(databases.map((database) => database.close()));
  if (new Set(sent).size !== MESSAGES) throw new Error(`${new Set(sent).size} of ${MESSAGES} were sent`);
  return sent.length - MESSAGES;
}
