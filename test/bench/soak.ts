// npm run bench -- soak: what the product holds while it is spoken to for ten minutes (BENCH_SOAK_MINUTES), at half of what it can
// answer (P8): memory, handles, WAL, and whether all that was acknowledged is there when it is over. Beside the follow-ups somebody
// looks at a page every two seconds, and the minute's clock does its work. `-- soak 100000` for so many items.
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteDriver } from "../../db/engine/driver.ts";
import { type Load, startLoad } from "./contender.ts";
import { median } from "./figures.ts";
import { fill, talksAmong } from "./filled.ts";
import { heldBy } from "./held.ts";
import { DONE, spokenIn } from "./kept.ts";
import type { Heard, Turn } from "./load.ts";
import { writeSection } from "./page.ts";
import { buildProduct, type Product, startProduct } from "./product.ts";
import { type Ended, HEAD, lineOf, READINGS_A_MINUTE, type Reading, verdictOf } from "./soak-table.ts";
import { machine } from "./table.ts";
import { PUBLIC_URL, visitorsOf } from "./visitors.ts";
import { warm } from "./warming.ts";

const CALLERS = 64;
const MINUTES = Number(process.env["BENCH_SOAK_MINUTES"] ?? 10);
const TURN_MS = 60_000 / READINGS_A_MINUTE;
const TURNS = Math.max(2, Math.round(MINUTES * READINGS_A_MINUTE));
const PAGES_A_TURN = 5;
/** While all connections are open, and no longer the first of them. */
const READ_AFTER_MS = 0.9 * TURN_MS;
const PEAK_TURNS = 5;
const PEAK_TURN_MS = 2000;
/** Nothing below answers more in a turn of the peak. */
const MOST_IN_A_TURN = 8000;

interface Soaked {
  readonly title: string;
  readonly lines: readonly string[];
  readonly readings: readonly Reading[];
  readonly acknowledged: number;
  readonly refused: number;
}

export async function benchSoak(words: readonly string[]): Promise<void> {
  const items = words.map(Number).find((word) => word > 0) ?? 1000;
  buildProduct();
  const folder = mkdtempSync(join(tmpdir(), "soak-"));
  const path = join(folder, "soak.sqlite");
  const before = loadavg();
  try {
    await fill(`sqlite:${path}`, items);
    const { title, lines, readings, ...spoken } = await soaked(path, items);
    const ended = { ...spoken, stored: spokenIn(path), integrity: integrityOf(path) };
    const verdict = verdictOf(readings, ended);
    process.stdout.write(`\n${verdict}\n`);
    mustBeWhole(ended);
    if (words.includes("--write"))
      writeSection(`soak of ${items} items`, [
        `${title} ${machine({ load: [...before, ...loadavg()] })}.`,
        [HEAD, ...lines].join("\n"),
        verdict,
      ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From its start until it has been stopped. */
async function soaked(path: string, items: number): Promise<Soaked> {
  const talks = talksAmong(items);
  const load = startLoad();
  const product = await startProduct(`sqlite:${path}`, { env: { PUBLIC_URL } });
  try {
    const { speak, spoken } = speakingTo(product, load, talks);
    const atOnce = { ms: PEAK_TURN_MS, atMost: MOST_IN_A_TURN };
    await warm(() => speak(atOnce));
    const visitors = await visitorsOf(product.port, talks);
    const { failed } = await visitors.lookOnce();
    if (failed.length > 0) throw new Error(`no page: ${failed.join(", ")}`);
    const rates: number[] = [];
    for (let turn = 0; turn < PEAK_TURNS; turn++) rates.push((await speak(atOnce)).perSecond);
    const peak = median(rates);
    const perSecond = Math.round(peak / 2);
    const title =
      `${MINUTES === 1 ? "A minute" : `${MINUTES} minutes`} at ${perSecond} a second, half of the peak of ${Math.round(peak)}, ` +
      `${items.toLocaleString("en")} items.`;
    process.stdout.write(`${title}\n\n${HEAD}\n`);

    const [readings, lines]: [Reading[], string[]] = [[], []];
    let minute: Reading[] = [];
    const began = performance.now();
    const sinceBegan = () => (performance.now() - began) / 60_000;
    // What the loop was held up for at the peak is not the soak's.
    await heldBy(product, path);
    for (let turn = 1; turn <= TURNS; turn++) {
      const [heard, looks, held] = await Promise.all([
        speak({ ms: TURN_MS, atMost: 0, perSecond }),
        visitors.look(PAGES_A_TURN),
        new Promise((resolve) => setTimeout(resolve, READ_AFTER_MS)).then(() => heldBy(product, path)),
      ]);
      minute.push({ at: sinceBegan(), held, heard, looks });
      if (minute.length < READINGS_A_MINUTE && turn < TURNS) continue;
      const line = lineOf(minute);
      lines.push(line);
      readings.push(...minute);
      minute = [];
      process.stdout.write(`${line}\n`);
    }
    return { title, lines, readings, ...spoken };
  } finally {
    load.stop();
    await product.stop();
  }
}

/** Remembers what has to be there afterwards. */
function speakingTo({ port }: Product, load: Load, talks: Turn["talks"]) {
  const spoken = { acknowledged: 0, refused: 0 };
  async function speak(turn: Pick<Turn, "ms" | "atMost" | "perSecond">): Promise<Heard> {
    const heard = await load.play({ port, callers: CALLERS, talks, ...turn });
    if (heard.sample !== "" && !DONE.test(heard.sample)) throw new Error(`it answers: ${heard.sample}`);
    spoken.acknowledged += heard.answered + heard.late;
    spoken.refused += heard.refused;
    return heard;
  }
  return { speak, spoken };
}

function integrityOf(path: string): string {
  const file = new (sqliteDriver())(path, { readonly: true });
  try {
    return String(file.pragma("integrity_check", { simple: true }));
  } finally {
    file.close();
  }
}

/** Of what was refused, or broken off, nobody knows whether it was kept. */
function mustBeWhole({ acknowledged, refused, stored, integrity }: Ended): void {
  if (stored < acknowledged || stored > acknowledged + refused)
    throw new Error(`${acknowledged} follow-ups were acknowledged and ${stored} stored`);
  if (integrity !== "ok") throw new Error(integrity);
}
