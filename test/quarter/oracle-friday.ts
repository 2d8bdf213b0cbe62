// The week's last line a second time: who had something become of theirs, or spoke with their customers, and is there to read it.
import { type Expected, expected, type Scene } from "./expected.ts";
import type { Daily } from "./oracle-days.ts";
import { at, type Day, mondayOf, nextWorking, works } from "./time.ts";

const STEPS: readonly string[] = ["advanced", "moved-back", "won", "lost", "restarted"];
const HANDS: readonly string[] = ["created", "claimed", "assigned", "reassigned", "transferred", "returned"];

export const FRIDAY: Daily = { kind: "friday-line", from: 1020, until: 1200, collect: fridays };

export function isLastOfWeek(day: Day): boolean {
  return works(day) && mondayOf(nextWorking(day)) !== mondayOf(day);
}

function fridays(scene: Scene): Expected[] {
  const { facts, people, today, now } = scene;
  if (!isLastOfWeek(today) || facts.past === null) return [];
  const since = at(mondayOf(today));
  const owners = new Map(facts.items.map((item) => [item.no, item.ownerId]));
  const touched = new Map<string, Set<number>>();
  const touch = (who: string | null, no: number) => {
    if (who !== null) touched.set(who, (touched.get(who) ?? new Set()).add(no));
  };
  const week = facts.past.history.filter((row) => row.at >= since && row.at <= now);
  for (const { no, mergedInto, intake } of facts.items) {
    if (mergedInto !== null) continue;
    // What was taken back goes together with the taking back.
    const stood: (typeof week)[number][] = [];
    for (const row of week.filter((one) => one.no === no)) {
      if (row.what !== "undone") stood.push(row);
      else {
        const taken = stood.map(({ what }) => what).lastIndexOf(row.text as never);
        if (taken >= 0) stood.splice(taken, 1);
      }
    }
    const step = stood.findLast(({ what }) => STEPS.includes(what));
    if (step !== undefined) touch(step.ownerId, no);
    const hand = stood.findLast(({ what }) => HANDS.includes(what));
    const isList = hand?.what === "created" && intake === "imported";
    if (hand !== undefined && hand.what !== "returned" && !isList) touch(hand.ownerId, no);
  }
  const spoke = facts.past.followUps.filter(
    ({ at: when, counts, undoneAt, by, no }) =>
      when >= since && when <= now && counts && undoneAt === null && owners.get(no) === by,
  );
  const active = new Set(facts.members.filter(({ active: is }) => is).map(({ userId }) => userId));
  const readers = new Set([...touched.keys(), ...spoke.map(({ by }) => by)]);
  return [...readers]
    .filter((who) => active.has(who) && !people.isAway(who))
    .map((to) => ({
      ...expected(scene, {
        kind: "friday-line",
        to,
        items: facts.items.filter(({ no }) => touched.get(to)?.has(no) === true),
        most: 0,
      }),
      about: [],
    }));
}
