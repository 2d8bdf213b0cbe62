// 我的提醒: what one asked to be reminded of, the next one first.
import { command, say } from "../../src/chat/command.ts";
import { waitingReminders } from "../../src/workflows/own-reminders.ts";

export default command({
  right: "my-reminders",
  looks: true,
  args: {},
  audience: "private",
  async run({ actor, store }) {
    const reminders = await waitingReminders(actor.userId, store);
    return say(reminders.length === 0 ? "nothing" : "list", { reminders });
  },
});
