// A 静默 that is over before its time: the customer came, or somebody took it back (rules.md 10).
import type { Store } from "../../../db/store.ts";
import type { Change } from "../../domain/item/change.ts";
import type { Quiet, QuietEnd } from "../../domain/peace/quiet.ts";
import { type ClockScene, rewindAll } from "./clockwork.ts";

interface WakeScene extends ClockScene {
  readonly store: Pick<Store, "pauses" | "items" | "quiets">;
  readonly now: number;
}

/** The clocks of all the customer has go on; its owners hear of it within the minute (handlers/reminders/quiet.ts). */
export async function wakeCustomer(
  customerId: number,
  { by, why }: { readonly by: string; readonly why: QuietEnd },
  scene: WakeScene,
): Promise<Quiet | null> {
  const { store, now } = scene;
  const running = (await store.quiets.inForce([customerId], now)).get(customerId);
  if (running === undefined) return null;
  const ended = { ...running, state: "ended", endedAt: now, endedBy: by, why } as const;
  const saved = await store.quiets.save({ ...ended, toldAt: why === "replaced" ? now : null });
  await store.pauses.endOfCustomer({ customerId, kind: "quiet", at: now });
  await rewindAll(await ownedBy(customerId, scene), scene);
  return saved;
}

/** What is held of a customer, by anybody. */
export async function ownedBy(customerId: number, { store }: Pick<WakeScene, "store">) {
  return (await store.items.ofCustomer(customerId)).filter(({ place }) => place === "owned");
}

/** A stage is entered by an act of the customer (rules.md 3): whoever moves on has come by themselves. */
export function isCustomersAct({ what }: Pick<Change, "what">): boolean {
  return what === "advanced" || what === "won";
}
