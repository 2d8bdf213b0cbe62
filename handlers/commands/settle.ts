// 处理 T3 李工 周四: who arranges what was asked for, and when; whoever asked is told (rules.md 11).
import { arg } from "../../src/chat/args/args.ts";
import { takeUp } from "../../src/chat/args/take-up.ts";
import { command, say } from "../../src/chat/command.ts";
import { readTicket } from "../../src/chat/read/ticket.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import { may } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { answerEscalation } from "../../src/workflows/escalations.ts";

export default command({
  right: "settle",
  args: { text: arg.needed("missing-ticket") },
  async run(scene) {
    const { actor, now, store } = scene;
    const said = readTicket(scene.args.text);
    if (said === null) throw new UsageError("missing-ticket");
    const ticket = await store.tickets.byId(said.id);
    const found = ticket === null ? null : await store.items.byNo(ticket.no);
    const inHand = found === null ? null : await takeUp(found, { store, actor, now });
    if (ticket === null || inHand === null || !may("settle", inHand.relations))
      throw new UsageError("no-such-ticket", { id: said.id });
    if (said.text === "") throw new UsageError("missing-answer", { id: said.id });
    if (ticket.answeredAt !== null) {
      const names = await store.people.names([ticket.answeredBy]);
      throw new RuleError("ticket-answered", {
        id: ticket.id,
        by: names[ticket.answeredBy ?? ""] ?? "",
        answer: ticket.answer,
      });
    }
    await store.tickets.save({ ...ticket, answer: said.text, answeredBy: actor.userId, answeredAt: now });
    await answerEscalation(inHand.item, "resource", scene);
    const item = await scene.save({ item: inHand.item, what: "acknowledged", text: said.text });
    const values = { item, customer: inHand.customer, by: actor, ticket, answer: said.text };
    const notices = ticket.by === actor.userId ? [] : [{ to: ticket.by, block: "told", values }];
    return { ...say("done", values), notices };
  },
});
