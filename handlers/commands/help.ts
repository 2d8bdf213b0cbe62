// 帮助: eight sentences for what somebody mostly comes for, the rest behind 更多; 帮助 全部; 帮助 领取: one command.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { callingOf } from "../../src/domain/people/calling.ts";
import { groupedBy } from "../../src/workflows/lists.ts";

export default command({
  right: "help",
  looks: true,
  args: { about: arg.words() },
  async run({ args: { about }, actor, chat, commands, store }) {
    const one = commands.find(({ words }) => words.includes(about));
    if (one !== undefined) return say("one", { entry: one });
    const sections = [...groupedBy(commands, ({ section }) => section)].map(([name, entries]) => ({
      name,
      entries,
    }));
    if (about !== "") return say("all", { sections });
    // Examples name a customer of one's own, where there is one.
    const [own] = await store.items.ownedBy(actor.userId);
    return {
      ...say(`for-${callingOf(actor)}`, {
        name: actor.name,
        no: own?.no ?? 12,
        brief: chat.kind === "group",
        sections,
      }),
      more: "all",
    };
  },
});
