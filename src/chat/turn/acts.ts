// Every act is the last act: what changed no item by itself is remembered too, so that 撤销 never reaches behind it.
import type { Answer } from "../answer.ts";
import type { Command, Entry } from "../command.ts";
import type { Moment } from "./moment.ts";

/** Notes what was done, unless it only showed or asked something, or has been noted with its item. */
export async function noteAct(
  { store, actor, now }: Moment,
  { entry, answer, before }: { readonly entry: Entry; readonly answer: Answer; readonly before: number },
): Promise<void> {
  if (hasOnlyLooked(entry.command, answer.block) || answer.confirm === true) return;
  if (store.acts.changes(actor.userId) !== before) return;
  const { no = null } = (answer.values["item"] ?? {}) as { readonly no?: number };
  const nothing = { what: null, field: null, before: null, version: 0 };
  await store.acts.add({ userId: actor.userId, no, command: entry.id, at: now, ...nothing });
}

/** Whether a command only looked, steered the talk or asked, where it answered with a block. */
function hasOnlyLooked({ looks }: Command, block: string): boolean {
  return Array.isArray(looks) ? looks.includes(block) : looks !== undefined;
}
