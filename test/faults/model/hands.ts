// Who has it (rules.md 2, 7): back to the pool, out of it again, and from hand to hand by a head.
import { DAY_MS, dayOf } from "./days.ts";
import { colleague } from "./people.ts";
import type { Of } from "./said.ts";
import { change, holds, type Item, leads, No, refuseUnless, type Scene, type Standing } from "./world.ts";

const COOL_OFF_MS = 7 * DAY_MS;
const CLAIMS_A_DAY = 10;
const UNTOUCHED_MS = 3 * DAY_MS;
const UNTOUCHED_AT_MOST = 5;

/** A head takes it from its owner: with a reason, and once more asked. */
export function giveBack(scene: Scene, item: Item, { hasReason }: Of<"return">): void {
  refuseUnless(holds(scene.who, item));
  refuseUnless(item.stands.place === "owned" && item.stands.outcome === "open");
  if (item.stands.owner !== scene.who) {
    if (!hasReason) throw new No("asked");
    if (!scene.confirmed) throw new No("sure?");
  }
  change(scene, item, "returned", { place: "pool", owner: null, attempts: 0 });
}

/** One winner; within the large department, after the cool-off, and while one's hands are not too full. */
export function claim(scene: Scene, item: Item): void {
  const { who, now, world } = scene;
  refuseUnless(item.stands.place === "pool" && colleague(who).large === item.stands.large);
  refuseUnless(
    item.spells.every(({ owner, endedAt }) => owner !== who || now >= (endedAt ?? now) + COOL_OFF_MS),
  );
  const today = world.claims.filter(({ by, at }) => by === who && dayOf(at) === dayOf(now));
  refuseUnless(today.length < CLAIMS_A_DAY);
  const untouched = Object.values(world.items).filter(
    ({ stands: { owner, outcome, stage, receivedAt, heardAt } }) =>
      owner === who &&
      outcome === "open" &&
      stage === 1 &&
      Math.max(receivedAt, heardAt ?? 0) < now - UNTOUCHED_MS,
  );
  refuseUnless(untouched.length <= UNTOUCHED_AT_MOST);
  world.claims.push({ by: who, at: now });
  change(scene, item, "claimed", received(item, who, now));
}

/** 分配, by a head; cool-off and quota are theirs to waive, the scope is not. */
export function assign(scene: Scene, item: Item, { to }: Of<"assign">): void {
  refuseUnless(leads(scene.who, item) && item.stands.place === "pool");
  refuseUnless(colleague(to).large === item.stands.large);
  change(scene, item, "assigned", received(item, to, scene.now));
}

/** 改派, by the head of its owner. */
export function reassign(scene: Scene, item: Item, { to }: Of<"reassign">): void {
  const { place, outcome, owner, large } = item.stands;
  refuseUnless(leads(scene.who, item) && place === "owned" && outcome !== "lost");
  refuseUnless(owner !== to && colleague(to).large === large);
  change(scene, item, "reassigned", received(item, to, scene.now));
}

/** In somebody's hands; stage, log and plan go with it, and a day that has passed is no plan. */
export function received({ stands: { next } }: Item, owner: string, now: number): Partial<Standing> {
  return {
    place: "owned",
    owner,
    receivedAt: now,
    attempts: 0,
    next: next !== null && next >= dayOf(now) ? next : null,
  };
}
