// 报备 …: a rep's own lead; it stays with its finder, and only what is missing is asked for later.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { takeIn, waitingForPhone } from "../../src/workflows/intake.ts";

export default command({
  undoable: true,
  right: "report",
  args: { text: arg.needed("nothing-understood") },
  async run(scene) {
    const taken = await takeIn(scene.args.text, "reported", scene);
    return { ...say("done", { ...taken }), notices: taken.notices, ...waitingForPhone(taken) };
  },
});
