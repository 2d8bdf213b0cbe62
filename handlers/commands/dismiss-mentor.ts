// 不请师父 #12 @李四: the asking, or the agreed talk, is taken back.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dismiss } from "../../src/domain/mentoring/mentoring.ts";
import { allRunning, leave, theOne, toEach } from "../../src/workflows/mentoring/mentoring.ts";

export default command({
  right: "dismiss-mentor",
  args: { item: arg.item(), said: arg.wordsWithPerson() },
  async run(scene) {
    const { item: inHand, said } = scene.args;
    const { actor, now, store } = scene;
    const all = await allRunning(inHand.item, scene);
    const running = await theOne(all, { item: inHand.item, who: said.who, store, none: "no-mentor-asked" });
    const mentorship = await store.mentorships.save(dismiss(running, now));
    await leave(inHand.item.no, mentorship.mentorId, scene);
    const item = await scene.save({ item: inHand.item, what: "mentor-dismissed" });
    const names = await store.people.names([mentorship.mentorId]);
    const mentor = names[mentorship.mentorId];
    const values = { item, customer: inHand.customer, by: actor, mentor, mentorship };
    return {
      ...say("done", values),
      notices: toEach([mentorship.mentorId], actor.userId, { block: "told", values }),
    };
  },
});
