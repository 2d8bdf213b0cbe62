// 删除个人信息 #12, then 确认: who a customer's people are goes for good, its figures and moves stay (rules.md 12).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { eraseAll, erasureOf } from "../../src/workflows/erasing.ts";

export default command({
  right: "erase-personal",
  audience: "private",
  looks: ["ask", "nothing"],
  args: { item: arg.item() },
  async run(scene) {
    const { actor, now, store, confirmed, word } = scene;
    const { item, customer } = scene.args.item;
    if (!confirmed) {
      const erasure = await erasureOf(item, store);
      const gone = await store.personalData.count(erasure);
      const isNothing = Object.values(gone).every((count) => count === 0);
      const values = { item, customer, gone, nos: erasure.nos.filter((no) => no !== item.no) };
      return isNothing ? say("nothing", values) : { ...say("ask", values), confirm: true as const };
    }
    const { gone, items } = await eraseAll(item, scene);
    await store.looks.add({ userId: actor.userId, at: now, kind: "erasure", words: `${word} #${item.no}` });
    const left = (await store.items.byNo(item.no)) ?? item;
    const values = { item: left, customer: await store.customers.byId(left.customerId), gone };
    const owners = new Map(
      items.flatMap((one) => (one.ownerId === null || one.place !== "owned" ? [] : [[one.ownerId, one]])),
    );
    return {
      ...say("done", values),
      notices: [...owners].flatMap(([to, own]) =>
        to === actor.userId ? [] : [{ to, block: "told", values: { ...values, item: own } }],
      ),
    };
  },
});
