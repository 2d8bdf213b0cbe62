// The freeze of a failed audit: the item's clock stands still, its credit waits; nothing happens to a person (rules.md 4, 5).
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import type { Item } from "../../domain/item/item.ts";
import { headOf } from "../../domain/people/org.ts";
import type { Actor } from "../../domain/people/rights.ts";

/** Its clock stands still from now on: until an instant, or until somebody has decided. */
export async function freeze(
  no: number,
  { store, now, until }: { readonly store: Store; readonly now: number; readonly until: number | null },
): Promise<void> {
  await thaw(no, { store, now });
  await store.pauses.add({ no, memberId: "", kind: "audit", beganAt: now, endedAt: until, reason: null });
}

export async function thaw(
  no: number,
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<void> {
  await store.pauses.endOfItem({ no, kind: "audit", at: now });
}

/** Who decides about an appeal: the manager, or the next level, but neither its holder nor who has judged. */
export async function appealJudge(
  item: Item,
  besides: readonly (string | null)[],
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<string | null> {
  const org = await store.org.on(dayOf(now));
  const concerned = [item.ownerId, ...besides];
  return (
    headOf(org, item.largeDepartmentId, concerned)?.userId ??
    headOf(org, item.departmentId, concerned)?.userId ??
    null
  );
}

/** The head of whoever holds it, who hears of it privately; null where that is the one who speaks, or nobody. */
export async function headOfHolder(
  item: Item,
  actor: Pick<Actor, "userId">,
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<string | null> {
  const org = await store.org.on(dayOf(now));
  const head = headOf(org, item.departmentId ?? item.largeDepartmentId, [item.ownerId])?.userId ?? null;
  return head === actor.userId ? null : head;
}
