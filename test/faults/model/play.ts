// One run: what was drawn is said step by step, delivered twice where chance has it, and compared with the model.
import { deliver, type Told } from "./deliver.ts";
import type { Drawn, Step } from "./drawn.ts";
import type { Ground } from "./ground.ts";
import { followedBy, type Sent, sentIn, shuffled } from "./sent.ts";
import { settle } from "./settle.ts";
import { count, type Tally } from "./tally.ts";
import type { Answer, World } from "./world.ts";

interface Run {
  readonly ground: Ground;
  readonly tally: Tally;
  /** All that was said and answered, to be read where the two differ. */
  readonly course: string[];
  world: World;
  /** The customer spoken of last. */
  last: string;
  numbers: ReadonlyMap<string, number>;
  /** What was said, and will come again. */
  told: readonly Told[];
}

/** The month ends before its holidays begin. */
const LAST = Date.UTC(2026, 2, 31);
const SHANGHAI_MS = 8 * 3_600_000;

/** @throws where product and model differ, with the course until then */
export async function play(ground: Ground, steps: readonly Step[], tally: Tally): Promise<void> {
  await ground.putBack();
  const { world } = ground;
  const run: Run = { ground, tally, course: [], world, last: "", numbers: new Map(), told: [] };
  await say(run, { fresh: [], late: [], ranks: [0], step: 0 });
  for (const [step, { minutes, messages, startsAnew, ranks }] of steps.entries()) {
    if (startsAnew) await startAnew(run, step, ["in a new start"]);
    const { now, minutes: goOn } = ground.talk();
    goOn(now() < LAST ? minutes : 1);
    const late = taken(
      run,
      ({ sent, ...told }) => sent.drawn.again === "later" && told.step + sent.drawn.after <= step,
    );
    const fresh = sentIn(messages, { ...run, step, now: now() });
    const answers = await say(run, { fresh, late, ranks, step });
    for (const next of [...answers].flatMap(([sent, answer]) => followedBy(sent, answer)))
      await say(run, { fresh: [next], late: [], ranks, step });
  }
  await startAnew(run, steps.length, ["later", "in a new start"]);
}

interface AtOnce {
  readonly fresh: readonly Sent[];
  readonly late: readonly Told[];
  readonly ranks: Step["ranks"];
  readonly step: number;
}

/** What is new, and what comes again, and how what is new was answered. */
async function say(run: Run, { fresh, late, ranks, step }: AtOnce): Promise<ReadonlyMap<Sent, Answer>> {
  const { ground, tally, course, world } = run;
  const again = late.map(({ sent }) => sent);
  const order = shuffled(fresh, again, ranks);
  const at = new Date(ground.talk().now() + SHANGHAI_MS).toISOString().slice(5, 16);
  for (const sent of order)
    course.push(`${at} ${again.includes(sent) ? "again, " : ""}${sent.who}: ${sent.text}`);
  const replies = await deliver(ground, order, { known: late, course });
  const first = [...new Set(order)].filter((sent) => !again.includes(sent));
  for (const sent of first) course.push(`  → ${replies.get(sent)?.text.replaceAll("\n", " ⏎ ")}`);
  const { answers, ...settled } = await settle(ground, { world, sent: first, course });
  run.world = settled.world;
  run.numbers = settled.numbers;
  run.last = fresh.at(-1)?.of ?? run.last;
  run.told = [...run.told, ...first.map((sent) => ({ sent, reply: replies.get(sent) ?? null, step }))];
  tally.again += order.length - first.length;
  for (const sent of first) count(tally, sent, { world, answer: answers.get(sent) ?? "done" });
  return answers;
}

async function startAnew(run: Run, step: number, again: readonly Drawn["again"][]): Promise<void> {
  await run.ground.startAnew();
  run.course.push("the bot starts anew");
  const late = taken(run, ({ sent }) => again.includes(sent.drawn.again));
  await say(run, { fresh: [], late, ranks: [0], step });
}

function taken(run: Run, isMeant: (told: Told) => boolean): readonly Told[] {
  const meant = run.told.filter(isMeant);
  run.told = run.told.filter((told) => !meant.includes(told));
  return meant;
}
