// 准假 张三: the head's word on a leave of more than three working days (rules.md 5).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { rewindAll } from "../../src/chat/turn/clockwork.ts";
import { pauseOf } from "../../src/domain/clock/leave.ts";
import { dayOf } from "../../src/domain/day.ts";
import { mustLead } from "../../src/domain/people/rights.ts";

export default command({
  right: "allow-leave",
  args: { who: arg.person() },
  async run(scene) {
    const { actor, now, store } = scene;
    const { who } = scene.args;
    mustLead(actor, who);
    const known = await store.absences.of(who.userId, dayOf(now));
    const asked = known.find(({ kind, state }) => kind === "leave" && state === "asked");
    if (asked === undefined) return say("nothing", { who });
    await store.absences.save({ ...asked, state: "granted", decidedBy: actor.userId });
    await store.pauses.add(pauseOf(asked));
    await rewindAll(await store.items.ownedBy(who.userId), scene);
    const values = { who, by: actor, from: asked.fromDay, to: asked.toDay };
    const notices = [{ to: who.userId, block: "told", values }];
    if (asked.deputyId !== null) notices.push({ to: asked.deputyId, block: "told-deputy", values });
    return { ...say("done", values), notices };
  },
});
