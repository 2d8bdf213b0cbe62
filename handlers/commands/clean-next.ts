// 清洗 下一条: the next lead to judge, kept for whoever asks; what has waited long first, then the fresh ones, those that wait for something last.
import { command, say } from "../../src/chat/command.ts";
import { cleanersInstead, nextLead, queueOf, toJudge } from "../../src/workflows/cleaning.ts";

export default command({
  right: "clean-next",
  looks: "steers",
  args: {},
  async run(scene) {
    const { actor, store } = scene;
    const cleaners = await cleanersInstead(actor, store);
    if (cleaners.length === 0) return nextLead(scene);
    const queue = await queueOf(await toJudge(scene), scene);
    return say("by-cleaners", { names: cleaners.map(({ name }) => name), queue });
  },
});
