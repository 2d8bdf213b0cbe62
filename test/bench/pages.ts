// npm run bench -- pages: what each page reads among very many items, for a rep, a head, whoever leads all of them: computed
// anew in another hour, asked again, and asked after somebody's follow-up or step; what a first look after a start takes; and how long
// callbacks take while pages are looked at, and pictures drawn. `-- pages start`, `-- pages beside` play that part alone.
import { rmSync } from "node:fs";
import type { Database } from "../../db/database.ts";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { keepNamesOfAll } from "../../src/workflows/customer-names.ts";
import { keepInMemory } from "../../src/workflows/insight/kept.ts";
import { keepReports } from "../../src/workflows/insight/kept-reports.ts";
import { playAll } from "../../src/workflows/insight/play.ts";
import { SIGNINGS } from "../../src/workflows/insight/play-signings.ts";
import { STAYS } from "../../src/workflows/insight/play-stays.ts";
import { computeWith } from "../../src/workflows/insight/reports.ts";
import { quarterOf } from "../../src/workflows/insight/results-asked.ts";
import { lookWith } from "../../src/workflows/pages/views.ts";
import { createActing } from "./acting.ts";
import { ADMIN, asked, HEAD, looksAt, NOW, REP } from "./page-looks.ts";
import { benchBeside } from "./pages-beside.ts";
import { benchStart } from "./pages-start.ts";
import { quantiles } from "./quantiles.ts";
import { filledFile, TODAY } from "./results.ts";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 41);
const HOUR_MS = 3_600_000;

const PARTS = ["each", "start", "beside"] as const;

