// The week's first working day, 10:30, private: what lies in the pool too long, to whoever may put it to sleep (rules.md 2, A42).
import { reminder } from "../../src/push/reminder.ts";
import { archiveProposals } from "../../src/workflows/pool/proposals.ts";
import { archiveReaders, byReader } from "../../src/workflows/pool/readers.ts";
import { ARCHIVE_SHOWN, proposalLists } from "../../src/workflows/pool/review.ts";

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { today, store } = scene;
    const org = await store.org.on(today);
    const lists = byReader(await archiveProposals(scene), await archiveReaders({ store, org }));
    return proposalLists(lists, { list: "archive", most: ARCHIVE_SHOWN }, scene);
  },
});
