// 开始设置: an admin is asked one thing after the other, reads what it would change, and may leave and come back; everybody else reads
// how to begin (contract.md).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { isSkipped, QUESTIONS } from "../../src/domain/people/set-up.ts";
import { answered } from "../../src/workflows/desks/set-up-answers.ts";
import { askNext, questionInHand } from "../../src/workflows/desks/set-up-talk.ts";
import { helpFor } from "../../src/workflows/help.ts";

export default command({
  right: "set-up",
  looks: true,
  args: { text: arg.words() },
  async run(scene) {
    const { actor, chat, args, store, now, worded } = scene;
    if (!actor.roles.has("admin")) return helpFor(scene);
    if (chat.kind === "group") return say("alone");
    const text = args.text.replace(/[\s?？。.!！,，]+$/u, "").trim();
    if (text === "") return askNext(scene, { overview: true });
    // 开始设置 财务: one that was passed over, or is to be changed.
    const named = QUESTIONS.find((question) => worded("question", { question }) === text);
    if (named !== undefined) {
      const steps = await store.setUpSteps.of(actor.userId);
      if (isSkipped(named, steps))
        await store.setUpSteps.put({ memberId: actor.userId, question: named, state: "asked", at: now });
      return askNext(scene, { overview: false, question: named });
    }
    const question = await questionInHand(scene);
    return question === null ? askNext(scene, { overview: true }) : answered(question, text, scene);
  },
});
