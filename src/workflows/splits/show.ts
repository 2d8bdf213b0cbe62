// 分成 #12: what is in force, what is being negotiated, what each gets of the amount and has got so far, to the fen.
import type { InHand } from "../../chat/args/take-up.ts";
import { type Saying, say } from "../../chat/command.ts";
import type { Item } from "../../domain/item/item.ts";
import { creditedBy } from "../../domain/split/credit.ts";
import { allTo } from "../../domain/split/shares.ts";
import { currentOf, type Split } from "../../domain/split/split.ts";
import { lostGroundOf, type StepScene } from "./step.ts";
import { viewOf, worthOf } from "./view.ts";

type Looking = Omit<StepScene, "save">;

export async function shown({ item, customer }: InHand, scene: Looking): Promise<Saying> {
  const { store, chat } = scene;
  const agreed = await store.splits.inForceOf(item.no);
  const found = await store.splits.openOf(item.no);
  const open = found !== null && (await lostGroundOf(found, item, scene)) === null ? found : null;
  const view = (split: Split | null) => (split === null ? null : viewOf(split, { chat, scene }));
  const holds = agreed === null ? null : currentOf(agreed);
  const offered = open === null ? null : currentOf(open);
  const ledgers = holds?.ledgers ?? (item.ownerId === null ? null : allTo(item.ownerId));
  const names = await store.people.names([item.ownerId]);
  return say("shown", {
    item,
    customer,
    owner: item.ownerId === null ? null : names[item.ownerId],
    mine: item.ownerId === scene.actor.userId,
    agreed: await view(agreed),
    open: await view(open),
    worth: ledgers === null ? null : await worthOf(ledgers, item, scene),
    openWorth: offered === null ? null : await worthOf(offered.ledgers, item, scene),
    credits: await creditsOf(item, scene),
    frozen: (await store.audits.frozenOf(item.no)) !== null,
  });
}

/** What the payments so far have given to each; empty before the first. */
async function creditsOf(item: Item, { store, now }: Pick<Looking, "store" | "now">) {
  const facts = {
    payments: await store.payments.of(item.no),
    terms: (await store.splits.agreedOf(item.no)).flatMap((split) => {
      const version = currentOf(split);
      return version === null || split.inForceAt === null
        ? []
        : [{ from: split.inForceAt, ledgers: version.ledgers }];
    }),
    holdings: await store.holdings.of(item.no),
  };
  const performance = creditedBy(facts, { ledger: "performance", asOf: now });
  const income = creditedBy(facts, { ledger: "income", asOf: now });
  const members = [...new Set([...performance.keys(), ...income.keys()])];
  const names = await store.people.names(members);
  return members.map((memberId) => ({
    name: names[memberId] ?? memberId,
    performanceFen: performance.get(memberId) ?? 0,
    incomeFen: income.get(memberId) ?? 0,
  }));
}
