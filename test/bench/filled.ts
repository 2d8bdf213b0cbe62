// A database as after some months: so many items, each with its customer, history, hands, stay and two follow-ups; a hundred a person at most.
import BetterSqlite from "better-sqlite3";
import pg from "pg";
import { openDatabase } from "../../db/database.ts";
import { snake } from "../../db/engine/naming.ts";
import { TABLES } from "../../db/tables.ts";
import { createCalendar } from "../../src/domain/calendar.ts";
import { newItem } from "../../src/domain/hands/intake.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { COMPANY } from "../setup/company.ts";
import type { Talk } from "./load.ts";

const DAY_MS = 86_400_000;
const ITEMS_OF_ONE = 100;
/** Nobody says three things at once: more people than callers. */
const FEWEST_PEOPLE = 200;
/** Of so many items is spoken while it is measured; they lie far apart. */
const SPOKEN_OF = 500;

/** Who speaks of which item. */
export function talksAmong(items: number): readonly Talk[] {
  const step = Math.max(1, Math.floor(items / SPOKEN_OF));
  return Array.from({ length: Math.min(items - 2, SPOKEN_OF) }, (_, index) => {
    const no = 2 + index * step;
    return { no, userId: `owner${no % peopleFor(items)}` };
  });
}

const peopleFor = (items: number) => Math.max(FEWEST_PEOPLE, Math.ceil(items / ITEMS_OF_ONE));

/** Of one item, which the store itself has made, very many. */
export async function fill(url: string, items: number): Promise<void> {
  const now = Date.now();
  const began = now - 40 * DAY_MS;
  const database = await openDatabase({ url, kind: "real", access: "server", newSecret: () => "bench" });
  await database.transaction(async (store) => {
    const members = Array.from({ length: peopleFor(items) }, (_, index) => owner(index));
    await store.people.replace({ ...COMPANY, members: [...COMPANY.members, ...members] });
    const actor = await store.people.actor("owner0");
    if (actor === null) throw new Error("nobody to own the items");
    const name = "第1公司";
    const { id } = await store.customers.create({
      name,
      nameKey: name,
      type: "company",
      address: "上海",
      value: null,
      createdAt: began,
    });
    const facts = { customerId: id, intake: "self-developed", actor, source: null, now: began } as const;
    const item = newItem(
      { ...facts, need: "MES", expectedFen: 10_000_000 },
      { calendar: createCalendar(), rules: DEFAULT_RULEBOOK },
    );
    const { no } = await store.items.create(item, { by: actor.userId, at: began });
    const said = { by: actor.userId, attempt: false, counts: true, nextDay: null, nextText: null };
    for (const days of [8, 1])
      await store.followUps.add({
        ...said,
        no,
        at: now - days * DAY_MS,
        text: `${days}天前聊了需求`,
        undoneAt: null,
      });
  });
  await database.close();
  await (url.startsWith("sqlite:") ? inFile(url.slice("sqlite:".length)) : inServer(url))(
    multiplied(items, now),
  );
}

function owner(index: number) {
  return {
    userId: `owner${index}`,
    name: `第${index}人`,
    mainDepartment: 3,
    departments: [{ id: 3, isLeader: false }],
    active: true,
  };
}

/** By table: what is another one in the n-th of its kind. */
function multiplied(items: number, now: number): readonly string[] {
  const owner = `'owner' || (n % ${peopleFor(items)})`;
  const name = "'第' || n || '公司'";
  const due = `${now + 10 * DAY_MS} + CAST(n AS BIGINT) * ${Math.floor((30 * DAY_MS) / items)}`;
  const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    customers: { id: "n", name, nameKey: name },
    items: {
      no: "n",
      customerId: "n",
      stage: "2 + n % 3",
      ownerId: owner,
      finderId: owner,
      lastFollowUpAt: String(now - DAY_MS),
      nextDueAt: due,
      deadlineAt: due,
      version: "4",
    },
    history: { no: "n", ownerId: owner, by: owner },
    stays: { no: "n", stage: "2 + n % 3", ownerId: owner },
    holdings: { no: "n", ownerId: owner },
    follow_ups: { no: "n", by: owner },
  };
  const texts = [`CREATE TEMP TABLE series AS ${series(items)}`];
  for (const [table, changed] of Object.entries(kinds)) {
    const { columns } = TABLES.entities.find(({ options }) => options.name === table)?.options ?? {};
    // What is numbered by itself goes on being so.
    const list = Object.keys(columns ?? {}).filter((name) => name !== "id" || name in changed);
    const into = list.map((name) => `"${snake(name)}"`).join(", ");
    const from = list.map((name) => changed[name] ?? `t."${snake(name)}"`).join(", ");
    texts.push(
      `INSERT INTO ${table} (${into}) SELECT ${from} FROM series CROSS JOIN (SELECT * FROM ${table}) AS t WHERE n > 1`,
    );
  }
  return texts;
}

function series(items: number): string {
  return `WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ${items}) SELECT n FROM series`;
}

function inFile(path: string) {
  return async (texts: readonly string[]) => {
    const file = new BetterSqlite(path);
    file.transaction(() => texts.map((text) => file.exec(text)))();
    // Not analysed, as no installation is: SQLite would plan a statement anew for every other value.
    file.pragma("wal_checkpoint(TRUNCATE)");
    file.close();
  };
}

function inServer(url: string) {
  return async (texts: readonly string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await fillServer(client, texts);
    } finally {
      await client.end();
    }
  };
}

async function fillServer(client: pg.Client, texts: readonly string[]): Promise<void> {
  for (const text of texts) await client.query(text);
  for (const [table, key] of [
    ["customers", "id"],
    ["items", "no"],
  ])
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${table}', '${key}'), (SELECT MAX(${key}) FROM ${table}))`,
    );
  await client.query("VACUUM ANALYZE");
}
