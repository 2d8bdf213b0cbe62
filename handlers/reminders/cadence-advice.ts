// The first working day of a quarter, to whoever may change it: what cadence the deals of a year suggest; nothing changes by itself
// (rules.md 7). [L30]
import { isAway } from "../../src/domain/people/org.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";
import { adviceShown, cadenceAdvice } from "../../src/workflows/rules/cadence-advice.ts";

export default reminder({
  on: "first-of-quarter",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { today, store } = scene;
    const org = await store.org.on(today);
    const notices: ReminderNotice[] = [];
    for (const userId of new Set([...org.leaders.values()].flat())) {
      const leader = isAway(org, userId) ? null : await store.people.actor(userId);
      const advice = leader === null ? null : await cadenceAdvice(leader, scene);
      // What fits already is no news.
      if (leader === null || advice === null || advice.fit.level === advice.now) continue;
      const values = { name: leader.name, today, advice: adviceShown(advice) };
      notices.push({ to: { member: userId }, block: "advice", values, once: true });
    }
    return notices;
  },
});
