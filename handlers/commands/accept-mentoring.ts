// 我去 #12: the mentor's yes. From now on they see the customer, may follow up and take notes (rules.md 8, 12).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { accept } from "../../src/domain/mentoring/mentoring.ts";
import { briefing, join, runningWith, toEach } from "../../src/workflows/mentoring/mentoring.ts";

export default command({
  right: "answer-mentoring",
  apart: true,
  args: { item: arg.mentoringItem() },
  async run(scene) {
    const { item: inHand } = scene.args;
    const { actor, now, store } = scene;
    const running = await runningWith(inHand.item, actor.userId, scene);
    const mentorship = await store.mentorships.save(accept(inHand.item, running, now));
    await join(inHand.item.no, actor.userId, scene);
    const item = await scene.save({ item: inHand.item, what: "mentor-answered" });
    const brief = await briefing(item, inHand.customer, scene);
    const values = { item, customer: inHand.customer, by: actor, mentorship, ...brief };
    return {
      ...say("done", values),
      notices: toEach([mentorship.askedBy, item.ownerId], actor.userId, { block: "told", values }),
    };
  },
});
