// Whether a customer may be told of a product, by whatever door: chat, a campaign's list, a rep's own word (rules.md 10).
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import type { Item } from "../../domain/item/item.ts";
import { mayPush, type ProductPush, type PushVerdict } from "../../domain/peace/pushes.ts";
import { type Quiet, wakesOn } from "../../domain/peace/quiet.ts";
import type { Rulebook } from "../../domain/rulebook.ts";

export type PushStanding = PushVerdict & {
  readonly quiet: Quiet | null;
  /** The last ones that count, the latest first. */
  readonly pushes: readonly ProductPush[];
};

interface PushScene {
  readonly store: Pick<Store, "quiets" | "productPushes">;
  readonly now: number;
  readonly rules: Rulebook;
}

/** More than any rule looks back upon. */
const MOST = 20;

export async function pushStanding(
  about: { readonly customerId: number; readonly items: readonly Item[]; readonly isService: boolean },
  { store, now, rules }: PushScene,
): Promise<PushStanding> {
  const { customerId, items, isService } = about;
  const quiet = (await store.quiets.inForce([customerId], now)).get(customerId) ?? null;
  const pushes = (await store.productPushes.of(customerId, MOST)).filter(({ service }) => !service);
  const facts = {
    today: dayOf(now),
    wakesOn: quiet === null ? null : wakesOn(quiet),
    isWon: items.some(({ outcome }) => outcome === "won"),
    isService,
    times: pushes.map(({ at }) => at),
  };
  return { ...mayPush(facts, rules), quiet, pushes };
}
