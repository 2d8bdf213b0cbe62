// 存图 #12: the pictures somebody sent a moment ago are evidence of this item; said for them where it is clear (rules.md 4).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";

/** So long somebody may say whose the pictures are. */
const WAITS_MS = 30 * 60_000;

export default command({
  undoable: true,
  right: "follow-up",
  looks: ["none"],
  args: { item: arg.item() },
  async run({ args: { item: inHand }, actor, now, store, save }) {
    const pictures = await store.evidence.unplaced(actor.userId, now - WAITS_MS);
    const { customer } = inHand;
    if (pictures.length === 0) return say("none", { item: inHand.item, customer });
    await store.evidence.place(
      pictures.map(({ id }) => id),
      { no: inHand.item.no, at: now },
    );
    const item = await save({ item: inHand.item, what: "pictured" });
    return { ...say("done", { item, customer, count: pictures.length }), begins: true as const };
  },
});
