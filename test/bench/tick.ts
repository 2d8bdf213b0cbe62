// npm run bench -- tick: a tick over very many items of which few are due, beside a scan of all of them (performance.md P6).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../db/database.ts";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { at } from "../../src/domain/day.ts";
import { newItem } from "../../src/domain/hands/intake.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { createTick, loadReminders } from "../../src/push/tick.ts";
import { computeWith } from "../../src/workflows/insight/reports.ts";
import { COMPANY } from "../setup/company.ts";

const DUE = 2_740;
const OWNERS = 400;
const ROUNDS = 5;
const DAY_MS = 86_400_000;
/** A Tuesday without a holiday near. */
const MORNING = at("2026-03-10", 9 * 60);

const calendar = createCalendar();
const rules = DEFAULT_RULEBOOK;

interface Cost {
  /** Of the query that finds what is due and reads it, ms. */
  readonly due: number;
  /** Of finding them by the index and counting them, and of the same by reading through all the items, ms. */
  readonly found: number;
  readonly scan: number;
  /** Of the whole tick at 9:00, which writes the lists of the morning, ms. */
  readonly tick: number;
  readonly notices: number;
}

/** By how much the cost of a tick grows with rows that are not due, and what finding those due costs beside a scan. */
export interface TickRatios {
  readonly tenfold: number;
  readonly ofScan: number;
}

export async function benchTick(
  items = Number(process.env["BENCH_ITEMS"] ?? 1_000_000),
): Promise<TickRatios> {
  const small = await costAmong(items / 10);
  const large = await costAmong(items);
  process.stdout.write(`${DUE} items due, medians of ${ROUNDS}; the tick once, on a Tuesday at 9:00\n`);
  for (const [count, cost] of [
    [items / 10, small],
    [items, large],
  ] as const)
    process.stdout.write(
      `${String(count).padStart(8)} items   due, read ${ms(cost.due)}   found ${ms(cost.found)}   scan ${ms(cost.scan)}   tick ${ms(cost.tick)}   ${cost.notices} notices\n`,
    );
  process.stdout.write(`found / scan              ${(large.found / large.scan).toFixed(3)}\n`);
  process.stdout.write(`due, ten times the items  ${(large.due / small.due).toFixed(2)}\n`);
  process.stdout.write(`tick, ten times the items ${(large.tick / small.tick).toFixed(2)}\n`);
  return { tenfold: large.due / small.due, ofScan: large.found / large.scan };
}

async function costAmong(items: number): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "tick-"));
  const file = join(folder, "tick.sqlite");
  const open = () =>
    openDatabase({ url: `sqlite:${file}`, kind: "real", access: "server", newSecret: () => "b" });
  const first = await open();
  await first.transaction(async (store) => {
    await store.people.replace({ ...COMPANY, members: [...COMPANY.members, ...owners()] });
    const actor = await store.people.actor("owner0");
    if (actor === null) throw new Error("nobody to own the items");
    const { id } = await store.customers.create({
      name: "上海一号机械厂",
      nameKey: "上海一号机械厂",
      type: "company",
      address: "上海",
      value: null,
      createdAt: MORNING - 5 * DAY_MS,
    });
    const item = newItem(
      {
        customerId: id,
        intake: "self-developed",
        actor,
        need: "MES",
        expectedFen: null,
        source: null,
        now: MORNING - 5 * DAY_MS,
      },
      { calendar, rules },
    );
    await store.items.create({ ...item, ownerId: actor.userId }, { by: actor.userId, at: MORNING });
  });
  await first.close();
  multiply(file, items);
  const database = await open();
  try {
    const until = MORNING + DAY_MS;
    const due = await database.read((store) =>
      median(async () => {
        const { length } = await store.items.dueBefore(until);
        if (length !== DUE) throw new Error(`${length} items are due instead of ${DUE}`);
      }),
    );
    const found = await counted(file, until, "items");
    const scan = await counted(file, until, "items NOT INDEXED");
    const tick = createTick({
      transaction: database.transaction,
      reminders: await loadReminders(loadTemplates("templates")),
      templates: loadTemplates("templates"),
      calendar,
      rules,
      now: () => MORNING,
      compute: (ask) => database.read((store) => computeWith(ask, store)),
      postsToChats: false,
    });
    const from = performance.now();
    const notices = await tick();
    return { due, found, scan, tick: performance.now() - from, notices };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the one item so many, touched lately: the first ones are due this evening, the others in a month. */
function multiply(file: string, items: number): void {
  const sqlite = new (sqliteDriver())(file);
  const columns = (sqlite.pragma("table_info(items)") as { name: string }[]).map(({ name }) => name);
  const changed: Record<string, string> = {
    no: "n",
    stage: "3",
    owner_id: `'owner' || (n % ${OWNERS})`,
    last_follow_up_at: String(MORNING - DAY_MS),
    received_at: String(MORNING - 40 * DAY_MS),
    next_due_at: `CASE WHEN n <= ${DUE} THEN ${MORNING + 9 * 3_600_000} ELSE ${MORNING + 30 * DAY_MS} + n END`,
    deadline_at: `CASE WHEN n <= ${DUE} THEN ${MORNING + 9 * 3_600_000} ELSE ${MORNING + 30 * DAY_MS} + n END`,
  };
  const values = columns.map((column) => changed[column] ?? `t."${column}"`);
  sqlite.exec(`
    CREATE TEMP TABLE pattern AS SELECT * FROM items;
    DELETE FROM items;
    WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ${items})
    INSERT INTO items (${columns.map((column) => `"${column}"`).join(", ")})
    SELECT ${values.join(", ")} FROM series CROSS JOIN pattern t;
    ANALYZE;
  `);
  sqlite.close();
}

function counted(file: string, until: number, table: string): Promise<number> {
  const sqlite = new (sqliteDriver())(file, { readonly: true });
  const count = sqlite.prepare(`SELECT COUNT(*) FROM ${table} WHERE place = 'owned' AND next_due_at < ?`);
  return median(async () => void count.get(until)).finally(() => sqlite.close());
}

function owners() {
  return Array.from({ length: OWNERS }, (_, index) => ({
    userId: `owner${index}`,
    name: `销售${index}`,
    mainDepartment: 3,
    departments: [{ id: 3, isLeader: false }],
    active: true,
  }));
}

async function median(work: () => Promise<void>): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    await work();
    costs.push(performance.now() - from);
  }
  return costs.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

function ms(cost: number): string {
  return `${cost.toFixed(1).padStart(7)} ms`;
}
