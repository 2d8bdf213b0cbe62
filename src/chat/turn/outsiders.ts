// A stranger in a chat of the group bot: it is remembered, nothing of customers is said there meanwhile, and the admins are told.
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import type { Incoming } from "../message.ts";
import { toPlain } from "../words/plain.ts";
import type { Templates } from "../words/templates.ts";

export interface Noting {
  readonly store: Store;
  readonly templates: Templates;
  readonly now: number;
}

/**
 * True when somebody was told: once a day. Whoever turns out to be a colleague counts as a stranger no more, and the
 * group is what it was (rules.md 5, Manners).
 */
export async function noteOutsider(
  { userId, chat }: Pick<Incoming, "userId" | "chat">,
  { store, templates, now }: Noting,
): Promise<boolean> {
  await store.botChats.addOutsider({ chatId: chat.id, userId, at: now });
  const bound = await store.botChats.of(chat.id);
  if (bound === null) return false;
  const department = await store.people.department(bound.departmentId);
  const values = { name: department?.name ?? "", managers: bound.audience === "managers" };
  const markdown = templates.render("common", "outsider-in-group", { ...values, now, group: false });
  const admins = (await store.people.withRole("admin")).map((admin) => admin.userId);
  for (const toId of new Set([...admins, bound.by]))
    await store.outbox.enqueue({
      key: `outsider/${chat.id}/${dayOf(now)}/${toId}`,
      toKind: "member",
      toId,
      markdown,
      text: toPlain(markdown),
      at: now,
    });
  return true;
}
