// Who was asked for help in a month, by 求助 or by 上调, how soon each answered, and what still waits for them: each beside their own
// month before, nobody beside another (rules.md 6, 11; A58).
import type { Store } from "../../../db/store.ts";
import { type Calendar, createCalendar } from "../../domain/calendar.ts";
import { groupedBy } from "../../domain/grouped.ts";
import { type AskedFor, type Helped, helpedAt, helpedOf } from "../../domain/insight/time-to-help.ts";
import { besideLines, type Line } from "../lists.ts";

/** Instants in ms: the month before begins at `before`, the one told of at `from`; `until` is no part of it. */
export interface TimeToHelpAsk {
  readonly before: number;
  readonly from: number;
  readonly until: number;
  readonly now: number;
  /** So many that still wait by name. */
  readonly most: number;
}

export interface TimeToHelp {
  readonly userId: string;
  readonly help: Helped;
  readonly before: Helped;
  /** What nobody has answered yet, of the month before too, the longest ago first. */
  readonly open: { readonly count: number; readonly lines: readonly (AskedFor & Line)[] };
}

type Reading = Pick<
  Store,
  | "tickets"
  | "escalations"
  | "outbox"
  | "history"
  | "pauses"
  | "calendarDays"
  | "items"
  | "customers"
  | "people"
>;

/** Of everybody who was asked in the month. What never reached them has not asked them. */
export async function timeToHelp(asked: TimeToHelpAsk, reading: Reading): Promise<readonly TimeToHelp[]> {
  const { before, from, until, most } = asked;
  const calendar = createCalendar(await reading.calendarDays.years());
  const all = [...(await ticketsOf(asked, reading)), ...(await escalationsOf(before, reading))]
    .filter(({ askedAt }) => askedAt >= before && askedAt < until)
    .sort((a, b) => a.askedAt - b.askedAt || a.no - b.no);
  const found: TimeToHelp[] = [];
  for (const [userId, theirs] of groupedBy(all, (one) => one.userId)) {
    const inMonth = theirs.filter(({ askedAt }) => askedAt >= from);
    if (inMonth.length === 0) continue;
    const waitedMs = await clockOf(userId, { asked, calendar, reading });
    const open = theirs.filter(({ answeredAt, overAt }) => answeredAt === null && overAt === null);
    found.push({
      userId,
      help: helpedOf(inMonth, waitedMs),
      before: helpedOf(
        theirs.filter(({ askedAt }) => askedAt < from),
        waitedMs,
      ),
      open: { count: open.length, lines: await besideLines(open.slice(0, most), reading) },
    });
  }
  return found;
}

/** As the clock of 上调 runs: within working hours, without the times in which nobody, or they, could answer. */
async function clockOf(
  userId: string,
  {
    asked,
    calendar,
    reading,
  }: { readonly asked: TimeToHelpAsk; readonly calendar: Calendar; readonly reading: Reading },
) {
  const pauses = await reading.pauses.of({ no: 0, ownerId: userId, customerId: 0 }, asked.before);
  return ({ askedAt, answeredAt, overAt }: AskedFor) =>
    calendar.workedMs(askedAt, answeredAt ?? overAt ?? asked.now, pauses);
}

type Asked = AskedFor & { readonly userId: string };

async function ticketsOf(
  { before, until }: TimeToHelpAsk,
  { tickets, items }: Pick<Reading, "tickets" | "items">,
): Promise<readonly Asked[]> {
  const asked = await tickets.askedBetween(before, until);
  const found = await items.byNos([...new Set(asked.map(({ no }) => no))]);
  const known = new Map(found.map((item) => [item.no, item]));
  return asked.flatMap(({ id, no, at, askedId, answeredBy, answeredAt }) => {
    if (askedId === null) return [];
    const item = known.get(no);
    const isTheirs = answeredBy === askedId;
    // Nobody needs it for what has gone from its owner's hands; since when is not known.
    const goneAt = item?.place === "owned" && item.outcome !== "lost" ? null : at;
    return [
      {
        userId: askedId,
        kind: "ticket",
        no,
        ticketId: id,
        askedAt: at,
        answeredAt: isTheirs ? answeredAt : null,
        overAt: isTheirs ? null : (answeredAt ?? goneAt),
      },
    ];
  });
}

/** What was said unasked may have had to wait so long until it arrived. */
const ARRIVES_WITHIN_MS = 15 * 86_400_000;
const ASKING = "escalation/member/";

async function escalationsOf(
  before: number,
  { escalations, outbox, history }: Pick<Reading, "escalations" | "outbox" | "history">,
): Promise<readonly Asked[]> {
  const since = before - ARRIVES_WITHIN_MS;
  const reached = new Map(
    (await outbox.reachedUnder(ASKING, since)).map(({ no, userId, madeAt, sentAt }) => [
      `${no}/${userId}/${madeAt}`,
      sentAt,
    ]),
  );
  const told = (await escalations.toldSince(since)).flatMap((escalation) => {
    const { no, headId, toldHeadAt, managerId, toldManagerAt } = escalation;
    return [
      { userId: headId, at: toldHeadAt },
      { userId: managerId, at: toldManagerAt },
    ].flatMap(({ userId, at }) => {
      const askedAt = reached.get(`${no}/${userId}/${at}`);
      return userId === null || askedAt === undefined ? [] : [{ userId, askedAt, escalation }];
    });
  });
  const people = [...new Set(told.map(({ userId }) => userId))];
  const acts = groupedBy(await history.doneBy(people, since), ({ no, by }) => `${no}/${by}`);
  return told.map(({ userId, askedAt, escalation }) => {
    const { no, kind, closedAt, answeredBy, answeredAt } = escalation;
    const helped = helpedAt(acts.get(`${no}/${userId}`) ?? [], { askedAt, endedAt: closedAt });
    const byOther = answeredBy !== null && answeredBy !== userId ? answeredAt : null;
    const overAt = helped === null ? (byOther ?? closedAt) : null;
    return { userId, kind, no, ticketId: null, askedAt, answeredAt: helped, overAt };
  });
}
