// 准假 张三: the head's word on a leave of more than three working days (rules.md 5).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { rewindAll } from "../../src/chat/turn/clockwork.ts";
import { pauseOf } from "../../src/domain/clock/leave.ts";
import { decideLeave } from "../../src/workflows/leave.ts";

export default command({
  right: "allow-leave",
  looks: ["nothing"],
  args: { who: arg.person() },
  async run(scene) {
    const { actor, store } = scene;
    const { who } = scene.args;
    const leave = await decideLeave(who, "granted", scene);
    if (leave === null) return say("nothing", { who });
    await store.pauses.add(pauseOf(leave));
    await rewindAll(await store.items.ownedBy(who.userId), scene);
    const values = { who, by: actor, from: leave.fromDay, to: leave.toDay };
    const notices = [{ to: who.userId, block: "told", values }];
    if (leave.deputyId !== null) notices.push({ to: leave.deputyId, block: "told-deputy", values });
    return { ...say("done", values), notices };
  },
});
