// An item taken up: with its customer and what it is to whoever speaks, which decides what they may do with it.
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import { lostToClock } from "../../domain/hands/lost.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import type { Relation } from "../../domain/people/relation.ts";
import { type Actor, RIGHTS, type Verb } from "../../domain/people/rights.ts";
import { relationsTo } from "../../domain/people/standing.ts";
import { offersOf } from "./sides.ts";

/** An item with what is needed to decide about it and to speak of it. */
export interface InHand {
  readonly item: Item;
  readonly customer: Customer;
  readonly relations: ReadonlySet<Relation>;
  readonly largePath: string;
}

interface TakingUp {
  readonly store: Store;
  readonly actor: Actor;
  readonly now: number;
  /** What is to be done with it: who was offered it is looked up only where that opens the right. */
  readonly right?: Verb;
}

/** Loads what surrounds an item: customer, relations, the path of its pool. */
export async function takeUp(item: Item, { store, actor, now, right }: TakingUp): Promise<InHand> {
  const customer = await store.customers.byId(item.customerId);
  const holderId = item.place === "owned" ? item.ownerId : item.place === "cleaning" ? item.finderId : null;
  const holderPath =
    holderId === null
      ? null
      : holderId === actor.userId
        ? actor.department.path
        : await store.people.pathOf(holderId);
  const largePath = (await store.people.department(item.largeDepartmentId))?.path ?? "/0/";
  const isTheirs = item.ownerId === null || item.ownerId === actor.userId;
  const deputies = [
    ...(isTheirs ? [] : await store.absences.deputiesOf(item.ownerId, dayOf(now))),
    ...(item.actingId === null ? [] : [item.actingId]),
  ];
  const isOwn = item.ownerId === actor.userId;
  const companions = isOwn ? [] : await companionsOf(item, { store, actor });
  const standing = isOwn ? null : await store.splits.standingIn(item.no, actor.userId);
  const offers = right !== undefined && TO_OFFERED.has(right) ? await offersOf(item.no, store) : [];
  const lost = right === "why" ? lostToClock(await store.holdings.of(item.no), now) : [];
  const auditJudge =
    right === "decide-audit" ? ((await store.audits.frozenOf(item.no))?.askedId ?? null) : null;
  const auditors = right === "audit" ? await store.audits.auditorsOf(item.no) : [];
  const relations = relationsTo(actor, {
    item,
    auditors,
    auditJudge,
    lostBy: lost.map(({ ownerId }) => ownerId),
    holderPath,
    largePath,
    deputies,
    companions,
    standing,
    offers,
  });
  return { item, customer, largePath, relations };
}

const TO_OFFERED: ReadonlySet<Verb> = new Set(
  (Object.keys(RIGHTS) as Verb[]).filter((verb) =>
    RIGHTS[verb].some((relation) => relation === "receiver" || relation === "approver"),
  ),
);

/** With their departments where the actor leads any: nobody else is asked about the people of others. */
async function companionsOf(
  { no }: Item,
  { store, actor }: { readonly store: Store; readonly actor: Actor },
) {
  const all = await store.companions.of(no);
  return Promise.all(
    all.map(async (one) => ({
      ...one,
      path: actor.leads.length === 0 ? "" : ((await store.people.pathOf(one.memberId)) ?? ""),
    })),
  );
}
