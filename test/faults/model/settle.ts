// What was said at once, beside the model: the same state, all of it, and the same answers.
import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { TurnOutcome } from "../../../src/chat/turn/outcome.ts";
import type { Ground } from "./ground.ts";
import { answered } from "./model.ts";
import { readSeen, seenBy } from "./seen.ts";
import type { Sent } from "./sent.ts";
import type { Answer, World } from "./world.ts";

const OUTCOMES: Readonly<Record<Answer, TurnOutcome>> = {
  done: "understood",
  refused: "refused",
  asked: "asked-back",
  "sure?": "asked-back",
  stranger: "stranger",
};

interface Settled {
  readonly world: World;
  readonly numbers: ReadonlyMap<string, number>;
  readonly answers: ReadonlyMap<Sent, Answer>;
}

/**
 * SQLite's gate lets units in as they come, so the model takes them in the order in which they were delivered; PostgreSQL
 * may have had them in any order, but one after the other. @throws where product and model differ
 */
export async function settle(
  ground: Ground,
  {
    world,
    sent,
    course,
  }: { readonly world: World; readonly sent: readonly Sent[]; readonly course: readonly string[] },
): Promise<Settled> {
  const { database, now } = ground.talk();
  const { seen, numbers } = await readSeen(database);
  const outcomes = sent.map(({ key }) => ground.outcomesOf(key).find((one) => one !== "repeated"));
  const stored = { outcomes, seen };
  const ways = (ground.engine === "sqlite" ? [sent] : ordersOf(sent)).map((order) => {
    let after = world;
    const answers = new Map<Sent, Answer>();
    for (const one of order) {
      const become = answered(after, one, now());
      after = become.world;
      answers.set(one, become.answer);
    }
    const expected = {
      outcomes: sent.map((one) => OUTCOMES[answers.get(one) ?? "done"]),
      seen: seenBy(after),
    };
    return { world: after, answers, expected };
  });
  const way = ways.find(({ expected }) => isDeepStrictEqual(stored, expected)) ?? ways[0];
  if (way === undefined) throw new Error("nothing was said in no way at all");
  expect(stored, course.join("\n")).toEqual(way.expected);
  return { world: way.world, numbers, answers: way.answers };
}

function ordersOf<One>(all: readonly One[]): One[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one) => ordersOf(all.filter((other) => other !== one)).map((rest) => [one, ...rest]));
}
