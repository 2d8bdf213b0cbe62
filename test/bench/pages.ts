// npm run bench -- pages: what each page reads among very many items, for a rep, a head, whoever leads all of them: computed
// anew in another hour, asked again, and asked after somebody's follow-up or step; and how long callbacks take while pages are looked at.
import { rmSync } from "node:fs";
import { openDatabase } from "../../db/database.ts";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { framed } from "../../src/bot/framed.ts";
import { createReader } from "../../src/bot/reader.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { at } from "../../src/domain/day.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import type { Frame, Looked } from "../../src/web/parts.ts";
import { keepNamesOfAll } from "../../src/workflows/customer-names.ts";
import { keepInMemory } from "../../src/workflows/insight/kept.ts";
import { keepReports } from "../../src/workflows/insight/kept-reports.ts";
import { playAll } from "../../src/workflows/insight/play.ts";
import { SIGNINGS } from "../../src/workflows/insight/play-signings.ts";
import { STAYS } from "../../src/workflows/insight/play-stays.ts";
import { computeWith } from "../../src/workflows/insight/reports.ts";
import { quarterOf } from "../../src/workflows/insight/results-asked.ts";
import { lookWith, type ViewName, view } from "../../src/workflows/pages/views.ts";
import { createActing } from "./acting.ts";
import { filledFile, TODAY } from "./results.ts";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 41);
const REP = "p7";
const HEAD = "p27";
const MANAGER = "jingli";
const ADMIN = "admin";
const NOW = at(TODAY, 1000);
const HOUR_MS = 3_600_000;
const TURN_MS = 8_000;

type LookAt = readonly [name: string, userId: string, page: ViewName, of: Readonly<Record<string, unknown>>];

const BOARD = { department: "", person: "", period: "", stage: 0, page: 1 };
const DEPARTMENT = { ...BOARD, department: "107" };

const looksAt = (own: number): readonly LookAt[] => [
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
  ["a manager's search for one character that nobody has", MANAGER, "search", { words: "龘" }],
  ...(["stages", "stuck", "funnel", "pyramid"] as const).flatMap((show): LookAt[] => [
    [`a rep's board, ${show}`, REP, "board", { ...BOARD, show }],
    [`a department's board, ${show}`, HEAD, "board", { ...DEPARTMENT, show }],
    [`the board of all of them, ${show}`, MANAGER, "board", { ...BOARD, show }],
  ]),
  ["a department's board, people", HEAD, "board", { ...DEPARTMENT, show: "people" }],
  ["the board of all of them, people", MANAGER, "board", { ...BOARD, show: "people" }],
  ["a department's stage, page 3", HEAD, "board", { ...DEPARTMENT, show: "stages", stage: 2, page: 3 }],
  ["a rep's targets", REP, "targets", { department: "", person: "", period: "quarter" }],
  ["a department's targets", HEAD, "targets", { department: "107", person: "", period: "quarter" }],
  ["the targets of all of them", MANAGER, "targets", { department: "", person: "", period: "quarter" }],
  ["a department's fund", HEAD, "fund", { department: "107", month: "" }],
  ["the log", ADMIN, "log", { who: "", kind: "", after: "" }],
  ["the log, of one person and kind", ADMIN, "log", { who: REP, kind: "claimed", after: "" }],
];

const asked = ([, userId, page, of]: LookAt) =>
  view(page, { userId, beganAt: 0, rules: DEFAULT_RULEBOOK, of, said: null });

export async function benchPages(): Promise<void> {
  const { folder, file, open } = await filledFile("pages");
  const own = furnish(file);
  const database = await open();
  try {
    await keepNamesOfAll(database);
    await playAll(database, STAYS);
    await playAll(database, SIGNINGS);
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
  } finally {
    await database.close();
  }
  try {
    await benchBeside(file, own);
  } finally {
    rmSync(folder, { recursive: true });
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

function quantiles(times: number[]) {
  times.sort((a, b) => a - b);
  const of = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: of(0.5), p99: of(0.99), count: times.length };
}

const FRAME: Frame = {
  ...{ token: "", key: "k", live: "x", task: null, back: "/", base: "" },
  ...{ style: "", icon: "", script: "", deskScript: "" },
};

/** Follow-ups, eight at a time, alone and while four people look at page after page: read and written in the thread. */
async function benchBeside(file: string, own: number): Promise<void> {
  const url = `sqlite:${file}`;
  const database = await openDatabase({ url, kind: "real", access: "server", newSecret: () => "b" });
  const templates = loadTemplates("templates");
  const reader = createReader({ databaseUrl: url, sandbox: false }, () => NOW);
  const { follow } = await createActing({
    database,
    templates,
    userId: REP,
    now: NOW,
    compute: reader.compute,
  });
  const some = looksAt(own).filter(
    ([, userId, page]) => userId !== ADMIN && userId !== MANAGER && page !== "story",
  );
  let looked = 0;
  async function lookOnce(): Promise<void> {
    const look = some[++looked % some.length];
    if (look === undefined) return;
    const { html = "" } = (await reader.compute(framed(asked(look), FRAME))) as Looked;
    if (html === "") throw new Error(`${look[0]}: nothing was written`);
  }
  async function during(lookers: number) {
    const until = performance.now() + TURN_MS;
    const times: number[] = [];
    const callbacks = Array.from({ length: 8 }, async () => {
      while (performance.now() < until) {
        const from = performance.now();
        await follow();
        times.push(performance.now() - from);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    const looks = Array.from({ length: lookers }, async () => {
      while (performance.now() < until) await lookOnce();
    });
    const before = looked;
    await Promise.all([...callbacks, ...looks]);
    return { ...quantiles(times), looks: looked - before };
  }
  try {
    for (const _ of some) await lookOnce();
    await during(0);
    for (const lookers of [0, 4, 0, 4]) {
      const { p50, p99, count, looks } = await during(lookers);
      process.stdout.write(
        `${count} callbacks beside ${looks} pages in ${TURN_MS / 1000} s: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms\n`,
      );
    }
  } finally {
    await reader.stop();
    await database.close();
  }
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
