// 公海限看 20: so many pages of the pool a person and day; 公海限看 不限 (rules.md C.1). Alone it says how it stands.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { readPageLimit } from "../../src/chat/read/page-limit.ts";
import { PAGES_A_DAY } from "../../src/domain/hands/pool-pages.ts";
import { pagesADay } from "../../src/workflows/pool/pages.ts";

export default command({
  right: "limit-pool",
  looks: ["stands"],
  args: { text: arg.words() },
  async run(scene) {
    const { actor, now, store, args } = scene;
    const before = await pagesADay(scene);
    const said = readPageLimit(args.text);
    if (said === null) return say("stands", { most: before });
    await store.companyRules.set({ rule: PAGES_A_DAY, value: said.most, byId: actor.userId, at: now });
    return say("set", { most: said.most, before });
  },
});
