// 急停 回收 15天 因为…: at once, for what runs already too, and never but looser; asked about first (rules.md 9.2).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { REWOUND_UP_TO } from "../../src/domain/clock/pauses.ts";
import { mustChange, mustLoosen } from "../../src/domain/rules/proposal.ts";
import { toldToAll } from "../../src/workflows/rules/tidings.ts";
import { concernedBy } from "../../src/workflows/rules/weighed.ts";
import { shown, wishOf } from "../../src/workflows/rules/wishes.ts";

export default command({
  right: "change-rule",
  args: { text: arg.needed("missing-stop-wish") },
  async run(scene) {
    const { actor, now, store, rules, confirmed } = scene;
    const wish = await wishOf(scene.args.text, scene);
    const before = rules.of(wish.departmentId);
    mustChange(wish, before);
    mustLoosen(wish, before);
    const values = { wish: shown(wish, scene), reason: wish.reason, by: actor };
    if (!confirmed) return { ...say("sure", values), confirm: true };
    const { path, value, rule, reason, departmentId } = wish;
    const departments = concernedBy(wish, await store.people.departments());
    const inside = new Set(departments.map(({ id }) => id as number | null));
    // A department below with a number of its own is stopped with it, where its own is tighter.
    const tighter = [...inside].filter(
      (id) =>
        id !== departmentId &&
        rules
          .editions(rule, id)
          .some((one) => one.departmentId === id && one.numbers.some((set) => set.path === path)),
    );
    for (const id of [departmentId, ...tighter]) {
      if (id !== departmentId && !loosens(id)) continue;
      await store.rules.add({
        rule,
        departmentId: id,
        startsAt: now,
        at: now,
        byId: actor.userId,
        reason,
        emergency: true,
        numbers: [{ path, value }],
      });
    }
    // The pusher winds all clocks again.
    await store.settings.put(REWOUND_UP_TO, "0");
    const told = { departmentId, block: "told", values, besides: [actor.userId] };
    return { ...say("done", values), ...(await toldToAll(told, store)) };

    function loosens(id: number | null): boolean {
      try {
        mustLoosen(wish, rules.of(id));
        return true;
      } catch {
        return false;
      }
    }
  },
});
