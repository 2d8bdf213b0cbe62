// What a head reads when a deal that a mentor helped with moves to signing, or is won: a draft of praise, and after a win
// the question for the profit (rules.md 3, 8; article L41). And whom a win still waits for.
import type { Store } from "../../../db/store.ts";
import type { Notice } from "../../chat/command.ts";
import type { Calendar } from "../../domain/calendar.ts";
import { dayOf } from "../../domain/day.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { Item } from "../../domain/item/item.ts";
import { confirmableUntil, mentorsOfTheDeal, recentMentors } from "../../domain/mentoring/joint-talks.ts";
import { headOf } from "../../domain/people/org.ts";
import type { InForce } from "../../domain/rules/in-force.ts";

export interface NewsScene {
  readonly store: Store;
  readonly now: number;
  readonly rules: InForce;
  readonly calendar: Calendar;
}

/** In the blocks "mentor-news" and "confirm-today" of the command; none where no mentor took part. */
export async function mentorNews(
  item: Item,
  { customer, scene }: { readonly customer: Customer; readonly scene: NewsScene },
): Promise<readonly Notice[]> {
  const { store, now, rules } = scene;
  const isWon = item.outcome === "won";
  if (!isWon && item.stage !== 5) return [];
  const talks = await store.jointTalks.of(item.no);
  if (talks.length === 0) return [];
  const today = dayOf(now);
  const recent = recentMentors(item, talks, { today, rules });
  const counted = isWon ? mentorsOfTheDeal(item, talks) : [];
  const praised = (await store.praises.of(item.no)).length > 0;
  const mentors = praised ? [] : recent;
  const notices: Notice[] = [];
  const org = await store.org.on(today);
  const head = headOf(org, item.departmentId, [item.ownerId, ...recent, ...counted])?.userId ?? null;
  const draft = await praiseOf(item, { customer, mentors, store });
  const add = (to: string | null, asksProfit: boolean) => {
    const isKnown = to === null || notices.some((notice) => notice.to === to);
    if (isKnown || (mentors.length === 0 && !asksProfit)) return;
    const values = { ...draft, asksProfit };
    notices.push({ to, block: "mentor-news", values, ...(mentors.length > 0 ? { buttons: "praise" } : {}) });
  };
  add(head, counted.length > 0);
  for (const mentorId of mentors) {
    const department = (await store.people.member(mentorId))?.mainDepartmentId ?? null;
    add(headOf(org, department, [item.ownerId, ...recent])?.userId ?? null, false);
  }
  return isWon ? [...notices, ...(await lastWords())] : notices;

  /** Only what both have said by the day of signing counts: who has not yet is told so while there is time. */
  async function lastWords(): Promise<readonly Notice[]> {
    if (item.signedOn === null || item.signedOn < today) return [];
    const waiting = talks.filter(
      (talk) =>
        talk.state === "logged" &&
        now <= confirmableUntil(talk, { ...scene, rules: rules.of(null, talk.at) }),
    );
    const names = await store.people.names(waiting.map(({ loggedBy }) => loggedBy));
    return waiting.map((talk) => ({
      to: talk.loggedBy === talk.mentorId ? talk.menteeId : talk.mentorId,
      block: "confirm-today",
      values: { item, customer, talk, other: names[talk.loggedBy] },
      buttons: "confirm",
    }));
  }
}

/** Everything a draft names: who came along, with whom, and how far it came; never what was hard on the way. */
export async function praiseOf(
  item: Item,
  given: { readonly customer: Customer; readonly mentors: readonly string[]; readonly store: Store },
) {
  const { customer, mentors, store } = given;
  const names = await store.people.names([...mentors, item.ownerId]);
  return {
    item,
    customer,
    mentors: mentors.map((id) => names[id]),
    mentee: item.ownerId === null ? "" : (names[item.ownerId] ?? ""),
    isWon: item.outcome === "won",
  };
}
