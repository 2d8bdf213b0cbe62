// Messages on their way: what was drawn, as it is typed by whoever says it, with the key it is delivered by.
import { speakersOf } from "./apt.ts";
import type { Drawn } from "./drawn.ts";
import type { Message } from "./model.ts";
import { textOf } from "./said.ts";
import type { Answer, World } from "./world.ts";

export interface Sent extends Message {
  readonly key: string;
  readonly text: string;
  readonly drawn: Drawn;
}

/** One of each person; `numbers` of the items by their customers, `last` the one spoken of last. */
export function sentIn(
  messages: readonly Drawn[],
  given: {
    readonly world: World;
    readonly numbers: ReadonlyMap<string, number>;
    readonly last: string;
    readonly step: number;
    readonly now: number;
  },
): Sent[] {
  const { world, numbers, last, step, now } = given;
  const sent = messages.map((drawn, place): Sent => {
    const { said, which, staysThere } = drawn;
    const all = drawn.who === null ? speakersOf(said, world, now) : [];
    const there = staysThere ? all.filter(({ item }) => item.customer === last) : [];
    const speakers = there.length > 0 ? there : all;
    const items = Object.values(world.items);
    const { who, item } = speakers[which % speakers.length] ?? {
      who: drawn.who ?? "ZhangSan",
      item: items[which % items.length],
    };
    if (item === undefined) throw new Error("there is no item at all");
    const text = textOf(said, numbers.get(item.customer) ?? 0, now);
    return { who, said, of: item.customer, drawn, text, key: `run/${step}/${place}` };
  });
  return sent.filter(({ who }, place) => sent.findIndex((one) => one.who === who) === place);
}

/** What its speaker says next: 确认 where they are asked whether they are sure, 撤销 as often as they regret it. */
export function followedBy(sent: Sent, answer: Answer): readonly Sent[] {
  const { key, drawn } = sent;
  if (answer === "sure?" && drawn.isSure)
    return [{ ...sent, key: `${key}/sure`, text: "确认", confirmed: true }];
  if (answer !== "done") return [];
  return Array.from({ length: drawn.regrets }, (_, count) => ({
    ...sent,
    key: `${key}/undo/${count}`,
    text: "撤销",
    said: { kind: "undo" },
  }));
}

/** As they come: what comes twice at once, and what comes again now, among the rest. */
export function shuffled(fresh: readonly Sent[], late: readonly Sent[], ranks: readonly number[]): Sent[] {
  const twice = fresh.flatMap((sent) => (sent.drawn.again === "at once" ? [sent, sent] : [sent]));
  return [...twice, ...late]
    .map((sent, place) => ({ sent, rank: ranks[place % ranks.length] ?? 0 }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ sent }) => sent);
}
