// npm run bench -- rules: what a change of a rule would have done in 90 days, among 300 000 items that were all in hand in them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { openDatabase } from "../../db/database.ts";
import { addDays, at, type Day } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { asDelivered } from "../../src/domain/rules/in-force.ts";
import type { NumberPath } from "../../src/domain/rules/number.ts";
import type { ForecastAsk } from "../../src/workflows/insight/rule-forecast.ts";
import { ruleForecast } from "../../src/workflows/insight/rule-forecast.ts";
import { weighing } from "../../src/workflows/rules/weighed.ts";
import { COMPANY } from "../setup/company.ts";

const ITEMS = Number(process.env["BENCH_ITEMS"] ?? 300_000);
const PEOPLE = 400;
const DEPARTMENTS = 20;
const DAY_MS = 86_400_000;
const TODAY: Day = "2026-11-20";
const FROM = at(addDays(TODAY, -90));
const RUNS = 3;

export async function benchRules(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "rules-"));
  const file = join(folder, "rules.sqlite");
  const open = () =>
    openDatabase({ url: `sqlite:${file}`, kind: "real", access: "server", newSecret: () => "b" });
  const first = await open();
  await first.transaction(({ people }) => people.replace(COMPANY));
  await first.close();
  fill(file);
  const database = await open();
  const departments = Array.from({ length: DEPARTMENTS }, (_, index) => ({
    id: 100 + index,
    name: `第${index}部`,
    parentId: 1,
    path: `/1/${100 + index}/`,
    largeId: 1,
  }));
  const rules = asDelivered(DEFAULT_RULEBOOK);
  const wishes: readonly (readonly [NumberPath, number])[] = [
    ["cadence.firstContactDays", 5],
    ["competition", 3],
    ["pool.claimsADay", 3],
    ["pool.ownedAtOnce", 40],
    ["pool.untouchedLimit", 2],
    ["pool.coolOffOwnReturnDays", 30],
    ["peace.pushOnceDays", 30],
    ["notices.firstResponseMinutes", 15],
    ["notices.firstResponseHeadMinutes", 120],
  ];
  try {
    for (const [path, value] of wishes) {
      const wish = { rule: "hold", path, value, departmentId: null } as const;
      const ask = weighing(wish, { departments, rules, now: at(TODAY) });
      const times: number[] = [];
      let lines = 0;
      for (let run = 0; run < RUNS; run++) {
        const from = process.cpuUsage();
        lines = (await database.read((store) => ruleForecast(ask?.given as ForecastAsk, store))).length;
        const { user, system } = process.cpuUsage(from);
        times.push((user + system) / 1000);
      }
      const median = times.sort((one, other) => one - other)[1] ?? 0;
      process.stdout.write(
        `${path}: ${lines} departments, median ${(median / 1000).toFixed(2)} s of processor\n`,
      );
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

/** Each item claimed within the 90 days, in some stage, spoken of twice; every other one returned after some days. */
function fill(file: string): void {
  const sql = new BetterSqlite(file);
  const counted = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ITEMS})`;
  const began = `(${FROM} + (i * 7919 % 90) * ${DAY_MS} + 36000000)`;
  const into = (table: string, given: Readonly<Record<string, string>>) => {
    const columns = sql.prepare(`PRAGMA table_info(${table})`).all() as {
      name: string;
      notnull: 0 | 1;
      type: string;
    }[];
    const named = columns.filter(
      ({ name, notnull }) => given[name] !== undefined || (notnull === 1 && name !== "id"),
    );
    const value = ({ name, type }: { name: string; type: string }) =>
      given[name] ?? (/INT|BOOL/i.test(type) ? "0" : "''");
    sql.exec(
      `INSERT INTO ${table} (${named.map(({ name }) => `"${name}"`).join(", ")}) ${counted} SELECT ${named.map(value).join(", ")} FROM n`,
    );
  };
  sql.transaction(() => {
    sql.exec(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${PEOPLE - 1})
       INSERT INTO members (user_id, user_key, name, main_department_id, active)
       SELECT 'p' || i, 'p' || i, 'p' || i, 100 + i % ${DEPARTMENTS}, 1 FROM n`,
    );
    const owner = `'p' || (i % ${PEOPLE})`;
    into("items", {
      no: "i",
      customer_id: "i",
      place: "'owned'",
      stage: "1 + i % 5",
      outcome: "'open'",
      intake: "'marketing'",
      owner_id: owner,
      created_at: began,
      received_at: began,
    });
    into("holdings", {
      no: "i",
      owner_id: owner,
      began_at: began,
      how: "'claimed'",
      ended_at: `CASE WHEN i % 2 = 0 THEN ${began} + (i % 11) * ${DAY_MS} + 1 END`,
      ended_by: "CASE WHEN i % 2 = 0 THEN 'returned' END",
    });
    into("stays", { no: "i", stage: "1 + i % 5", entered: "'start'", entered_at: began });
    for (const day of [2, 6])
      into("follow_ups", { no: "i", at: `${began} + ${day * DAY_MS}`, counts: "1", text: "'x'" });
    into("product_pushes", { customer_id: "i % 1000", by: owner, at: began });
  })();
  sql.exec("ANALYZE");
  sql.close();
}
