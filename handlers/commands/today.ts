// 今日: what is late, due today or tomorrow, and what was received and not touched yet; then what waits by role.
import type { Store } from "../../db/store.ts";
import { command, say } from "../../src/chat/command.ts";
import { dueOf } from "../../src/domain/clock/cadence.ts";
import { needsAttention } from "../../src/domain/clock/urgency.ts";
import { at, dayOf, daysBetween } from "../../src/domain/day.ts";
import { callingOf } from "../../src/domain/people/calling.ts";
import { type Actor, isWithin } from "../../src/domain/people/rights.ts";
import { cleaningDesk, marketingDesk, moneyDesk } from "../../src/workflows/desks/roles.ts";
import { setUpOf } from "../../src/workflows/desks/set-up.ts";
import { waitingFor } from "../../src/workflows/desks/waiting.ts";

const TEAM_SHOWN = 5;
/** Counting further tells a head nothing new. */
const TEAM_COUNTED = 100;

export default command({
  right: "today",
  looks: true,
  args: {},
  audience: "private",
  async run(scene) {
    const { actor, chat, now, store } = scene;
    const owned = (await store.items.ownedBy(actor.userId)).filter(({ outcome }) => outcome !== "lost");
    const customers = await store.customers.byIds(owned.map(({ customerId }) => customerId));
    const today = dayOf(now);
    const midnight = at(today) + 86_400_000;
    const lines = owned.map((item) => ({ item, customer: customers.get(item.customerId) }));
    const late = lines.filter(({ item }) => isBetween(dueOf(item), 0, at(today)));
    const due = lines.filter(({ item }) => isBetween(dueOf(item), at(today), midnight));
    const soon = lines.filter(({ item }) => isBetween(dueOf(item), midnight, midnight + 86_400_000));
    const urgent = [...late, ...due, ...soon];
    const fresh = lines.filter(
      (line) => line.item.outcome === "open" && line.item.lastFollowUpAt === null && !urgent.includes(line),
    );
    const shown = [...urgent, ...fresh];
    const spot = { userId: actor.userId, chatId: chat.id };
    await store.conversations.keepList(
      spot,
      shown.map(({ item }) => item.no),
      now,
    );
    const team = await teamLate(actor, { store, now });
    const desks = {
      waiting: await waitingFor(scene),
      cleaning: await cleaningDesk(scene),
      brought: await marketingDesk(scene),
      money: await moneyDesk(scene),
      setUp: actor.roles.has("admin") ? await setUpOf(scene) : null,
    };
    const calling = callingOf(actor);
    const values = {
      desks,
      sells: calling === "rep" || calling === "head" || owned.length > 0,
      late,
      due,
      soon,
      fresh,
      count: shown.length,
      name: actor.name,
      owned: owned.length,
      team,
    };
    return say(shown.length === 0 ? "nothing" : "list", values);
  },
});

/** For whoever leads: what is late in their departments, the longest first; null for everybody else. */
async function teamLate(actor: Actor, { store, now }: { readonly store: Store; readonly now: number }) {
  if (actor.leads.length === 0) return null;
  const departments = await store.people.departments();
  const led = departments.filter(({ path }) => actor.leads.some((branch) => isWithin(path, branch)));
  const due = await store.items.lateInDepartments(
    led.map(({ id }) => id),
    at(dayOf(now)),
    TEAM_COUNTED,
  );
  const late = due
    .filter((item) => needsAttention(item) && item.ownerId !== actor.userId)
    .sort((a, b) => (dueOf(a) ?? 0) - (dueOf(b) ?? 0));
  const shown = late.slice(0, TEAM_SHOWN);
  const customers = await store.customers.byIds(shown.map(({ customerId }) => customerId));
  const names = await store.people.names(shown.map(({ ownerId }) => ownerId));
  return {
    count: late.length,
    isMore: due.length >= TEAM_COUNTED,
    lines: shown.map((item) => ({
      item,
      customer: customers.get(item.customerId),
      owner: names[item.ownerId ?? ""],
      days: daysBetween(dayOf(dueOf(item) ?? now), dayOf(now)),
    })),
  };
}

function isBetween(due: number | null, from: number, to: number): boolean {
  return due !== null && due >= from && due < to;
}
