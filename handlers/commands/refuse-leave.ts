// 不准假 张三: the head's word on a leave of more than three working days (rules.md 5).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { dayOf } from "../../src/domain/day.ts";
import { mustLead } from "../../src/domain/people/rights.ts";

export default command({
  right: "refuse-leave",
  args: { who: arg.person() },
  async run(scene) {
    const { actor, now, store } = scene;
    const { who } = scene.args;
    mustLead(actor, who);
    const known = await store.absences.of(who.userId, dayOf(now));
    const asked = known.find(({ kind, state }) => kind === "leave" && state === "asked");
    if (asked === undefined) return say("nothing", { who });
    await store.absences.save({ ...asked, state: "refused", decidedBy: actor.userId });

    const values = { who, by: actor, from: asked.fromDay, to: asked.toDay };
    const notices = [{ to: who.userId, block: "told", values }];

    return { ...say("done", values), notices };
  },
});
