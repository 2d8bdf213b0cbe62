// The week's first working day, 10:30, private: what lies in the pool too long, to whoever may put it to sleep (rules.md 2, A42).
import { keepShown } from "../../src/chat/args/picked.ts";
import { isFirstOfWeek } from "../../src/domain/clock/window.ts";
import { reminder } from "../../src/push/reminder.ts";
import { archiveProposals } from "../../src/workflows/pool/proposals.ts";
import { archiveReaders, byReader } from "../../src/workflows/pool/readers.ts";
import { ARCHIVE_SHOWN, listed } from "../../src/workflows/pool/review.ts";

export default reminder({
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { now, today, store, calendar } = scene;
    if (!isFirstOfWeek(today, calendar)) return [];
    const org = await store.org.on(today);
    const lists = byReader(await archiveProposals(scene), await archiveReaders({ store, org }));
    const notices = [];
    for (const [userId, all] of lists) {
      const list = await listed(all, ARCHIVE_SHOWN, { userId, store });
      await keepShown(list.nos, { userId, list: "archive", now, store });
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
