// 静默 as it is asked for, agreed to and begun: one for the customer, whoever holds its items (rules.md 10).
import type { Store } from "../../../db/store.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import type { Notice, Scene } from "../../chat/command.ts";
import { rewindAll } from "../../chat/turn/clockwork.ts";
import { ownedBy, wakeCustomer } from "../../chat/turn/peace.ts";
import { dayOf } from "../../domain/day.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { askFor, type Consent, inForce, needsHead, type Quiet, wakesOn } from "../../domain/peace/quiet.ts";
import { headOf } from "../../domain/people/org.ts";
import { RuleError } from "../../domain/rule-error.ts";

/** The template whose blocks all of them use. */
export const WORDS = "quiet";

type QuietScene = Pick<Scene<unknown>, "actor" | "now" | "store" | "rules" | "calendar" | "save">;

export interface Asked {
  readonly quiet: Quiet;
  readonly consents: readonly Consent[];
}

/** Asks everybody whose yes it needs; in force at once where it needs nobody's. @throws RuleError */
export async function askQuiet(
  { item, relations }: InHand,
  said: { readonly days: number; readonly reason: string | null },
  scene: QuietScene,
): Promise<Asked> {
  const { actor, now, store, rules, calendar } = scene;
  if (item.place === "eliminated") throw new RuleError("not-owned", { item });
  const wish = {
    ...said,
    customerId: item.customerId,
    no: item.no,
    by: actor.userId,
    now,
    expiresAt: calendar.addWorkingDaysTo(now, rules.peace.consentWorkingDays),
  };
  const draft = askFor(wish, rules);
  const before = await store.quiets.askedOf(item.customerId);
  if (before !== null && now < before.expiresAt)
    throw new RuleError("quiet-asked-already", { item, until: before.expiresAt, memberId: before.by });
  if (before !== null) await store.quiets.save({ ...before, state: "expired", endedAt: now });
  const voices = await voicesFor(item, {
    ...scene,
    leads: relations.has("head") || relations.has("manager"),
    wish,
  });
  const quiet = await store.quiets.add(draft);
  const consents = voices.map((voice) => ({ ...voice, quietId: quiet.id }));
  for (const consent of consents) await store.quiets.ask(consent);
  return { quiet: consents.length === 0 ? await begin(quiet, scene) : quiet, consents };
}

type Voice = Omit<Consent, "quietId">;

/** Other owners of what the customer has, lost deals left out; and the head, where it is long or follows another. */
async function voicesFor(
  item: Item,
  {
    actor,
    now,
    store,
    rules,
    leads,
    wish,
  }: Pick<QuietScene, "actor" | "now" | "store" | "rules"> & {
    readonly leads: boolean;
    readonly wish: { readonly days: number; readonly now: number };
  },
): Promise<readonly Voice[]> {
  const held = await ownedBy(item.customerId, { store });
  const unanswered = { answer: null, answeredBy: null, answeredAt: null };
  const owners = new Set(held.filter(({ outcome }) => outcome !== "lost").map(({ ownerId }) => ownerId));
  const voices: Voice[] = [];
  for (const memberId of owners) {
    if (memberId === null || memberId === actor.userId || memberId === item.ownerId) continue;
    if ((await store.people.member(memberId))?.active !== true) continue;
    voices.push({ memberId, role: "owner", ...unanswered });
  }
  const lastWord = held.reduce<number | null>(
    (latest, { lastFollowUpAt }) =>
      lastFollowUpAt === null ? latest : Math.max(latest ?? 0, lastFollowUpAt),
    null,
  );
  const isAsked = needsHead(wish, { last: await store.quiets.lastOf(item.customerId), lastWord, rules });
  if (!isAsked || (leads && item.ownerId !== actor.userId)) return voices;
  const head = headOf(await store.org.on(dayOf(now)), item.departmentId ?? actor.department.id, [
    item.ownerId,
    actor.userId,
  ]);
  if (head === null) return voices;
  const others = voices.filter(({ memberId }) => memberId !== head.userId);
  return [...others, { memberId: head.userId, role: "head", ...unanswered }];
}

/** In force: every clock of the customer's stands still, and one that ran before gives way. */
export async function begin(quiet: Quiet, scene: QuietScene): Promise<Quiet> {
  const { store, now, actor } = scene;
  await wakeCustomer(quiet.customerId, { by: actor.userId, why: "replaced" }, scene);
  const begun = await store.quiets.save(inForce(quiet, now));
  const { customerId, reason, endsAt } = begun;
  await store.pauses.add({
    no: 0,
    memberId: "",
    customerId,
    kind: "quiet",
    beganAt: now,
    endedAt: endsAt,
    reason,
  });
  await rewindAll(await ownedBy(customerId, scene), scene);
  const item = await store.items.byNo(begun.no);
  if (item !== null) await scene.save({ item, what: "quieted", text: reason });
  return begun;
}

/** Those who are to know that it has begun, but for whoever has just made it so: owners, and who asked. */
export async function tellBegun(
  { quiet, customer }: { readonly quiet: Quiet; readonly customer: Customer },
  { store, actor }: Pick<QuietScene, "store" | "actor">,
): Promise<Notice[]> {
  const held = await ownedBy(quiet.customerId, { store });
  const names = await store.people.names([quiet.by]);
  const told = new Set([
    quiet.by,
    ...held.filter(({ outcome }) => outcome !== "lost").map(({ ownerId }) => ownerId),
  ]);
  const asked = await store.items.byNo(quiet.no);
  const notices: Notice[] = [];
  for (const to of told) {
    if (to === null || to === actor.userId) continue;
    const item = held.find(({ ownerId }) => ownerId === to) ?? asked;
    const values = {
      item,
      customer,
      quiet,
      wakesOn: wakesOn(quiet),
      by: names[quiet.by],
      mine: to === quiet.by,
    };
    notices.push({ to, block: "begun", values });
  }
  return notices;
}

/** What a consent is asked with: an owner by an item of their own, the head by the one it was asked with. */
export async function askingNotices(
  { quiet, consents }: Asked,
  { inHand, scene }: { readonly inHand: InHand; readonly scene: Pick<QuietScene, "store" | "actor"> },
): Promise<Notice[]> {
  const held = await ownedBy(quiet.customerId, scene);
  return consents.map(({ memberId, role }) => ({
    to: memberId,
    block: "asked",
    values: {
      item: (role === "owner" ? held.find(({ ownerId }) => ownerId === memberId) : null) ?? inHand.item,
      customer: inHand.customer,
      quiet,
      role,
      by: scene.actor,
    },
    buttons: "buttons",
    matter: `quiet/${quiet.id}`,
  }));
}

/** How a customer rests, for what is shown of an item; null where it does not. */
export async function restOf(
  { customerId }: Pick<Item, "customerId">,
  { store, now }: { readonly store: Pick<Store, "quiets">; readonly now: number },
): Promise<{ readonly quiet: Quiet; readonly wakesOn: string } | null> {
  const quiet = (await store.quiets.inForce([customerId], now)).get(customerId);
  return quiet === undefined ? null : { quiet, wakesOn: wakesOn(quiet) };
}
