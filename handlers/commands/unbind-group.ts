// 解绑群 华东一部: its posts go to the head privately from then on.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAudience } from "../../src/chat/read/audience.ts";
import { mustAdminister } from "../../src/domain/rights.ts";

export default command({
  right: "unbind-group",
  args: { department: arg.department(), words: arg.words() },
  async run({ args: { department, words }, actor, store }) {
    mustAdminister(actor, department);
    const { audience } = readAudience(words);
    const had = await store.groups.unbind(department.id, audience);
    return say(had ? "done" : "nothing", { department, audience });
  },
});
