// 商机 @张三: what one of somebody's people holds, the most urgent first.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { mustLead } from "../../src/domain/people/rights.ts";
import { staysOf } from "../../src/workflows/insight/stays-of.ts";
import { lateOf } from "../../src/workflows/late.ts";
import { latenessIn } from "../../src/workflows/standing-still.ts";

export default command({
  right: "team",
  looks: true,
  /** 商机 is everyday speech: a person has to follow. */
  apart: /^\s*[@\uff20]\s*\S|^\s+\S{2,12}$/u,
  args: { who: arg.person() },
  audience: "private",
  async run(scene) {
    const { args, actor, chat, now, store, rules } = scene;
    const { who } = args;
    if (who.userId !== actor.userId) mustLead(actor, who);
    const owned = (await store.items.ownedBy(who.userId)).filter(({ outcome }) => outcome !== "lost");
    const open = owned.filter(({ outcome }) => outcome === "open");
    const customers = await store.customers.byIds(open.map(({ customerId }) => customerId));
    const isOwn = who.userId === actor.userId;
    const { items } = await lateOf({ kind: "member", memberId: who.userId }, { store, now, isOwn });
    const late = new Set(items.map(({ no }) => no));
    const lateness = await latenessIn(open, now, store);
    const stays = staysOf(who.userId, open, scene);
    const lines = open.map((item) => ({
      item,
      customer: customers.get(item.customerId),
      isLate: late.has(item.no),
      late: lateness.get(item.no) ?? null,
      stay: stays.get(item.no) ?? null,
    }));
    await store.conversations.keepList(
      { userId: actor.userId, chatId: chat.id },
      lines.map(({ item }) => item.no),
      now,
    );
    return say(owned.length === 0 ? "nothing" : "list", {
      who,
      lines,
      slow: lines.filter(({ stay }) => stay?.isBeyond === true).length,
      isRested: lines.some(({ stay }) => stay?.rested === true),
      fewest: rules.insight.fewest,
      late: lines.filter(({ isLate }) => isLate).length,
      won: owned.length - open.length,
    });
  },
});
