// 转交 (rules.md 2): offered, and nothing moves before the receiver's yes; two working days, then it is over.
import { workingDaysLater } from "./days.ts";
import { received } from "./hands.ts";
import { colleague } from "./people.ts";
import type { Of } from "./said.ts";
import { change, holds, type Item, leads, type Offer, refuseUnless, remember, type Scene } from "./world.ts";

const OFFERED_WORKING_DAYS = 2;

export function offer(scene: Scene, item: Item, { to }: Of<"transfer">): void {
  const { who, now } = scene;
  const { place, owner, outcome, large } = item.stands;
  refuseUnless(holds(who, item) && place === "owned" && owner !== null);
  refuseUnless(to !== owner && to !== who);
  const last = item.offers.at(-1);
  refuseUnless(last === undefined || standing(last, item, now) !== "open");
  // A wider move asks both managers, and the other large department has none.
  refuseUnless(colleague(to).large === large);
  if (last?.state === "open") last.state = "over";
  item.offers.push({
    from: owner,
    to,
    by: who,
    at: now,
    until: workingDaysLater(now, OFFERED_WORKING_DAYS),
    wasLost: outcome === "lost",
    state: "open",
    endedBy: null,
  });
  remember(scene, null);
}

export function accept(scene: Scene, item: Item): void {
  const { who, now } = scene;
  const made = offeredTo(who, item);
  if (made.state === "accepted" && item.stands.owner === who) return;
  refuseUnless(standing(made, item, now) === "open");
  end(made, "accepted", who);
  change(scene, item, "transferred", received(item, who, now));
}

export function decline(scene: Scene, item: Item): void {
  const made = offeredTo(scene.who, item);
  if (made.state === "declined") return;
  refuseUnless(standing(made, item, scene.now) === "open");
  end(made, "declined", scene.who);
  remember(scene, null);
}

/** The receiver joins in, and the owner stays. A head takes part in what is led by them, asked or not (rules.md 5). */
export function together(scene: Scene, item: Item): void {
  const { who, now } = scene;
  const isLed = leads(who, item);
  const made = item.offers.findLast(({ to }) => to === who);
  if (made?.state === "together" && !isLed) return;
  const isAsked = made !== undefined && standing(made, item, now) === "open";
  refuseUnless((isLed && item.stands.place === "owned") || isAsked);
  if (isAsked) end(made, "together", who);
  if (isAsked && !item.parties.includes(who)) item.parties.push(who);
  change(scene, item, isAsked ? "joined" : "acknowledged", {});
}

export function withdraw(scene: Scene, item: Item): void {
  refuseUnless(holds(scene.who, item));
  const last = item.offers.at(-1);
  refuseUnless(last !== undefined);
  if (last.state === "withdrawn") return;
  refuseUnless(standing(last, item, scene.now) === "open");
  end(last, "withdrawn", scene.who);
  remember(scene, null);
}

/** Whose answer is waited for; null where nobody's. */
export function askedNow(item: Item, now: number): string | null {
  const last = item.offers.at(-1);
  return last !== undefined && standing(last, item, now) === "open" ? last.to : null;
}

function end(made: Offer, state: Offer["state"], by: string): void {
  made.state = state;
  made.endedBy = by;
}

function offeredTo(who: string, { offers }: Item): Offer {
  const made = offers.findLast(({ to }) => to === who);
  refuseUnless(made !== undefined);
  return made;
}

/** Once it has changed hands or was lost since, or its time is up, it is over. */
function standing(made: Offer, { stands }: Item, now: number): Offer["state"] {
  if (made.state !== "open") return made.state;
  const isTheirs = stands.place === "owned" && stands.owner === made.from && stands.receivedAt <= made.at;
  const isLostSince = stands.outcome === "lost" && !made.wasLost;
  return isTheirs && !isLostSince && now < made.until ? "open" : "over";
}
