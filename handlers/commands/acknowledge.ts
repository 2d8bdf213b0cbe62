// 收到 #12: a head has seen an 上调; with nothing in a working day it goes on to the manager (rules.md 6).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { answerEscalation, mustBeEscalated } from "../../src/workflows/escalations.ts";

export default command({
  right: "acknowledge",
  apart: true,
  several: true,
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    await mustBeEscalated(inHand.item, scene);
    await answerEscalation(inHand.item, "received", scene);
    const item = await scene.save({ item: inHand.item, what: "acknowledged", text: text || null });
    const { calendar, now } = scene;
    const { escalation } = scene.rules.ofItem(item);
    const until = calendar.addWorkingMinutes(now, escalation.acknowledgedMinutes);
    return say("done", { item, customer: inHand.customer, until });
  },
});
