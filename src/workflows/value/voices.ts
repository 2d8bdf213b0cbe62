// Whose word a customer's value needs: the customer's own on being named, and the head's (rules.md 4, 12).
import type { InHand } from "../../chat/args/take-up.ts";
import type { Scene } from "../../chat/command.ts";
import { dayOf } from "../../domain/day.ts";
import { headOf } from "../../domain/people/org.ts";
import type { Voices } from "../../domain/value/customer-value.ts";

export type ValueScene = Pick<Scene<unknown>, "actor" | "now" | "store" | "rules" | "save">;

/** A head who speaks of what somebody else holds has said yes; of their own the next one up is asked. */
export async function voicesFor(
  { item, relations }: Pick<InHand, "item" | "relations">,
  { actor, now, store }: Pick<ValueScene, "actor" | "now" | "store">,
): Promise<Voices> {
  const consent = await store.customerValues.consentOf(item.customerId);
  const leads = relations.has("head") || relations.has("manager");
  if (leads && item.ownerId !== actor.userId) return { consent, headId: null };
  const head = headOf(await store.org.on(dayOf(now)), item.departmentId ?? actor.department.id, [
    item.ownerId,
    actor.userId,
  ]);
  return { consent, headId: head?.userId ?? null };
}
