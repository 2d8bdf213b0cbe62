// npm run bench -- growth: what every example of every command costs among few items and among very many (P5), for a rep, for the
// head of all of them and for an admin.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../db/database.ts";
import { loadRegistry } from "../../src/chat/understand/registry.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import { median } from "./figures.ts";
import { fill } from "./filled.ts";
import { ownDispatch } from "./own-dispatch.ts";

const FEW = 1000;
const MANY = Number(process.env["BENCH_ITEMS"] ?? 300_000);
const RUNS = 5;
/** The examples name #12; whoever leads department 3 leads all the owners. */
const SPEAKERS = ["owner12", "zhuguan", "admin"];
/** ms; what is faster among many is no matter, however much it has grown. */
const FELT = 5;

export interface Growth {
  readonly worst: number;
  readonly ofWorst: string;
  /** ms, the longest median among many. */
  readonly longest: number;
  readonly ofLongest: string;
}

export async function benchGrowth(): Promise<Growth> {
  const few = await costsAmong(FEW);
  const many = await costsAmong(MANY);
  const grown = [...many].map(([said, ms]) => ({ said, ms, by: ms / (few.get(said) ?? ms) }));
  grown.sort((one, other) => other.ms - one.ms);
  for (const { said, ms, by } of grown.slice(0, 12))
    process.stdout.write(`${ms.toFixed(1).padStart(8)} ms  × ${by.toFixed(1).padStart(5)}  ${said}\n`);
  const felt = grown.filter(({ ms }) => ms >= FELT).sort((one, other) => other.by - one.by);
  const [longest, worst] = [grown[0], felt[0]];
  return {
    worst: worst?.by ?? 1,
    ofWorst: worst?.said ?? "",
    longest: longest?.ms ?? 0,
    ofLongest: longest?.said ?? "",
  };
}

/** Medians by who says what, ms. */
async function costsAmong(items: number): Promise<ReadonlyMap<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), "growth-"));
  const url = `sqlite:${join(folder, "g.sqlite")}`;
  await fill(url, items);
  const database = await openDatabase({
    url,
    kind: "real",
    access: "server",
    powerCutTakes: "everything",
    newSecret: () => "bench",
  });
  try {
    await database.transaction(({ people }) =>
      people.setRole("admin", { role: "admin", by: "bench", at: 0 }),
    );
    const dispatch = await ownDispatch(database);
    const { entries } = await loadRegistry(loadTemplates("templates"));
    const costs = new Map<string, number[]>();
    let sent = 0;
    for (let run = 0; run < RUNS; run++)
      for (const userId of SPEAKERS)
        for (const text of entries.flatMap(({ examples }) => examples)) {
          const from = performance.now();
          await dispatch({
            key: `growth/${++sent}`,
            channel: "app",
            userId,
            chat: { kind: "single", id: userId },
            said: { type: "text", text },
          });
          const said = `${userId}: ${text}`;
          costs.set(said, [...(costs.get(said) ?? []), performance.now() - from]);
        }
    return new Map([...costs].map(([said, times]) => [said, median(times)]));
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
