// 请师父 #12 @李四 周四谈判: a colleague is asked to come along; what is asked again changes the time or nothing.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAppointment } from "../../src/chat/read/appointment.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { dayOf } from "../../src/domain/day.ts";
import { accept, askMentor } from "../../src/domain/mentoring/mentoring.ts";
import { isAway } from "../../src/domain/people/org.ts";
import { join, toEach } from "../../src/workflows/mentoring/mentoring.ts";
import { restOf } from "../../src/workflows/peace/quiet.ts";

export default command({
  right: "ask-mentor",
  args: { item: arg.item(), mentor: arg.person(), text: arg.words() },
  async run(scene) {
    const { item: inHand, mentor, text } = scene.args;
    const { actor, now, store } = scene;
    const { item: before, customer } = inHand;
    const when = readAppointment(text, now);
    if ("ask" in when) throw new UsageError(when.ask, { words: when.words });
    const mentorId = mentor.userId;
    const known = (await store.mentorships.of(before.no)).filter((one) => one.mentorId === mentorId);
    const asking = { mentorId, askedBy: actor.userId, when, known, today: dayOf(now), now };
    const asked = askMentor(before, asking);
    if (asked.kind === "known")
      return say("known", { item: before, customer, mentor, mentorship: asked.mentorship });
    const mentorship =
      asked.kind === "new"
        ? await store.mentorships.add(asked.mentorship)
        : await store.mentorships.save(asked.mentorship);
    const item = await scene.save({ item: before, what: "mentor-asked", text: mentorship.text });
    const names = await store.people.names([item.ownerId]);
    const owner = names[item.ownerId ?? ""];
    const quiet = await restOf(item, scene);
    const isInRest = quiet !== null && (mentorship.day === null || mentorship.day < quiet.wakesOn);
    const rest = isInRest ? quiet : null;
    const values = { item, customer, mentor, by: actor, owner, mentorship, rest };
    if (mentorId === actor.userId) {
      await store.mentorships.save(accept(item, mentorship, now));
      await join(item.no, mentorId, scene);
      return {
        ...say("oneself", values),
        notices: toEach([item.ownerId], actor.userId, { block: "told-owner", values }),
      };
    }
    const companions = await store.companions.of(item.no);
    const joined = companions.some(({ memberId, role }) => memberId === mentorId && role === "mentor");
    if (!joined) await store.companions.add({ no: item.no, memberId: mentorId, role: "invited", at: now });
    const away = mentorship.day !== null && isAway(await store.org.on(mentorship.day), mentorId);
    return {
      ...say("done", { ...values, away }),
      notices: [{ to: mentorId, block: "told", values, buttons: "buttons" }],
    };
  },
});
