// 不准假 张三: the head's word on a leave of more than three working days (rules.md 5).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { decideLeave } from "../../src/workflows/leave.ts";

export default command({
  right: "refuse-leave",
  looks: ["nothing"],
  args: { who: arg.person() },
  async run(scene) {
    const { who } = scene.args;
    const leave = await decideLeave(who, "refused", scene);
    if (leave === null) return say("nothing", { who });
    const values = { who, by: scene.actor, from: leave.fromDay, to: leave.toDay };
    return { ...say("done", values), notices: [{ to: who.userId, block: "told", values }] };
  },
});
