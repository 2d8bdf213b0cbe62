// 取消转交 #12: the offer is taken back before it was answered; those who were asked need not answer (rules.md 2).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { standing, tooLate } from "../../src/workflows/transfers/offers.ts";
import { endOffer, tellThemOver } from "../../src/workflows/transfers/transfers.ts";

export default command({
  right: "withdraw-transfer",
  looks: ["already"],
  args: { item: arg.item() },
  async run(scene) {
    const { actor, store } = scene;
    const { item, customer } = scene.args.item;
    const [latest] = await store.transfers.of(item.no);
    if (latest === undefined) throw new RuleError("nothing-offered", { item });
    const found = await standing(latest, item, scene);
    const { offer, state } = found;
    const names = await store.people.names([offer.fromId, offer.toId]);
    const values = { item, customer, from: names[offer.fromId], to: names[offer.toId] };
    if (state === "withdrawn") return say("already", values);
    if (state !== "offered" && state !== "awaiting-managers") throw await tooLate(found, item, scene);
    const over = { offer, state: "withdrawn" } as const;
    const told = await tellThemOver(over, { item, customer, by: actor.userId }, scene);
    await endOffer({ ...over, item, by: actor.userId }, scene);
    const now = { ...values, item: (await store.items.byNo(item.no)) ?? item };
    const owner =
      offer.fromId === actor.userId
        ? []
        : [{ to: offer.fromId, block: "told-owner", values: { ...now, by: actor } }];
    return { ...say("done", now), notices: [...told, ...owner] };
  },
});
