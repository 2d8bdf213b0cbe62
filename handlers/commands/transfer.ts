// 转交 #12 @李四 他熟悉制造业: offered to a colleague, who answers 我接, 不接 or 一起做; nothing moves before (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Notice, say } from "../../src/chat/command.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { dayOf } from "../../src/domain/day.ts";
import { offer, unanswered } from "../../src/domain/hands/transfer.ts";
import { asksForReasons } from "../../src/domain/hands/transfer-scope.ts";
import { amountOf } from "../../src/domain/item/item.ts";
import { mustBeOwned } from "../../src/domain/item/places.ts";
import { isAway } from "../../src/domain/people/org.ts";
import { standing } from "../../src/workflows/transfers/offers.ts";
import { endOffer, pauseFor, tellThemOver, wayOf } from "../../src/workflows/transfers/transfers.ts";

export default command({
  right: "transfer",
  args: { item: arg.item(), to: arg.person(), reason: arg.words() },
  async run(scene) {
    const { item: inHand, to: named, reason } = scene.args;
    const { actor, now, store, calendar } = scene;
    const { item, customer } = inHand;
    const rules = scene.rules.of(item.departmentId);
    mustBeOwned(item);
    const to = await store.people.actor(named.userId);
    if (to === null) throw new UsageError("no-such-person", { name: named.name });
    if (reason === "" && asksForReasons(rules)) throw new UsageError("missing-reason");
    const before = await store.transfers.openOf(item.no);
    const last = before === null ? null : await standing(before, item, scene);
    const isOpen = last?.state === "offered" || last?.state === "awaiting-managers";
    const org = await store.org.on(dayOf(now));
    const draft = offer(item, {
      to,
      by: actor,
      reason: reason || null,
      way: await wayOf(inHand, to, store),
      org,
      open: isOpen ? before : null,
      now,
      rules,
      calendar,
    });
    const notices: Notice[] = [];
    if (last !== null && (last.state === "expired" || last.state === "overtaken")) {
      const over = { offer: last.offer, state: last.state } as const;
      notices.push(...(await tellThemOver(over, { item, customer, by: null }, scene)));
      await endOffer({ ...over, item, by: null }, scene);
    }
    const made = await store.transfers.add(draft);
    const isPaused = await pauseFor(made, item, scene);
    const asked = unanswered(made);
    const names = await store.people.names([made.fromId, ...asked]);
    const [lastFollowUp] = await store.followUps.latest(item.no, 1);
    const values = {
      item: (await store.items.byNo(item.no)) ?? item,
      customer,
      offer: made,
      to,
      by: actor,
      owner: names[made.fromId],
      byOwner: made.fromId === actor.userId,
      reason,
      isPaused,
      isAway: isAway(org, to.userId),
      isWide: made.fromUnitId !== null,
      asked: asked.map((id) => names[id]).join("、"),
      asksForPlan: asksForReasons(rules),
      amount: amountOf(item),
      last: lastFollowUp ?? null,
    };
    notices.push({ to: to.userId, block: "told", values, buttons: "buttons" });
    for (const id of asked) notices.push({ to: id, block: "asked", values, buttons: "asked-buttons" });
    if (made.fromId !== actor.userId) notices.push({ to: made.fromId, block: "told-owner", values });
    return { ...say("done", values), notices };
  },
});
