// 设角色 @何市 清洗员 · 设角色 @何市 取消 清洗员: the admin gives and takes roles.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readRole } from "../../src/chat/read/role.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { BY_CONFIG } from "../../src/domain/people/people.ts";
import { RuleError } from "../../src/domain/rule-error.ts";

export default command({
  right: "set-role",
  args: { to: arg.person(), text: arg.words() },
  looks: ["there"],
  async run({ args: { to, text }, actor, now, store }) {
    const read = readRole(text);
    if (read === null) throw new UsageError("missing-role");
    const values = { name: to.name, role: read.role };
    if (read.take) {
      const by = await store.people.roleGivenBy(to.userId, read.role);
      if (by === BY_CONFIG) throw new RuleError("role-of-config", values);
      return say((await store.people.dropRole(to.userId, read.role)) ? "taken" : "had-none", values);
    }
    const known = await store.people.roleGivenBy(to.userId, read.role);
    if (known !== null) return say("there", values);
    await store.people.setRole(to.userId, { role: read.role, by: actor.userId, at: now });
    return { ...say("given", values), notices: [{ to: to.userId, block: "told", values }] };
  },
});
