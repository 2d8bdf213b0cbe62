// 规则 · 规则 回收: what holds in the asker's department, in a sentence each; of one its numbers, since when, by whom and why.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readRule } from "../../src/chat/read/rule.ts";
import { rulesTold, ruleTold } from "../../src/workflows/rules/told.ts";

export default command({
  right: "rules",
  looks: true,
  args: { text: arg.words() },
  async run(scene) {
    const { actor, chat, store, args } = scene;
    const department = (await store.people.department(actor.department.id))?.name ?? null;
    const read = readRule(args.text);
    if (read !== null) {
      const told = await ruleTold(read.rule, actor.department.id, scene);
      // A group reads no amounts, not even a rule's.
      const numbers = told.numbers.filter(({ unit }) => chat.kind === "single" || unit !== "fen");
      return say("one", { department, told: { ...told, numbers } });
    }
    const lines = await rulesTold(actor.department.id, scene);
    return say("list", { department, lines, asked: args.text === "" ? null : args.text });
  },
});
