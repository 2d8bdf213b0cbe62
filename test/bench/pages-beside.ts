// How long callbacks take alone, while page after page is looked at, and while picture after picture is drawn: turn by turn in one run.
import { openDatabase } from "../../db/database.ts";
import { framed } from "../../src/bot/framed.ts";
import { createReader } from "../../src/bot/reader.ts";
import { createPainter } from "../../src/charts/painter.ts";
import { loadTemplates } from "../../src/chat/words/templates.ts";
import type { Frame, Looked } from "../../src/web/parts.ts";
import { funnel, heatmap } from "../charts/examples.ts";
import { createActing } from "./acting.ts";
import { ADMIN, asked, looksAt, MANAGER, NOW, REP } from "./page-looks.ts";
import { quantiles } from "./quantiles.ts";

const TURN_MS = 8_000;
const CALLERS = 8;
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 2);

const FRAME: Frame = {
  ...{ token: "", key: "k", live: "x", task: null, back: "/", base: "" },
  ...{ style: "", icon: "", script: "", deskScript: "" },
};

interface Turn {
  readonly name: string;
  /** Done over and over while it lasts, by so many at once. */
  readonly again: () => Promise<unknown>;
  readonly times: number;
}

/** Follow-ups, eight at a time: pages are read and written in the thread, pictures drawn in the process that does. */
export async function benchBeside(file: string, own: number): Promise<void> {
  const url = `sqlite:${file}`;
  const database = await openDatabase({ url, kind: "real", access: "server", newSecret: () => "b" });
  const reader = createReader({ databaseUrl: url, sandbox: false }, () => NOW);
  const painter = createPainter();
  const { follow } = await createActing({
    database,
    templates: loadTemplates("templates"),
    userId: REP,
    now: NOW,
    compute: reader.compute,
  });
  const some = looksAt(own).filter(
    ([, userId, page]) => userId !== ADMIN && userId !== MANAGER && page !== "story",
  );
  let looked = 0;
  async function look(): Promise<void> {
    const one = some[++looked % some.length];
    if (one === undefined) return;
    const { html = "" } = (await reader.compute(framed(asked(one), FRAME))) as Looked;
    if (html === "") throw new Error(`${one[0]}: nothing was written`);
  }
  let drawn = 0;
  const draw = () => painter.paint(++drawn % 2 === 0 ? funnel : heatmap);

  async function during({ again, times }: Turn) {
    const until = performance.now() + TURN_MS;
    const took: number[] = [];
    let count = 0;
    const callbacks = Array.from({ length: CALLERS }, async () => {
      while (performance.now() < until) {
        const from = performance.now();
        await follow();
        took.push(performance.now() - from);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    const others = Array.from({ length: times }, async () => {
      while (performance.now() < until) {
        await again();
        count++;
      }
    });
    await Promise.all([...callbacks, ...others]);
    return { took, count };
  }

  const turns: readonly Turn[] = [
    { name: "alone", again: async () => undefined, times: 0 },
    { name: "beside pages", again: look, times: 4 },
    { name: "beside pictures", again: draw, times: 4 },
  ];
  try {
    for (const _ of some) await look();
    await draw();
    await during({ name: "", again: look, times: 0 });
    const found = new Map(turns.map(({ name }) => [name, { took: [] as number[], count: 0 }]));
    for (let round = 0; round < ROUNDS; round++)
      for (const turn of turns) {
        const { took, count } = await during(turn);
        const sum = found.get(turn.name);
        if (sum === undefined) continue;
        sum.took.push(...took);
        sum.count += count;
      }
    for (const [name, { took, count }] of found) {
      const { p50, p99 } = quantiles(took);
      const others = name === "alone" ? "" : `, ${count} of them`;
      process.stdout.write(
        `${took.length} callbacks ${name}${others}: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} ms\n`,
      );
    }
  } finally {
    await painter.stop();
    await reader.stop();
    await database.close();
  }
}
