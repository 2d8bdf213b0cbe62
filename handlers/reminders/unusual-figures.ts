// The first working day of a week, privately to a department's head: what is unusual about its figures, as a ticket; and what
// became of what was asked before (rules.md 11; A57). Nothing where nothing is unusual. [L68]
import { reminder } from "../../src/push/reminder.ts";
import { anomalyWeek } from "../../src/workflows/insight/anomaly-week.ts";

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { today, store } = scene;
    const { isAlone, readers } = await anomalyWeek(scene);
    const names = await store.people.names([...readers.keys()]);
    return [...readers].map(([reader, { opened, closed }]) => ({
      to: { member: reader },
      block: "week",
      values: { name: names[reader], today, opened, closed, isAlone },
    }));
  },
});
