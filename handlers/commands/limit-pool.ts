// 公海限看 20: so many pages of the pool a person and day; 公海限看 不限 (rules.md C.1). Alone it says how it stands.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readPageLimit } from "../../src/chat/read/page-limit.ts";

export default command({
  right: "limit-pool",
  looks: ["stands"],
  args: { text: arg.words() },
  async run(scene) {
    const { actor, now, store, rules, args } = scene;
    const before = rules.poolLife.pagesADay;
    const said = readPageLimit(args.text);
    if (said === null) return say("stands", { most: before });
    await store.rules.add({
      rule: "claim",
      departmentId: null,
      startsAt: now,
      at: now,
      byId: actor.userId,
      reason: "",
      emergency: false,
      numbers: [{ path: "poolLife.pagesADay", value: said.most }],
    });
    return say("set", { most: said.most, before });
  },
});
