// 改规则 回收 5天 因为…: what it would have done is shown and asked about; then everybody it concerns may say what they think (rules.md 9).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { CHANGE_APART } from "../../src/chat/read/rule-change.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { closesAt, mustChange, mustHaveRested, patchesOf } from "../../src/domain/rules/proposal.ts";
import { askChange } from "../../src/workflows/rules/change-picture.ts";
import { grumblesTold } from "../../src/workflows/rules/grumbles.ts";
import { toldToAll } from "../../src/workflows/rules/tidings.ts";
import {
  concernedBy,
  lacksRefused,
  named,
  weighing,
  whyUnplayed,
} from "../../src/workflows/rules/weighed.ts";
import { shown, wishOf } from "../../src/workflows/rules/wishes.ts";

export default command({
  right: "change-rule",
  apart: CHANGE_APART,
  audience: "private",
  args: { text: arg.needed("missing-rule-wish") },
  async run(scene) {
    const { actor, now, store, rules, calendar, confirmed, compute } = scene;
    const wish = await wishOf(scene.args.text, scene);
    mustChange(wish, rules.of(wish.departmentId));
    const editions = rules.editions(wish.rule, wish.departmentId);
    const beganAt = (await store.rules.beganAt()) ?? now;
    mustHaveRested(wish, { editions, beganAt, now });
    const open = (await store.ruleProposals.open()).find(
      (one) => one.rule === wish.rule && one.departmentId === wish.departmentId,
    );
    if (open !== undefined)
      throw new RuleError("proposal-there", { memberId: open.byId, rule: open.rule, until: open.closesAt });
    const department =
      wish.departmentId === null ? null : ((await store.people.department(wish.departmentId))?.name ?? null);
    const departments = await store.people.departments();
    const concerned = concernedBy(wish, departments).map(({ id }) => id);
    const said = (await store.grumbles.openIn(concerned)).filter(({ rule }) => rule === wish.rule);
    const values = {
      wish: shown(wish, scene),
      department,
      reason: wish.reason,
      by: actor,
      closesAt: closesAt(now, calendar),
    };
    if (!confirmed) {
      const ask = weighing(wish, { departments, rules, now });
      const lines = ask === null ? [] : named(compute(ask), departments);
      return {
        ...say("sure", {
          ...values,
          lines,
          unplayed: ask === null ? whyUnplayed(wish) : null,
          lacks: lines.length > 0 && lacksRefused(wish, rules),
          pictured: lines.length > 0 && (await askChange(wish, scene)),
          said: (await grumblesTold(said, store))[0] ?? null,
          patches: patchesOf(wish, editions),
        }),
        confirm: true,
      };
    }
    await store.ruleProposals.add({
      ...wish,
      byId: actor.userId,
      at: now,
      closesAt: values.closesAt,
      state: "open",
      askedId: null,
      decidedBy: null,
      endedAt: null,
    });
    const told = { departmentId: wish.departmentId, block: "told", values, besides: [actor.userId] };
    return { ...say("done", values), ...(await toldToAll(told, store)) };
  },
});
