// 建群 华东销售部 [主管群]: a group the app makes itself, for companies without group robots; made when its first message goes.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAudience } from "../../src/chat/read/audience.ts";
import { mustAdminister } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

/** WeCom makes no group of one. */
const FEWEST = 2;

export default command({
  right: "create-group",
  args: { department: arg.department(), words: arg.words() },
  async run({ args: { department, words }, actor, now, store }) {
    mustAdminister(actor, department);
    const { audience } = readAudience(words);
    const members = await store.org.around(department.id, audience);
    if (members.length < FEWEST) throw new RuleError("group-too-small", { department, audience });
    const known = await store.groups.of(department.id, audience);
    if (known?.way === "appchat") throw new RuleError("group-made-already", { department, audience });
    await store.groups.bind({
      departmentId: department.id,
      audience,
      way: "appchat",
      address: `opportunity${department.id}${audience}`,
      by: actor.userId,
      at: now,
    });
    const values = { department, audience, count: members.length, again: known !== null };
    return {
      ...say("done", values),
      posts: [{ departmentId: department.id, audience, block: "test", values }],
    };
  },
});
