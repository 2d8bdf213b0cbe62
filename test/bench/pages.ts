// npm run bench -- pages: what each page reads among very many items, for a rep, for whoever leads all of them.
import { rmSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import { at } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { keepNamesOfAll } from "../../src/workflows/customer-names.ts";
import { lookWith, type ViewName, view } from "../../src/workflows/pages/views.ts";
import { filledFile, TODAY } from "./results.ts";

const RUNS = 21;
const REP = "p7";
const MANAGER = "jingli";

export async function benchPages(): Promise<void> {
  const { folder, file, open } = await filledFile("pages");
  const own = furnish(file);
  const database = await open();
  try {
    await keepNamesOfAll(database);
    const looks: readonly (readonly [string, string, ViewName, Readonly<Record<string, unknown>>])[] = [
      ["a rep's day", REP, "day", {}],
      ["a manager's day", MANAGER, "day", {}],
      ["a rep's item", REP, "story", { no: own }],
      ["a manager's item", MANAGER, "story", { no: own }],
      ["the pool", REP, "pool", { words: "", page: 1 }],
      ["a rep's search for a name", REP, "search", { words: `第${own}公司` }],
      ["a rep's search for what all are called", REP, "search", { words: "公司" }],
      ["a rep's search for somebody", REP, "search", { words: "王" }],
      ["a manager's search for a name", MANAGER, "search", { words: `第${own}公司` }],
      ["a manager's search for what all are called", MANAGER, "search", { words: "公司" }],
      ["a manager's search for somebody", MANAGER, "search", { words: "王" }],
    ];
    for (const [name, userId, page, of] of looks) {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const from = performance.now();
        const ask = view(page, { userId, beganAt: 0, rules: DEFAULT_RULEBOOK, of, said: null });
        const looked = await database.read((store) => lookWith(ask, { store, now: at(TODAY, 1000) }));
        if (looked?.values == null) throw new Error(`${name}: nothing to see`);
        times.push(performance.now() - from);
      }
      times.sort((a, b) => a - b);
      const [median = 0, most = 0] = [times[Math.floor(RUNS / 2)], times.at(-1)];
      process.stdout.write(`${name}: median ${median.toFixed(1)} ms, most ${most.toFixed(1)} ms\n`);
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

/** Their departments, somebody to talk to at every customer, and 2 000 in the pool; answers an item of the rep's. */
function furnish(file: string): number {
  const sql = new BetterSqlite(file);
  const departments = sql.prepare(
    "INSERT INTO departments (id, name, parent_id, path, large_id) VALUES (?, ?, 2, ?, 2)",
  );
  for (let id = 100; id < 120; id++) departments.run(id, `第${id}部`, `/1/2/${id}/`);
  sql
    .prepare("INSERT INTO memberships (member_id, department_id, is_leader, belongs) VALUES (?, 107, 0, 1)")
    .run(REP);
  sql.exec(
    "INSERT INTO contacts (customer_id, name, created_at) SELECT id, '王' || (id % 900), 0 FROM customers",
  );
  sql.exec(
    `UPDATE items SET place = 'pool', owner_id = NULL, department_id = NULL, pooled_at = created_at
     WHERE no % 50 = 0 AND outcome = 'open'`,
  );
  sql.exec("ANALYZE");
  const { no } = sql
    .prepare("SELECT MAX(no) AS no FROM items WHERE owner_id = ? AND outcome = 'won'")
    .get(REP) as { no: number };
  sql.close();
  return no;
}
