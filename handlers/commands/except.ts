// 破例 #12 回收 宽到月底 因为…: for this item a rule asks less until a day; a head's or manager's word, with a reason (rules.md 9).
import { arg } from "../../src/chat/args/args.ts";
import type { InHand } from "../../src/chat/args/take-up.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readException } from "../../src/chat/read/exception.ts";
import { rewindAll } from "../../src/chat/turn/clockwork.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { dayOf } from "../../src/domain/day.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import type { Exception } from "../../src/domain/rules/exception.ts";
import { exceptionFor } from "../../src/domain/rules/exception.ts";

export default command({
  right: "except",
  args: { item: arg.item(), text: arg.words() },
  async run(scene) {
    const { item: inHand, text } = scene.args;
    const { actor, now, rules, calendar, store } = scene;
    const { item } = inHand;
    if (item.ownerId === actor.userId) throw new RuleError("exception-own", { item });
    const said = readException(text, now);
    if ("ask" in said) throw new UsageError(said.ask, { words: said.words });
    if (said.act === "end") return end(inHand, scene);
    if (said.rule === null) throw new UsageError("missing-rule", { ask: "rule" });
    if (said.reason === "") throw new UsageError("missing-reason", { ask: "reason" });
    const draft = exceptionFor(item, {
      rule: said.rule,
      untilDay: said.untilDay,
      today: dayOf(now),
      rules: rules.ofItem(item),
      calendar,
    });
    const made = await store.rules.except({ ...draft, byId: actor.userId, at: now, reason: said.reason });
    return told("done", { inHand, exception: made }, scene);
  },
});

async function end(inHand: InHand, scene: Scene<unknown>): Promise<Saying> {
  const { actor, now, store } = scene;
  const own = (await store.rules.exceptions()).filter(
    ({ no, byId, endedAt }) => no === inHand.item.no && byId === actor.userId && endedAt === null,
  );
  const last = own.at(-1);
  if (last === undefined) throw new RuleError("exception-none", { item: inHand.item });
  return told("ended", { inHand, exception: await store.rules.unexcept(last, now) }, scene);
}

/** Booked, the clock wound by it, and its owner told. */
async function told(
  block: "done" | "ended",
  { inHand, exception }: { readonly inHand: InHand; readonly exception: Exception },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, store } = scene;
  const { item, customer } = inHand;
  const booked = await scene.save({
    item,
    what: "overridden",
    text: exception.reason,
    edit: { field: exception.rule, before: null, after: block === "done" ? exception.untilDay : null },
  });
  await rewindAll([booked], { ...scene, rules: scene.rules.with(exception) });
  const values = {
    item: (await store.items.byNo(item.no)) ?? booked,
    customer,
    exception,
    by: actor,
  };
  const owner = item.ownerId;
  const notices =
    owner === null || owner === actor.userId ? [] : [{ to: owner, block: `told-${block}`, values }];
  return { ...say(block, values), notices };
}
