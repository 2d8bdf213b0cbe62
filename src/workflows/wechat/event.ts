// What a customer in WeChat did, as it is noted at once: in one transaction, without asking WeCom anything (wecom.md 6.1).
import type { Store } from "../../../db/store.ts";
import type { Notice } from "../../chat/command.ts";
import type { ClockScene } from "../../chat/turn/clockwork.ts";
import { wakeCustomer } from "../../chat/turn/peace.ts";
import { BY_CLOCK } from "../../domain/people/people.ts";
import {
  bringsLead,
  type CustomerEvent,
  namesBoth,
  type WechatContact,
} from "../../domain/wechat/contact.ts";

export interface WechatScene extends ClockScene {
  readonly store: Store;
  readonly now: number;
}

export interface Noted {
  readonly contact: WechatContact | null;
  /** In blocks of templates/wechat.md. */
  readonly notices: readonly Notice[];
}

const NOTHING: Noted = { contact: null, notices: [] };

/** Told again, later or twice, it is noted once: a pair has one row, whose first lead stays. */
export async function noteCustomer(event: CustomerEvent, scene: WechatScene): Promise<Noted> {
  const { store, now } = scene;
  if (event.kind === "opened" || (event.kind === "requested" && !namesBoth(event))) {
    const { state, linkId, kind } = event;
    await store.channels.hit({ state, linkId, kind, at: now });
    return NOTHING;
  }
  if (!namesBoth(event)) return NOTHING;
  const memberId = (await store.people.member(event.memberId))?.userId ?? event.memberId;
  const pair = { externalUserId: event.externalUserId, memberId };
  const known = await store.wechat.of(pair);
  switch (event.kind) {
    case "deleted-by-member":
    case "deleted-by-customer":
      return known === null ? NOTHING : deleted(known, event, scene);
    case "wrote-again":
      if (known !== null) await came(known, scene);
      return { contact: known, notices: [] };
    default: {
      const wroteAt = event.kind === "wrote" ? now : null;
      if (known === null) {
        const state = event.state === "" ? null : event.state;
        const first = { ...pair, state, addedAt: now, takenAt: null, customerId: null, no: null };
        const contact = await store.wechat.add({ ...first, wroteAt, deletedAt: null, deletedBy: null });
        return { contact, notices: [] };
      }
      return again(known, { event, wroteAt }, scene);
    }
  }
}

/** Added once more after a deletion, or confirmed after a half-add, or the first message: no second lead. */
async function again(
  known: WechatContact,
  { event, wroteAt }: { readonly event: CustomerEvent; readonly wroteAt: number | null },
  scene: WechatScene,
): Promise<Noted> {
  const { store } = scene;
  const isBack = known.deletedAt !== null && bringsLead(event);
  const isFirstWord = wroteAt !== null && known.wroteAt === null;
  if (!isBack && !isFirstWord && (known.state !== null || event.state === ""))
    return { contact: known, notices: [] };
  const contact = await store.wechat.save({
    ...known,
    state: known.state ?? (event.state === "" ? null : event.state),
    wroteAt: known.wroteAt ?? wroteAt,
    ...(isBack ? { deletedAt: null, deletedBy: null } : {}),
  });
  await came(contact, scene);
  if (!isBack && !isFirstWord) return { contact, notices: [] };
  // Of one whose lead is still to be made it is told with the lead.
  const notices = await toldTheHolder(contact, isFirstWord ? "wrote" : "back", scene);
  return { contact, notices };
}

/** The customer has come by themselves: that ends a 静默 (rules.md 10). */
export async function came({ customerId }: WechatContact, scene: WechatScene): Promise<void> {
  if (customerId !== null) await wakeCustomer(customerId, { by: BY_CLOCK, why: "customer" }, scene);
}

/** Nobody's lead is taken away: it is noted with it, and who holds it hears so where the customer did it. */
async function deleted(known: WechatContact, event: CustomerEvent, scene: WechatScene): Promise<Noted> {
  const { store, now } = scene;
  if (known.deletedAt !== null) return { contact: known, notices: [] };
  const deletedBy = event.kind === "deleted-by-customer" ? "customer" : "member";
  const contact = await store.wechat.save({ ...known, deletedAt: now, deletedBy });
  return {
    contact,
    notices: deletedBy === "customer" ? await toldTheHolder(contact, "lost-contact", scene) : [],
  };
}

/** The member the customer knows, and whoever holds the item where that is somebody else. */
export async function toldTheHolder(
  { no, memberId, state }: WechatContact,
  block: string,
  { store }: Pick<WechatScene, "store">,
): Promise<Notice[]> {
  const item = no === null ? null : await store.items.byNo(no);
  if (item === null) return [];
  const customer = await store.customers.byId(item.customerId);
  const names = await store.people.names([memberId, item.ownerId]);
  const values = {
    item,
    customer,
    state,
    member: names[memberId] ?? "",
    owner: names[item.ownerId ?? ""] ?? null,
  };
  const isTheirs = item.ownerId === memberId || item.ownerId === null;
  const told = isTheirs ? [memberId] : [memberId, item.ownerId];
  return told.map((to) => ({ to, block, values: { ...values, isTheirs, mine: to === item.ownerId } }));
}
