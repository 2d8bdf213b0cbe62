// The month's word to whoever was asked for help, a second time: how often 求助 and 上调 reached them in the month before.
import { type Expected, expected, type Scene } from "./expected.ts";
import type { Daily } from "./oracle-days.ts";
import type { Line } from "./oracle-line.ts";
import { addDays, at, onWorking, works } from "./time.ts";

export function createHelp(line: Pick<Line, "asked">): Daily {
  return { kind: "help-month", from: 630, until: 1200, collect: (scene) => lastMonth(scene, line) };
}

function lastMonth(scene: Scene, line: Pick<Line, "asked">): Expected[] {
  const { facts, today, people } = scene;
  const first = `${today.slice(0, 8)}01`;
  if (onWorking(first) !== today || !works(today)) return [];
  const from = `${addDays(first, -1).slice(0, 8)}01`;
  const asked = [
    // What the bot asks about figures is nobody's asking for help.
    ...facts.tickets.flatMap(({ askedId, no, at: when }) =>
      no === null ? [] : [{ to: askedId, no, at: when }],
    ),
    ...line.asked(),
  ].filter((one) => one.at >= at(from) && one.at < at(first));
  const known = new Map(facts.items.map((item) => [item.no, item]));
  const active = new Set(facts.members.filter(({ active: is }) => is).map(({ userId }) => userId));
  return [...new Set(asked.map(({ to }) => to))].flatMap((to) => {
    if (to === null || !active.has(to) || people.isAway(to)) return [];
    // An item stands there as often as help was asked for it; what waits is told behind other words.
    const items = asked.filter((one) => one.to === to).flatMap(({ no }) => known.get(no) ?? []);
    return [{ ...expected(scene, { kind: "help-month", to, items, most: 0 }), about: [] }];
  });
}
