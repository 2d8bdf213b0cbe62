// The week's first working day, 10:30, the head, private: items that go round, with what it was seen by (rules.md 4, 7).
import { groupedBy } from "../../src/domain/grouped.ts";
import { reminder } from "../../src/push/reminder.ts";
import { ROUNDS_SHOWN, roundLines } from "../../src/workflows/pool/review.ts";
import { headToLook, newRounds } from "../../src/workflows/pool/rounds.ts";

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { today, store } = scene;
    const org = await store.org.on(today);
    const lists = groupedBy(await newRounds(scene), (found) => headToLook(found, org));
    const notices = [];
    for (const [userId, all] of lists) {
      const shown = all.slice(0, ROUNDS_SHOWN);
      const names = await store.people.names([userId]);
      const lines = await roundLines(shown, store);
      notices.push({
        to: { member: userId },
        block: "list",
        values: { name: names[userId], today, count: all.length, lines },
        // Of no deadline: an owner's 为什么 does not tell of it.
        about: shown.map(({ item }) => ({ ...item, deadlineAt: NO_DEADLINE })),
        once: true as const,
      });
    }
    return notices;
  },
});

const NO_DEADLINE = -1;
