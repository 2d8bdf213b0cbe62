// 录线索 …: marketing's lead, into the cleaning queue; from a rep it is taken as 报备 (rules.md 12).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { may, ownRelations } from "../../src/domain/people/rights.ts";
import { takeIn, waitingForPhone } from "../../src/workflows/intake.ts";

export default command({
  undoable: true,
  right: "report",
  args: { text: arg.needed("nothing-understood") },
  async run(scene) {
    const isMarketing = may("record-lead", ownRelations(scene.actor));
    const taken = await takeIn(scene.args.text, isMarketing ? "marketing" : "reported", scene);
    const said = say(isMarketing ? "done" : "reported", { ...taken });
    return { ...said, notices: taken.notices, ...waitingForPhone(taken) };
  },
});
