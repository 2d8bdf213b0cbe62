// 详情 #12: everything about one item that the asker may see.
import { arg } from "../../src/chat/args/args.ts";
import { command, say } from "../../src/chat/command.ts";
import { amountOf } from "../../src/domain/item/item.ts";
import { missingFields, qualityBars } from "../../src/domain/item/quality.ts";
import { mentorsOf } from "../../src/workflows/mentoring/mentoring.ts";
import { standing } from "../../src/workflows/transfers/offers.ts";

/** So much of what was said is shown at once; the rest, as far as anybody reads, waits for 更多. */
const RECENT = 5;
const MOST = 60;

export default command({
  right: "look",
  looks: true,
  several: true,
  args: { item: arg.item() },
  async run(scene) {
    const { now, store } = scene;
    const { item, customer, relations } = scene.args.item;
    const offered = await store.transfers.openOf(item.no);
    const { state } = offered === null ? { state: null } : await standing(offered, item, scene);
    const isOffered = state === "offered" || state === "awaiting-managers";
    const contacts = await store.contacts.of(customer.id);
    const followUps = await store.followUps.latest(item.no, MOST);
    const notes = await store.history.notes(item.no, MOST);
    const said = [
      ...followUps.map(({ at, by, text }) => ({ at, by, text, isNote: false })),
      ...notes.map(({ at, by, text }) => ({ at, by, text, isNote: true })),
    ].sort((a, b) => b.at - a.at);
    const missing = missingFields(customer, contacts, item);
    const bars = qualityBars(item, {
      missing: missing.length,
      followUps: Math.min(followUps.length, RECENT),
      now,
    });
    const talks = (await store.jointTalks.of(item.no)).filter(({ state }) => state === "confirmed");
    const mentors = await mentorsOf(item, store);
    const called = await store.people.names(mentors);
    const names = await store.people.names([
      item.ownerId,
      item.finderId,
      offered?.toId ?? null,
      ...said.map(({ by }) => by),
    ]);
    const masked = item.place === "pool";
    const offersClaim = masked && !item.unqualified && relations.has("pool-scope");
    const named = said.map((one) => ({ ...one, name: names[one.by] }));
    const done = say("done", {
      item,
      customer,
      contacts,
      masked,
      missing,
      bars,
      amount: amountOf(item),
      offer: isOffered ? offered : null,
      offeredTo: names[offered?.toId ?? ""] ?? "",
      owner: item.ownerId === null ? null : names[item.ownerId],
      mentors: mentors.map((id) => ({
        name: called[id],
        talks: talks.filter(({ mentorId }) => mentorId === id).length,
      })),
      said: named.slice(0, RECENT),
      earlier: named.slice(RECENT),
      paidFen: item.outcome === "won" ? await store.payments.paidFen(item.no) : 0,
      plan: item.outcome === "won" ? await store.payments.plan(item.no) : [],
    });
    const shown = named.length > RECENT ? { ...done, more: "earlier" } : done;
    return offersClaim ? { ...shown, buttons: "buttons" } : shown;
  },
});
