// 解绑群 华东一部: its posts go to the head privately from then on.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { mustAdminister } from "../../src/domain/rights.ts";

export default command({
  right: "unbind-group",
  args: { department: arg.department() },
  async run({ args: { department }, actor, store }) {
    mustAdminister(actor, department);
    return say((await store.groups.unbind(department.id)) ? "done" : "nothing", { department });
  },
});
