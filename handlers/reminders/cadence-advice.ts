// The first working day of a quarter, to whoever may change it: what cadence the deals of a year suggest; nothing changes by itself
// (rules.md 7). [L30]
import { reminder } from "../../src/push/reminder.ts";
import { adviceShown, cadenceNews } from "../../src/workflows/rules/cadence-advice.ts";

export default reminder({
  on: "first-of-quarter",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    return (await cadenceNews(scene)).map(({ leader, advice }) => ({
      to: { member: leader.userId },
      block: "advice",
      values: { name: leader.name, today: scene.today, advice: adviceShown(advice) },
      once: true as const,
    }));
  },
});
