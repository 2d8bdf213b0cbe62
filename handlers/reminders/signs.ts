// On the week's first working day: what a head should have a look at (需要看一下), privately and with the facts (rules.md 4).
import { reminder } from "../../src/push/reminder.ts";
import { raiseSigns } from "../../src/workflows/audits/raise-signs.ts";
import { signsByHead } from "../../src/workflows/audits/sign-lines.ts";

const MOST_SHOWN = 8;

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { now, today, store } = scene;
    const byHead = await signsByHead(await raiseSigns(scene), {
      store,
      now,
      org: await store.org.on(today),
    });
    const names = await store.people.names([...byHead.keys()]);
    return [...byHead].map(([head, signs]) => ({
      to: { member: head },
      block: "list",
      values: { name: names[head], today, count: signs.length, signs: signs.slice(0, MOST_SHOWN) },
      once: true as const,
    }));
  },
});
