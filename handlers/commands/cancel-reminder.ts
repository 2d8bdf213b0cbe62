// 取消提醒 2 · 取消提醒 打电话: by its line in 我的提醒, its words or its customer; of several that fit none is taken.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { fold } from "../../src/chat/read/fold.ts";
import { type ReminderReference, readReminderReference } from "../../src/chat/read/reminder-reference.ts";
import { dayOf } from "../../src/domain/day.ts";
import { type Waiting, waitingReminders } from "../../src/workflows/own-reminders.ts";

export default command({
  undoable: true,
  right: "cancel-reminder",
  looks: ["nothing", "none", "which"],
  args: { text: arg.words() },
  audience: "private",
  async run({ args: { text }, actor, now, store }) {
    const all = await waitingReminders(actor.userId, store);
    if (all.length === 0) return say("nothing");
    const reference = readReminderReference(text, now);
    const meant = meantBy(reference, all);
    if (meant.length === 0) return say("none", { words: text, reminders: all });
    if (meant.length > 1 && reference?.by !== "all") return say("which", { reminders: meant });
    for (const { id } of meant) await store.ownReminders.done(id, now);
    return say("done", { reminders: meant, left: all.length - meant.length });
  },
});

function meantBy(reference: ReminderReference | null, all: readonly Waiting[]): readonly Waiting[] {
  if (reference === null || reference.by === "all") return all;
  if (reference.by === "line") return all.filter(({ number }) => number === reference.number);
  if (reference.by === "no") return all.filter(({ no }) => no === reference.number);
  const { words, days } = reference;
  const byWords = all.filter(
    ({ text, customer }) => fold(text).includes(words) || fold(customer?.name ?? "").includes(words),
  );
  return byWords.length > 0 ? byWords : all.filter(({ at }) => days.includes(dayOf(at)));
}
