// Where several departments' posts go to one address, they are one receiver (rules.md 5, Window and caps).
import type { OutboxRow } from "../../db/schema/outbox.ts";
import type { Store } from "../../db/store.ts";

export type Receiver = Pick<OutboxRow, "toKind" | "toId">;

/** Everything under which the same people read; the receiver itself first. */
export async function readWith(to: Receiver, { groups }: Pick<Store, "groups">): Promise<Receiver[]> {
  const { toKind, toId } = to;
  if (toKind === "member" || toKind === "card" || toKind === "welcome") return [to];
  const bound =
    toKind === "chat"
      ? { way: "bot" as const, address: toId }
      : await groups.of(Number(toId), toKind === "managers" ? "managers" : "sales");
  if (bound === null) return [to];
  const others = (await groups.at(bound)).map(
    ({ departmentId, audience }): Receiver => ({
      toKind: audience === "managers" ? "managers" : "department",
      toId: String(departmentId),
    }),
  );
  const chat: Receiver[] = bound.way === "bot" ? [{ toKind: "chat", toId: bound.address }] : [];
  return [to, ...[...others, ...chat].filter((one) => one.toKind !== toKind || one.toId !== toId)];
}
