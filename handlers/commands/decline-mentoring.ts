// 去不了 #12 那天出差: the mentor's no, also after a yes; whoever asked is told.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { decline } from "../../src/domain/mentoring/mentoring.ts";
import { leave, runningWith, toEach } from "../../src/workflows/mentoring/mentoring.ts";

export default command({
  right: "answer-mentoring",
  apart: true,
  args: { item: arg.mentoringItem(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store } = scene;
    const running = await runningWith(inHand.item, actor.userId, scene);
    const mentorship = await store.mentorships.save(decline(running, { words: text || null, now }));
    await leave(inHand.item.no, actor.userId, scene);
    const item = await scene.save({ item: inHand.item, what: "mentor-answered", text: text || null });
    const values = { item, customer: inHand.customer, by: actor, mentorship };
    return {
      ...say("done", values),
      notices: toEach([mentorship.askedBy, item.ownerId], actor.userId, { block: "told", values }),
    };
  },
});
