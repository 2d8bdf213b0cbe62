// 发表扬 #12 [自己写的话]: posted in the head's own name, in the group of the department they lead (rules.md 8).
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { freeAmount } from "../../src/chat/read/amount.ts";
import { fold } from "../../src/chat/read/fold.ts";
import { readPhone } from "../../src/chat/read/phone.ts";
import { whoCameAlong } from "../../src/domain/mentoring/joint-talks.ts";
import { isWithin } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { praiseOf } from "../../src/workflows/mentoring/mentor-news.ts";

export default command({
  right: "send-praise",
  audience: "private",
  args: { item: arg.item(), text: arg.words() },
  async run({ args: { item: inHand, text }, actor, now, store }) {
    const { item, customer, relations } = inHand;
    const mentors = whoCameAlong(item, await store.jointTalks.of(item.no));
    if (mentors.length === 0 || item.ownerId === null) throw new RuleError("no-talk-on-it", { item });
    if (mentors.includes(actor.userId)) throw new RuleError("praise-oneself", {});
    if (readPhone(text) !== null || freeAmount(fold(text)) !== null)
      throw new RuleError("praise-private", { item });
    const isOwn = relations.has("head") || relations.has("manager");
    const departmentId = isOwn ? item.departmentId : await ledDepartment(mentors);
    const department = departmentId === null ? null : await store.people.department(departmentId);
    if (department === null || (await store.groups.of(department.id, "sales")) === null)
      throw new RuleError("praise-no-group", { item, department });
    const before = (await store.praises.of(item.no)).find(
      (sent) => sent.departmentId === department.id && sent.text === (text || null),
    );
    if (before !== undefined) {
      const names = await store.people.names([before.by]);
      throw new RuleError("praised-already", { item, by: names[before.by], at: before.at });
    }
    await store.praises.add({
      no: item.no,
      departmentId: department.id,
      by: actor.userId,
      at: now,
      text: text || null,
    });
    const values = {
      ...(await praiseOf(item, { customer, mentors, store })),
      by: actor,
      words: text,
      department,
    };
    // Another department's group does not read whose customer it is.
    const block = text === "" && !isOwn ? "post-outside" : "post";
    return { ...say("done", values), posts: [{ departmentId: department.id, block, values }] };

    /** The department of the first mentor whom the actor leads. */
    async function ledDepartment(userIds: readonly string[]): Promise<number | null> {
      for (const userId of userIds) {
        const path = await store.people.pathOf(userId);
        if (path !== null && actor.leads.some((led) => isWithin(path, led)))
          return (await store.people.member(userId))?.mainDepartmentId ?? null;
      }
      return null;
    }
  },
});
