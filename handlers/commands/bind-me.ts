// 绑定 K7M2Q9XB, then 确认: the id that got this code from the group bot is the sender's (wecom.md 7, row 18).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { MOST_WRONG_CODES, readCode, tailOf } from "../../src/domain/people/binding.ts";
import { redeem } from "../../src/workflows/redeem.ts";

export default command({
  right: "bind-me",
  args: { text: arg.words() },
  async run({ args: { text }, actor, channel, chat, now, store, confirmed }) {
    // Only there WeCom itself says which member writes; in a group everybody reads the code.
    if (channel !== "app" || chat.kind === "group") return say("elsewhere");
    const code = readCode(text);
    if (code === null) throw new UsageError("missing-code");
    if ((await store.bindOffers.wrongCodes(actor.userId, now)) >= MOST_WRONG_CODES) return say("too-many");
    const offer = await store.bindOffers.open(code, now);
    if (offer !== null && !confirmed) {
      const values = { name: actor.name, tail: tailOf(offer.botUserId), askedAt: offer.at };
      return { ...say("ask", values), confirm: true as const };
    }
    const bound = offer === null ? null : await redeem(store, { secret: code, userId: actor.userId, now });
    if (bound !== null) return say("done");
    // Said, not thrown: a refusal would take the count back.
    await store.bindOffers.noteWrongCode(actor.userId, now);
    return say("wrong");
  },
});
