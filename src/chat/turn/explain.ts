// What the wording of a refusal needs besides the rule's own facts: the customer's name, who holds it and since when.
import type { Item } from "../../domain/item/item.ts";
import type { RuleError } from "../../domain/rule-error.ts";
import type { Split } from "../../domain/split/split.ts";
import type { Moment, Room } from "./moment.ts";

export async function explain(
  error: RuleError,
  { store, actor, incoming, rules }: Moment,
  room: Pick<Room, "calendar" | "workflows">,
): Promise<Record<string, unknown>> {
  const facts: Record<string, unknown> = { ...error.facts };
  const split = facts["split"] as Split | undefined;
  if (split !== undefined) {
    facts["item"] ??= await store.items.byNo(split.no);
    facts["view"] = await room.workflows.viewOf(split, {
      chat: incoming.chat,
      scene: { ...room, store, rules },
    });
  }
  const memberId = facts["memberId"];
  if (typeof memberId === "string") facts["member"] = (await store.people.names([memberId]))[memberId];
  const item = facts["item"] as Item | undefined;
  if (item !== undefined) {
    facts["customer"] ??= await store.customers.byId(item.customerId);
    const names = await store.people.names([item.ownerId]);
    facts["owner"] ??= item.ownerId === null ? null : names[item.ownerId];
    facts["mine"] = item.ownerId === actor.userId;
    if (typeof facts["toId"] === "string") facts["to"] = await nameOf(facts["toId"]);
    facts["takenAt"] = (await store.holdings.of(item.no)).at(-1)?.beganAt ?? item.receivedAt;
  }
  if (error.code === "owned-at-once") {
    const coldest = await store.items.coldest(actor.userId, rules.pool.coldestShown);
    const customers = await store.customers.byIds(coldest.map(({ customerId }) => customerId));
    facts["coldest"] = coldest.map((cold) => ({ item: cold, customer: customers.get(cold.customerId) }));
  }
  return facts;

  async function nameOf(userId: string): Promise<string> {
    return (await store.people.names([userId]))[userId] ?? userId;
  }
}
