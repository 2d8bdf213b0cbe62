// npm run quarter (QUARTER_SEED=7, or -- --people 40 --items 3000 --days 92 --seed 7): plays a quarter and prints what WeCom accepted and what was wrong; --instances 2: two bots on PostgreSQL.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "../setup/postgres.ts";
import { play, type Quarter } from "./play.ts";
import { faults, report } from "./report.ts";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "40" },
    items: { type: "string", default: "3000" },
    days: { type: "string", default: "92" },
    seed: { type: "string", default: process.env["QUARTER_SEED"] ?? String(Date.now() % 1_000_000) },
    from: { type: "string", default: "2026-02-02" },
    database: { type: "string" },
    instances: { type: "string", default: "1" },
    answers: { type: "boolean", default: false },
  },
});
// A quarter commits so often that a disk's syncs would take most of its time.
const memory = "/dev/shm";
const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "quarter-"));
const instances = Number(values.instances);
// Several bots on one database need PostgreSQL.
const postgres = instances > 1 && values.database === undefined ? await startPostgres("quarter") : null;
const own = postgres === null ? `sqlite:${join(folder, "quarter.sqlite")}` : `${postgres.url}/quarter`;
const quarter: Quarter = {
  people: Number(values.people),
  items: Number(values.items),
  days: Number(values.days),
  seed: Number(values.seed),
  first: values.from,
  instances,
  databaseUrl: values.database ?? own,
  tell: (line) => process.stderr.write(`${line}\n`),
};
const started = performance.now();
const played = await play(quarter);
await postgres?.stop();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${report(quarter, played)}\n`);
if (values.answers)
  for (const [answer, count] of [...played.answers].sort(([, one], [, other]) => other - one))
    process.stdout.write(`${String(count).padStart(6)} ${answer}\n`);
process.stdout.write(`took ${Math.round((performance.now() - started) / 1000)} s\n`);
process.exitCode = faults(played).some(([, found]) => found.length > 0) ? 1 : 0;
