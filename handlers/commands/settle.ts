// 处理 T3 李工 周四: who arranges what was asked for, and when; whoever asked is told. Of a department's figures nobody has asked:
// what comes of it is looked at again some weeks later (rules.md 11).
import { arg } from "../../src/chat/args/args.ts";
import { takeUp } from "../../src/chat/args/take-up.ts";
import { command, type Scene, say } from "../../src/chat/command.ts";
import { readTicket } from "../../src/chat/read/ticket.ts";
import { UsageError } from "../../src/chat/usage-error.ts";
import type { Ticket } from "../../src/domain/hands/ticket.ts";
import { isWithin, may } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { answerEscalation } from "../../src/workflows/escalations.ts";

/** What a ticket asks about a department's figures; null where it is not theirs to answer. */
async function figuresOf({ id }: Ticket, { actor, store, rules }: Scene<unknown>) {
  const anomaly = await store.anomalies.byTicket(id);
  const department = anomaly === null ? null : await store.people.department(anomaly.departmentId);
  if (anomaly === null || department === null) return null;
  const isTheirs =
    anomaly.askedId === actor.userId || actor.leads.some((led) => isWithin(department.path, led));
  if (!isTheirs) return null;
  if (anomaly.closedAt !== null) throw new RuleError("figures-closed", { id, anomaly, department });
  return { line: anomaly, department, weeks: rules.insight.unusual.patienceDays / 7 };
}

export default command({
  right: "settle",
  args: { text: arg.needed("missing-ticket") },
  async run(scene) {
    const { actor, now, store } = scene;
    const said = readTicket(scene.args.text);
    if (said === null) throw new UsageError("missing-ticket");
    const ticket = await store.tickets.byId(said.id);
    const figures = ticket?.no === null ? await figuresOf(ticket, scene) : null;
    const found = typeof ticket?.no === "number" ? await store.items.byNo(ticket.no) : null;
    const inHand = found === null ? null : await takeUp(found, { store, actor, now });
    const isTheirs = figures !== null || (inHand !== null && may("settle", inHand.relations));
    if (ticket === null || !isTheirs) throw new UsageError("no-such-ticket", { id: said.id });
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
    if (inHand === null) return say("figures", { ...figures, ticket, answer: said.text });
    await answerEscalation(inHand.item, "resource", scene);
    const item = await scene.save({ item: inHand.item, what: "acknowledged", text: said.text });
    const values = { item, customer: inHand.customer, by: actor, ticket, answer: said.text };
    const notices = ticket.by === actor.userId ? [] : [{ to: ticket.by, block: "told", values }];
    return { ...say("done", values), notices };
  },
});
