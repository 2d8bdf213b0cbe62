// 就这个时间 #12: yes to the time the mentor named.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { agree } from "../../src/domain/mentoring/mentoring.ts";
import { allRunning, briefing, join, theOne } from "../../src/workflows/mentoring/mentoring.ts";

export default command({
  right: "agree-time",
  apart: true,
  args: { item: arg.mentoringItem(), said: arg.wordsWithPerson() },
  async run(scene) {
    const { item: inHand, said } = scene.args;
    const { actor, now, store } = scene;
    const open = (await allRunning(inHand.item, scene)).filter(({ state }) => state === "rescheduled");
    const choice = { item: inHand.item, who: said.who, store, none: "no-other-time" };
    const running = await theOne(open, choice);
    const mentorship = await store.mentorships.save(agree(inHand.item, running, now));
    await join(inHand.item.no, mentorship.mentorId, scene);
    const item = await scene.save({ item: inHand.item, what: "mentor-asked", text: mentorship.text });
    const names = await store.people.names([mentorship.mentorId]);
    const brief = await briefing(item, inHand.customer, scene);
    const mentor = names[mentorship.mentorId];
    const values = { item, customer: inHand.customer, by: actor, mentor, mentorship, ...brief };
    return { ...say("done", values), notices: [{ to: mentorship.mentorId, block: "told", values }] };
  },
});
