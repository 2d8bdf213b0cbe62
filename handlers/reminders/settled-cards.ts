// A card that asks about something settled elsewhere, or by typing, says so in the place of its buttons (wecom.md 4.5).
// To let a new kind of card know: name its matter where it is sent, and say here who has settled it.
import type { Store } from "../../db/store.ts";
import { BY_CLOCK } from "../../src/domain/people/people.ts";
import { isAsked } from "../../src/domain/split/split.ts";
import { type ReminderNotice, reminder } from "../../src/push/reminder.ts";

/** So long a code is good (wecom.md 4.5). */
const CODE_MS = 72 * 3_600_000;

interface Asked {
  readonly userId: string;
  readonly sentAt: number;
  readonly store: Store;
}

/** Who has settled a matter since the card was sent, "" where that is nobody's; null while it is open. */
type Settled = (ids: readonly number[], card: Asked) => Promise<string | null>;

const MATTERS: Readonly<Record<string, Settled>> = {
  async escalation([id = 0], { sentAt, store }) {
    const one = await store.escalations.byId(id);
    if (one === null || one.closedAt !== null) return one?.closedBy ?? "";
    return one.answeredAt !== null && one.answeredAt >= sentAt ? one.answeredBy : null;
  },
  async leave([id = 0], { store }) {
    const one = await store.absences.byId(id);
    return one?.state === "asked" ? null : (one?.decidedBy ?? one?.memberId ?? "");
  },
  async appeal([no = 0], { store }) {
    const item = await store.items.byNo(no);
    return item?.place === "pool" ? null : ((await store.history.of(no)).at(-1)?.by ?? "");
  },
  async audit([id = 0], { store }) {
    const one = await store.audits.byId(id);
    return one?.state === "appealed" ? null : (one?.decidedBy ?? "");
  },
  async call([id = 0], { store }) {
    const one = await store.audits.byId(id);
    return one?.state === "open" && one.callState === "asked" ? null : (one?.callAskedId ?? "");
  },
  async quiet([id = 0], { userId, store }) {
    const one = await store.quiets.byId(id);
    if (one?.state !== "asked") return one?.endedBy ?? "";
    const mine = (await store.quiets.consentsOf(id)).find(({ memberId }) => memberId === userId);
    return mine?.answer == null ? null : mine.answeredBy;
  },
  async value([id = 0], { store }) {
    const one = await store.customerValues.byId(id);
    return one?.state === "asked" ? null : (one?.answeredBy ?? one?.endedBy ?? "");
  },
  async split([no = 0, number = 0], { userId, store }) {
    const one = await store.splits.openOf(no);
    return one !== null && isAsked(one, { memberId: userId, number }) ? null : "";
  },
};

export default reminder({
  from: 0,
  until: 24 * 60,
  rhythm: "minute",
  anyDay: true,
  async collect({ now, store }) {
    const notices: ReminderNotice[] = [];
    for (const card of await store.cards.open(now - CODE_MS)) {
      const [kind = "", ...ids] = card.matter.split("/");
      const by = (await MATTERS[kind]?.(ids.map(Number), { ...card, store })) ?? null;
      if (by === null) continue;
      await store.cards.spend(card.id);
      const names = await store.people.names([by]);
      notices.push({
        to: { card: card.userId, responseCode: card.responseCode },
        block: "settled",
        of: `-${card.id}`,
        values: { by: by === BY_CLOCK ? "" : (names[by] ?? "") },
        asked: true,
      });
    }
    return notices;
  },
});
