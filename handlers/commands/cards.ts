// 卡片 关 · 卡片 开: who reads in WeChat, where no card is shown, gets everything as text (wecom.md 5).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readCardSwitch } from "../../src/chat/read/card-switch.ts";

export default command({
  right: "cards",
  looks: ["are-on", "are-off"],
  args: { text: arg.words() },
  async run({ args: { text }, word, actor, now, store }) {
    const said = readCardSwitch(`${word} ${text}`);
    if (said === null) return say((await store.cards.areReadBy(actor.userId)) ? "are-on" : "are-off");
    await store.cards.setReadBy(actor.userId, { reads: said === "on", at: now });
    return say(said);
  },
});
