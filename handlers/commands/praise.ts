// 表扬 @李四: a head asks for a draft of public praise; nothing is posted before the head says so (rules.md 8; article L41).
import { arg } from "../../src/chat/args/args.ts";
import { takeUp } from "../../src/chat/args/take-up.ts";
import { command, say } from "../../src/chat/command.ts";
import { may } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { praiseOf } from "../../src/workflows/mentoring/mentor-news.ts";

export default command({
  right: "praise",
  looks: ["draft"],
  audience: "private",
  args: { who: arg.person() },
  async run({ args: { who }, actor, chat, now, store }) {
    if (who.userId === actor.userId) throw new RuleError("praise-oneself", {});
    const talks = (await store.jointTalks.confirmed()).filter(({ mentorId }) => mentorId === who.userId);
    for (const { no } of talks.reverse()) {
      const item = await store.items.byNo(no);
      if (item === null || item.ownerId === null || item.outcome === "lost") continue;
      const { customer, relations } = await takeUp(item, { store, actor, now });
      if (!may("send-praise", relations)) continue;
      await store.conversations.touched({ userId: actor.userId, chatId: chat.id }, no, now);
      const draft = await praiseOf(item, { customer, mentors: [who.userId], store });
      return { ...say("draft", draft), buttons: "buttons" };
    }
    throw new RuleError("nothing-to-praise", { name: who.name });
  },
});
