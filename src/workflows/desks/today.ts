// What somebody has to do today: what is late, due today or tomorrow, received and not touched yet; then what waits by role.
import type { Store } from "../../../db/store.ts";
import { dueOf } from "../../domain/clock/cadence.ts";
import { at, dayOf } from "../../domain/day.ts";
import { callingOf } from "../../domain/people/calling.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { lateIn, lateLines } from "../late.ts";
import { latenessIn } from "../standing-still.ts";
import { departmentsLed } from "../team.ts";
import { cleaningDesk, marketingDesk, moneyDesk } from "./roles.ts";
import { setUpOf } from "./set-up.ts";
import { type WaitingScene, waitingFor } from "./waiting.ts";

const TEAM_SHOWN = 5;
const DAY_MS = 86_400_000;

/** As 今日 tells it, and the page of the day; `shown` in the order in which it is told. */
export async function todayOf(scene: WaitingScene) {
  const { actor, now, store } = scene;
  const owned = (await store.items.ownedBy(actor.userId)).filter(({ outcome }) => outcome !== "lost");
  const customers = await store.customers.byIds(owned.map(({ customerId }) => customerId));
  const today = dayOf(now);
  const midnight = at(today) + DAY_MS;
  const lateness = await latenessIn(owned, now, store);
  const lines = owned.map((item) => ({
    item,
    customer: customers.get(item.customerId),
    late: lateness.get(item.no) ?? null,
  }));
  const late = lines.filter(({ item }) => isBetween(dueOf(item), 0, at(today)));
  const due = lines.filter(({ item }) => isBetween(dueOf(item), at(today), midnight));
  const soon = lines.filter(({ item }) => isBetween(dueOf(item), midnight, midnight + DAY_MS));
  const urgent = [...late, ...due, ...soon];
  const fresh = lines.filter(
    (line) => line.item.outcome === "open" && line.item.lastFollowUpAt === null && !urgent.includes(line),
  );
  const shown = [...urgent, ...fresh];
  const desks = {
    waiting: await waitingFor(scene),
    cleaning: await cleaningDesk(scene),
    brought: await marketingDesk(scene),
    money: await moneyDesk(scene),
    setUp: actor.roles.has("admin") ? await setUpOf(scene) : null,
  };
  const calling = callingOf(actor);
  return {
    desks,
    sells: calling === "rep" || calling === "head" || owned.length > 0,
    late,
    due,
    soon,
    fresh,
    shown,
    count: shown.length,
    name: actor.name,
    owned: owned.length,
    team: await teamLate(actor, { store, now }),
  };
}

/**
 * For whoever leads: what is late in their departments, the longest first; null for everybody else. Their own are counted with it
 * and stand in their own list.
 */
async function teamLate(actor: Actor, scene: { readonly store: Store; readonly now: number }) {
  if (actor.leads.length === 0) return null;
  const led = await departmentsLed(actor, scene.store);
  const { items, isMore } = await lateIn(
    led.map(({ id }) => id),
    scene,
  );
  const others = items.filter(({ ownerId }) => ownerId !== actor.userId);
  return {
    count: items.length,
    own: items.length - others.length,
    isMore,
    lines: await lateLines(others.slice(0, TEAM_SHOWN), scene),
  };
}

function isBetween(due: number | null, from: number, to: number): boolean {
  return due !== null && due >= from && due < to;
}
