// Every act is the last act: what changed no item by itself is remembered too, so that 撤销 never reaches behind it.
import type { Answer } from "../answer.ts";
import { HARMLESS } from "./harmless.ts";
import type { Moment } from "./moment.ts";

/** Notes what was done, unless it only showed or asked something, or has been noted with its item. */
export async function noteAct(
  { store, actor, now }: Moment,
  { id, answer, before }: { readonly id: string; readonly answer: Answer; readonly before: number },
): Promise<void> {
  if (LOOKS.has(id) || LOOKS.has(`${id}/${answer.block}`) || answer.confirm === true) return;
  const latest = await store.acts.latest(actor.userId);
  if ((latest?.id ?? 0) !== before) return;
  const { no = null } = (answer.values["item"] ?? {}) as { readonly no?: number };
  const nothing = { what: null, field: null, before: null, version: 0 };
  await store.acts.add({ ...nothing, userId: actor.userId, no, command: id, at: now });
}

/** Commands that only look, steer the talk or ask; with a block, where only that one does. */
const LOOKS: ReadonlySet<string> = new Set([
  ...HARMLESS,
  "why",
  "experts",
  "overdue",
  "which-return",
  "undo",
  "cancel",
  "confirm",
  "skip",
  "continue",
  "clean-next",
  "failed-notices",
  "split/shown",
  "cards/are-on",
  "cards/are-off",
  "leave/none",
  "fund/overview",
  "fund/statement",
  "fund/twin",
  "hand-over/list",
  "hand-over/nothing",
  "praise/draft",
  "celebrate/nothing",
  "no-celebration/nothing",
  "unbind-group/nothing",
  "unbind-group/nothing-here",
]);
