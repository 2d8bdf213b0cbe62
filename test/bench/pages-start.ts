// The first look after a start: what it takes where nothing is computed yet, what computing beforehand costs, and what a first look
// takes then, of everybody whose page it is.
import { openDatabase } from "../../db/database.ts";
import { createReader } from "../../src/bot/reader.ts";
import { createWarming } from "../../src/bot/warming.ts";
import { DEFAULT_RULEBOOK } from "../../src/domain/rulebook.ts";
import { asked, type LookAt, looksAt, MANAGER, NOW } from "./page-looks.ts";

interface Took {
  readonly name: string;
  readonly ms: number;
  readonly cpu: number;
}

export async function benchStart(file: string, own: number): Promise<void> {
  const url = `sqlite:${file}`;
  const database = await openDatabase({ url, kind: "real", access: "beside-server" });
  // As one opens it, without a word of the time or of whose it is.
  const looks = looksAt(own).map(
    ([name, userId, page, of]): LookAt => [
      ...([name, userId, page] as const),
      {
        ...of,
        ...(page === "targets" ? { period: "" } : {}),
        ...("department" in of && page !== "fund" ? { department: "" } : {}),
      },
    ],
  );
  try {
    const ofAll = looks.filter(([, userId, page]) => userId === MANAGER && page !== "story");
    for (const look of ofAll.filter(([, , page]) => page === "board" || page === "targets").slice(0, 3)) {
      const reader = createReader({ databaseUrl: url, sandbox: false }, () => NOW);
      told("nothing computed, the very first", await measured(look[0], () => reader.compute(asked(look))));
      await reader.stop();
    }
    const reader = createReader({ databaseUrl: url, sandbox: false }, () => NOW);
    told("", await measured("computing beforehand", () => warmed(reader)));
    told("", await measured("again a minute later", () => warmed(reader)));
    const firsts: Took[] = [];
    for (const look of looks) firsts.push(await measured(look[0], () => reader.compute(asked(look))));
    for (const took of firsts) told("first look", took);
    const over = firsts.filter(({ cpu }) => cpu > 100).length;
    process.stdout.write(`${over} of ${firsts.length} first looks took more than 100 ms of the processor\n`);
    await reader.stop();
  } finally {
    await database.close();
  }

  /** As a start does it. */
  async function warmed(reader: ReturnType<typeof createReader>): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const prepare: typeof reader.prepare = async (asks, at, small) => {
        const isWhole = await reader.prepare(asks, at, small);
        resolve();
        return isWhole;
      };
      const log = { warn: ({ err }: { readonly err: unknown }) => reject(err as Error) };
      const ground = { database, rules: DEFAULT_RULEBOOK, now: () => NOW, log } as never;
      createWarming(ground, { warm: reader.warm, prepare }).begin();
    });
  }
}

async function measured(name: string, work: () => Promise<unknown>): Promise<Took> {
  const from = performance.now();
  const stood = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(stood);
  return { name, ms: performance.now() - from, cpu: (user + system) / 1000 };
}

function told(when: string, { name, ms, cpu }: Took): void {
  process.stdout.write(
    `${when === "" ? "" : `${when}, `}${name}: ${ms.toFixed(0)} ms (CPU ${cpu.toFixed(0)})\n`,
  );
}
