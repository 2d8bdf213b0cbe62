// The first working day of a quarter: mentors whose figures suffice for 专家, to the manager, who decides (rules.md 8; A33).
import { isExpert, lackingOf } from "../../src/domain/mentoring/experts.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { reminder } from "../../src/push/reminder.ts";
import { expertFigures } from "../../src/workflows/mentoring/experts.ts";

const MOST_SHOWN = 8;

export default reminder({
  on: "first-of-quarter",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect({ today, store, rules }) {
    const talks = await store.jointTalks.confirmed();
    const org = await store.org.on(today);
    const byManager = new Map<string, object[]>();
    for (const mentorId of new Set(talks.map((talk) => talk.mentorId))) {
      const member = await store.people.member(mentorId);
      if (member?.active !== true || isExpert(await store.experts.of(mentorId))) continue;
      const figures = await expertFigures(mentorId, talks, { store, rules });
      if (lackingOf(figures, rules).length > 0) continue;
      const large = org.departments.get(member.mainDepartmentId)?.largeId ?? null;
      const manager = headOf(org, large, [mentorId])?.userId;
      if (manager === undefined) continue;
      const line = { userId: mentorId, name: member.name, figures };
      byManager.set(manager, [...(byManager.get(manager) ?? []), line]);
    }
    const names = await store.people.names([...byManager.keys()]);
    return [...byManager].map(([manager, lines]) => ({
      to: { member: manager },
      block: "list",
      values: { name: names[manager], count: lines.length, lines: lines.slice(0, MOST_SHOWN) },
      once: true as const,
    }));
  },
});
