// The week's first working day, 10:30, private: what has slept in vain, or is no customer any more, to the manager, where there
// is none to the admins; what is newly due, or was proposed a month ago (rules.md 2, A44).
import { reminder } from "../../src/push/reminder.ts";
import { eliminateProposals } from "../../src/workflows/pool/proposals.ts";
import { byReader, eliminateReaders } from "../../src/workflows/pool/readers.ts";
import { ELIMINATE_SHOWN, proposalLists } from "../../src/workflows/pool/review.ts";

export default reminder({
  on: "first-of-week",
  from: 10 * 60 + 30,
  until: 20 * 60,
  async collect(scene) {
    const { today, store } = scene;
    const org = await store.org.on(today);
    const lists = byReader(await eliminateProposals(scene), await eliminateReaders({ store, org }));
    return proposalLists(lists, { list: "eliminate", most: ELIMINATE_SHOWN }, scene);
  },
});
