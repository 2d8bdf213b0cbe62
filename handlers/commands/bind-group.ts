// 绑定群 华东一部 [主管群] <webhook address>: where a department's posts go; by the admin or its head, alone with the bot.
import { arg } from "../../src/chat/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readAudience } from "../../src/chat/read/audience.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { mustAdminister } from "../../src/domain/rights.ts";

export default command({
  right: "bind-group",
  args: { department: arg.department(), words: arg.words() },
  async run({ args: { department, words }, actor, chat, now, store, webhookKey }) {
    mustAdminister(actor, department);
    // An address is a secret: in a group it has been read by everybody already.
    if (chat.kind === "group") throw new UsageError("address-in-group");
    const { audience, rest: address } = readAudience(words);
    if (address === "") throw new UsageError("missing-address");
    const key = webhookKey(address);
    if (key === null) throw new UsageError("foreign-address");
    const known = await store.groups.of(department.id, audience);
    await store.groups.bind({
      departmentId: department.id,
      audience,
      way: "webhook",
      address: key,
      by: actor.userId,
      at: now,
    });
    return {
      ...say("done", { department, audience, again: known !== null }),
      posts: [{ departmentId: department.id, audience, block: "test", values: { department, audience } }],
    };
  },
});
