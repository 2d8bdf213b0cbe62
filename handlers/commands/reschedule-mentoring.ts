// 改时间 #12 周五上午: the mentor can, at another time; whoever asked is asked back.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAppointment } from "../../src/chat/read/appointment.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { reschedule } from "../../src/domain/mentoring/mentoring.ts";
import { runningWith, toEach } from "../../src/workflows/mentoring/mentoring.ts";

export default command({
  right: "answer-mentoring",
  apart: true,
  args: { item: arg.mentoringItem(), text: arg.needed("missing-time") },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, store } = scene;
    const when = readAppointment(text, now);
    if ("ask" in when) throw new UsageError(when.ask, { words: when.words });
    if (when.day === null) throw new UsageError("missing-time");
    const running = await runningWith(inHand.item, actor.userId, scene);
    const mentorship = await store.mentorships.save(reschedule(inHand.item, running, { when, now }));
    const item = await scene.save({ item: inHand.item, what: "mentor-answered", text });
    const names = await store.people.names([mentorship.askedBy]);
    const asker = names[mentorship.askedBy];
    const values = { item, customer: inHand.customer, by: actor, mentorship, asker };
    return {
      ...say("done", values),
      notices: toEach([mentorship.askedBy, item.ownerId], actor.userId, {
        block: "told",
        values,
        buttons: "buttons",
      }),
    };
  },
});
