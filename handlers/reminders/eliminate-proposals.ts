// The week's first working day, 10:30, private: what has slept in vain, or is no customer any more, to the manager, where there
// is none to the admins; what is newly due, or was proposed a month ago (rules.md 2, A44).
import { keepShown } from "../../src/chat/args/picked.ts";
import { isFirstOfWeek } from "../../src/domain/clock/window.ts";
import { reminder } from "../../src/push/reminder.ts";
import { eliminateProposals } from "../../src/workflows/pool/proposals.ts";
import { byReader, eliminateReaders } from "../../src/workflows/pool/readers.ts";
import { ELIMINATE_SHOWN, listed } from "../../src/workflows/pool/review.ts";

export default reminder({
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { now, today, store, calendar } = scene;
    if (!isFirstOfWeek(today, calendar)) return [];
    const org = await store.org.on(today);
    const lists = byReader(await eliminateProposals(scene), await eliminateReaders({ store, org }));
    const notices = [];
    for (const [userId, all] of lists) {
      const list = await listed(all, ELIMINATE_SHOWN, { userId, store });
      await keepShown(list.nos, { userId, list: "eliminate", now, store });
      notices.push({
        to: { member: userId },
        block: "list",
        values: { ...list, today },
        about: list.items,
        once: true as const,
      });
    }
    return notices;
  },
});
