// npm run bench -- results: 业绩 of a person's month and a department's quarter among very many items (rules.md 8, 11).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../db/database.ts";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { addDays, at, dayOf } from "../../src/domain/day.ts";
import type { Scope } from "../../src/domain/insight/scope.ts";
import { results } from "../../src/workflows/insight/results.ts";
import { COMPANY } from "../setup/company.ts";

const ITEMS = Number(process.env["BENCH_ITEMS"] ?? 100_000);
const PEOPLE = 200;
const DEPARTMENTS = 20;
const DAYS = 3 * 365;
const RUNS = 15;
const FIRST = "2023-04-01";
export const TODAY = addDays(FIRST, DAYS);

let seed = 20_260_310;
const below = (limit: number): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return Math.floor(((seed >>> 8) / 0x80_0000) * limit);
};

/** A database in a folder of its own, with the company and a year of its opportunities; opened as a server does. */
export async function filledFile(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const file = join(folder, `${name}.sqlite`);
  const open = () =>
    openDatabase({ url: `sqlite:${file}`, kind: "real", access: "server", newSecret: () => "b" });
  const first = await open();
  await first.transaction(({ people }) => people.replace(COMPANY));
  await first.close();
  fill(file);
  return { folder, file, open };
}

export async function benchResults(): Promise<void> {
  const { folder, open } = await filledFile("results");
  const database = await open();
  const month = { from: addDays(TODAY, -30), to: TODAY };
  const quarter = { from: addDays(TODAY, -91), to: TODAY };
  const department: Scope = { kind: "departments", ids: [107] };
  try {
    for (const [name, scope, span, counts] of [
      ["a person's month", { kind: "member", memberId: "p7" }, month, false],
      ["a person's month, new opportunities counted", { kind: "member", memberId: "p7" }, month, true],
      [
        "a person's year",
        { kind: "member", memberId: "p7" },
        { from: addDays(TODAY, -365), to: TODAY },
        false,
      ],
      ["a department's quarter", department, quarter, false],
      ["a department's quarter, new opportunities counted", department, quarter, true],
      ["the company's quarter", { kind: "company" }, quarter, false],
      ["the company's year", { kind: "company" }, { from: addDays(TODAY, -365), to: TODAY }, false],
    ] as const) {
      const times: number[] = [];
      let deals = 0;
      for (let run = 0; run < RUNS; run++) {
        const from = performance.now();
        const ask = { asks: [{ scope, ...span, counts }], asOf: at(TODAY, 1000) };
        const [found] = await database.read((store) => results(ask, store));
        times.push(performance.now() - from);
        deals = found?.tally.count ?? 0;
      }
      times.sort((a, b) => a - b);
      const median = times[Math.floor(RUNS / 2)] ?? 0;
      process.stdout.write(
        `${name}: ${deals} deals, median ${median.toFixed(1)} ms, most ${(times.at(-1) ?? 0).toFixed(1)} ms\n`,
      );
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

/** Each item with its history, hands and, of a third, contract and payments; one in ten shared. */
function fill(file: string): void {
  const sql = new (sqliteDriver())(file);
  const columns = (table: string) =>
    (
      sql.prepare(`PRAGMA table_info(${table})`).all() as { name: string; notnull: 0 | 1; type: string }[]
    ).filter(({ name }) => name !== "id");
  /** What is not given is nothing, or what stands for it where the column must hold something. */
  const into = (table: string) => {
    const all = columns(table);
    const names = all.map(({ name }) => name);
    const text = `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
    const insert = sql.prepare(text);
    const blank = (column: (typeof all)[number]) =>
      column.notnull === 0 ? null : /INT|BOOL/i.test(column.type) ? 0 : "";
    return (row: Readonly<Record<string, unknown>>) =>
      insert.run(all.map((column) => (row[column.name] === undefined ? blank(column) : row[column.name])));
  };
  const tables = {
    members: into("members"),
    customers: into("customers"),
    items: into("items"),
    history: into("history"),
    holdings: into("holdings"),
    signings: into("signings"),
    payments: into("payments"),
  };
  const splits = into("splits");
  const answers = into("split_answers");
  const parties = into("split_parties");
  sql.transaction(() => {
    for (let person = 0; person < PEOPLE; person++)
      tables.members({
        user_id: `p${person}`,
        user_key: `p${person}`,
        name: `第${person}人`,
        main_department_id: 100 + (person % DEPARTMENTS),
        active: 1,
      });
    let split = 0;
    for (let no = 1; no <= ITEMS; no++) {
      const person = below(PEOPLE);
      const owner = `p${person}`;
      const departmentId = 100 + (person % DEPARTMENTS);
      const created = at(addDays(FIRST, below(DAYS)), 600);
      const isWon = below(3) === 0;
      const won = created + below(90) * 86_400_000;
      const facts = {
        no,
        kind: "opportunity",
        place: "owned",
        stage: isWon ? 6 : 2,
        outcome: isWon ? "won" : "open",
        intake: "self-developed",
        owner_id: owner,
        department_id: departmentId,
        customer_id: no,
      };
      const signed = {
        signed_on: isWon ? dayOf(won) : null,
        contract_fen: isWon ? 1_000_000 * (1 + below(90)) : null,
      };
      tables.customers({
        name: `第${no}公司`,
        name_key: `第${no}公司`,
        type: "company",
        created_at: created,
        version: 1,
      });
      tables.items({
        ...facts,
        ...signed,
        large_department_id: 2,
        created_at: created,
        received_at: created,
        version: 2,
      });
      tables.history({ ...facts, at: created, by: owner, what: "created", rule_version: 1 });
      tables.holdings({ no, owner_id: owner, began_at: created, how: "created" });
      if (!isWon) continue;
      tables.history({ ...facts, at: won, by: owner, what: "won", rule_version: 1 });
      tables.signings({
        no,
        signed_on: dayOf(won),
        amount_fen: signed.contract_fen,
        owner_id: owner,
        department_id: departmentId,
        signed_at: won,
        known_from: won,
        imported: 0,
      });
      for (let payment = 0; payment < 2; payment++)
        tables.payments({
          no,
          at: won + (payment * 60 + below(60)) * 86_400_000,
          by: owner,
          amount_fen: 300_000,
        });
      if (below(10) !== 0) continue;
      split++;
      const partner = `p${below(PEOPLE)}x`;
      splits({
        no,
        mode: "negotiation",
        state: "in-force",
        by: owner,
        current: 1,
        in_force_at: created,
        version: 1,
      });
      for (const [place, member] of [owner, partner].entries()) {
        parties({ split_id: split, member_id: member, place, left: 0, there: 0 });
        answers({
          no,
          number: 1,
          member_id: member,
          performance: 5_000,
          ownership: place === 0 ? 10_000 : 0,
          income: 5_000,
          answer: "yes",
        });
      }
    }
  })();
  sql.exec("ANALYZE");
  sql.close();
}
