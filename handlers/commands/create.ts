// 新建商机 …: a complete self-developed opportunity, owned, in stage 1; what is missing is asked for by name.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { takeIn } from "../../src/workflows/intake.ts";

export default command({
  right: "create",
  args: { text: arg.needed("nothing-understood") },
  async run(scene) {
    const taken = await takeIn(scene.args.text, "self-developed", scene);
    return { ...say("done", { ...taken }), notices: taken.notices };
  },
});
