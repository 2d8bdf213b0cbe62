// 清洗 下一条: the next lead to judge, kept for whoever asks; fresh ones first, those that wait for something last.
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { cleanersInstead, nextLead, queueOf, toJudge } from "../../src/workflows/cleaning.ts";

export default command({
  right: "clean-next",
  looks: "steers",
  args: {},
  async run(scene) {
    const { actor, now, store } = scene;
    const cleaners = await cleanersInstead(actor, store);
    if (cleaners.length === 0) return nextLead(scene);
    const queue = queueOf(await toJudge(actor, store), dayOf(now));
    return say("by-cleaners", { names: cleaners.map(({ name }) => name), queue });
  },
});