/** All parts, or those that are named. */
export async function benchPages(words: readonly string[] = []): Promise<void> {
  const named = PARTS.filter((part) => words.includes(part));
  const parts: readonly (typeof PARTS)[number][] = named.length === 0 ? PARTS : named;
  const { folder, file, open } = await filledFile("pages");
  try {
    const own = furnish(file);
    const database = await open();
    try {
      await keepNamesOfAll(database);
      await playAll(database, STAYS);
      await playAll(database, SIGNINGS);
      if (parts.includes("each")) await benchEach(database, own);
    } finally {
      await database.close();
    }
    if (parts.includes("start")) await benchStart(file, own);
    if (parts.includes("beside")) await benchBeside(file, own);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function benchEach(database: Database, own: number): Promise<void> {
  const kept = keepInMemory();
  const again = keepReports();
  const acting = await createActing({
    database,
    templates: loadTemplates("templates"),
    userId: REP,
    now: NOW,
    compute: async (ask) => database.read((store) => computeWith(ask, store)),
  });
  for (const look of looksAt(own)) {
    const read = (isKept: boolean, now = NOW) =>
      database.read(async (store) => {
        const compute = async (ask: Parameters<typeof computeWith>[0]) =>
          computeWith(ask, await kept.of(store, now));
        const through = isKept ? again.of(() => kept.marks(store, now), compute) : compute;
        return lookWith(asked(look), { store: kept.looking(store, now), now, compute: through });
      });
    let hours = 0;
    for (let warm = 0; warm < 3; warm++) await read(true);
    if ((await read(false))?.values == null) throw new Error(`${look[0]}: nothing to see`);
    // Each time in another hour, of which nothing is known yet.
    const first = await timed(() => read(false, NOW - ++hours * HOUR_MS));
    // What many hours have left is more than is kept of one.
    await acting.step();
    await read(true);
    const next = await timed(() => read(true));
    const followed = await timed(() => read(true), acting.follow);
    const stepped = await timed(() => read(true), acting.step);
    const figuresOf = ({ p50, p99, cpu }: typeof first) =>
      `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms (CPU ${cpu.toFixed(1)})`;
    process.stdout.write(
      `${look[0]}: ${figuresOf(first)}; again ${figuresOf(next)}\n` +
        `  after a follow-up ${figuresOf(followed)}; after a step ${figuresOf(stepped)}\n`,
    );
  }
}

/** `before`: what happens each time, and does not count. */
async function timed(work: () => Promise<unknown>, before: () => Promise<unknown> = async () => undefined) {
  const times: number[] = [];
  const cpus: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await before();
    const from = performance.now();
    const stood = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(stood);
    times.push(performance.now() - from);
    cpus.push((user + system) / 1000);
  }
  // On a machine that does other things besides, what it cost says more than how long it took.
  return { ...quantiles(times), cpu: quantiles(cpus).p50 };
}

/**
 * Their departments, somebody to talk to at every customer, all stages with their deadlines, 2 000 in the pool, a fund, two years of
 * looks and claims; answers an item of the rep's.
 */
function furnish(file: string): number {
  const sql = new (sqliteDriver())(file);
  const departments = sql.prepare(
    "INSERT INTO departments (id, name, parent_id, path, large_id) VALUES (?, ?, 2, ?, 2)",
  );
  for (let id = 100; id < 120; id++) departments.run(id, `第${id}部`, `/1/2/${id}/`);
  const member = sql.prepare(
    "INSERT INTO memberships (member_id, department_id, is_leader, belongs) VALUES (?, 107, ?, 1)",
  );
  member.run(REP, 0);
  member.run(HEAD, 1);
  sql
    .prepare("INSERT INTO member_roles (user_id, role, \"by\", at) VALUES (?, 'admin', 'config', 0)")
    .run(ADMIN);
  const day = 86_400_000;
  sql.exec(`
    INSERT INTO contacts (customer_id, name, created_at) SELECT id, '王' || (id % 900), 0 FROM customers;
    UPDATE history SET stage = 1 + no % 5, outcome = 'open' WHERE what = 'created';
    UPDATE items SET stage = 1 + no % 5, deadline_at = ${NOW} + (no % 60 - 20) * ${day},
      next_due_at = ${NOW} + (no % 40 - 20) * ${day}, expected_fen = 1000000 * (1 + no % 90) WHERE outcome = 'open';
    UPDATE items SET place = 'pool', owner_id = NULL, department_id = NULL, pooled_at = created_at
      WHERE no % 50 = 0 AND outcome = 'open';
    UPDATE items SET next_due_at = ${NOW} + (no % 60) * ${day} WHERE outcome = 'won' AND no % 7 = 0;
    INSERT INTO history (no, at, "by", what, kind, place, stage, outcome, owner_id, rule_version)
      SELECT no, created_at + 1, owner_id, 'claimed', kind, place, stage, outcome, owner_id, 1 FROM items
      WHERE outcome = 'open' AND owner_id IS NOT NULL;
    INSERT INTO looks (user_id, at, kind, words)
      SELECT 'p' || (no % 200), created_at, CASE no % 3 WHEN 0 THEN 'pool' ELSE 'customer' END, '第' || no FROM items;
  `);
  const booked = sql.prepare(
    "INSERT INTO fund_entries (department_id, kind, amount_fen, at, \"by\", reason) VALUES (107, 'share', 10000, ?, 'p7', NULL)",
  );
  for (let entry = 0; entry < 300; entry++) booked.run(NOW - entry * day);
  const target = sql.prepare(
    `INSERT INTO targets (member_id, department_id, kind, from_day, to_day, revision, value, whole, "by", at, rank)
     VALUES (?, ?, 'signed', ?, ?, 1, ?, 0, 'jingli', 0, 0)`,
  );
  const { from, to } = quarterOf(TODAY);
  for (const [memberId, departmentId, value] of [
    [REP, 0, 5e9],
    ["", 107, 5e10],
    ["", 2, 1e12],
  ])
    target.run(memberId, departmentId, from, to, value);
  sql.exec("ANALYZE");
  const { no } = sql
    .prepare("SELECT MAX(no) AS no FROM items WHERE owner_id = ? AND outcome = 'won'")
    .get(REP) as { no: number };
  sql.close();
  return no;
}
