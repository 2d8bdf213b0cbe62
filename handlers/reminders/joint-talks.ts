// 9:00, private: the joint talks of the day to both; of the last ones how they went; and askings nobody has answered (rules.md 8).
import { addDays, at, type Day } from "../../src/domain/day.ts";
import { stands } from "../../src/domain/mentoring/joint-talks.ts";
import type { Mentorship } from "../../src/domain/mentoring/mentoring.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  async collect(scene) {
    const { today, store, calendar } = scene;
    const yesterday = addDays(today, -1);
    const last = lastWorkingDay();
    // What falls on days off is spoken of on the working day before, and asked about on the one after.
    const nextOne = calendar.nextWorkingDay(addDays(today, 1));
    const ahead = await store.mentorships.agreedBetween(today, addDays(nextOne, -1));
    const past = await store.mentorships.agreedBetween(last, yesterday);
    const waiting = await store.mentorships.waitingSince(at(last), at(today));
    const notices: ReminderNotice[] = [];
    for (const mentorship of ahead) notices.push(...(await toBoth("ahead", mentorship, scene)));
    for (const mentorship of past)
      if (!(await isTold(mentorship, scene))) notices.push(...(await toBoth("how", mentorship, scene)));
    for (const mentorship of waiting) notices.push(...(await unanswered(mentorship, scene)));
    return notices;

    function lastWorkingDay(): Day {
      let day = yesterday;
      while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
      return day;
    }
  },
});

/** What is said of it, while its deal is still open and in somebody's hands; else null. */
async function valuesOf(mentorship: Mentorship, { store, today, now }: ReminderScene) {
  const item = await store.items.byNo(mentorship.no);
  if (item?.place !== "owned" || item.ownerId === null || item.outcome !== "open") return null;
  if (item.ownerId === mentorship.mentorId) return null;
  // Nobody goes to see a customer who is to be left in peace.
  if ((await store.pauses.runningAt(now)).isQuiet(item)) return null;
  const names = await store.people.names([item.ownerId, mentorship.mentorId, mentorship.askedBy]);
  return {
    item,
    customer: await store.customers.byId(item.customerId),
    ownerId: item.ownerId,
    mentorship,
    today,
    owner: names[item.ownerId] ?? "",
    mentor: names[mentorship.mentorId] ?? "",
    asker: names[mentorship.askedBy] ?? "",
  };
}

async function toBoth(
  block: "ahead" | "how",
  mentorship: Mentorship,
  scene: ReminderScene,
): Promise<ReminderNotice[]> {
  const values = await valuesOf(mentorship, scene);
  if (values === null) return [];
  const of = `-${mentorship.id}`;
  return [
    { to: { member: values.ownerId }, block, of, values: { ...values, other: values.mentor } },
    { to: { member: mentorship.mentorId }, block, of, values: { ...values, other: values.owner } },
  ];
}

async function isTold({ no, mentorId, day }: Mentorship, { store }: ReminderScene): Promise<boolean> {
  const talks = await store.jointTalks.of(no);
  return talks.some((talk) => talk.mentorId === mentorId && talk.day >= (day ?? "") && stands(talk));
}

/** Once, a working day later: whose word it is gets the question again; who asked hears that it is still open. */
async function unanswered(mentorship: Mentorship, scene: ReminderScene): Promise<ReminderNotice[]> {
  const values = await valuesOf(mentorship, scene);
  if (values === null) return [];
  const of = `-${mentorship.id}`;
  const { mentorId, askedBy } = mentorship;
  if (mentorship.state === "rescheduled")
    return [...new Set([askedBy, values.ownerId])].map((member) => ({
      to: { member },
      block: "time-open",
      of,
      values,
      buttons: "buttons-time",
    }));
  return [
    { to: { member: mentorId }, block: "waiting", of, values, buttons: "buttons-asked" },
    { to: { member: askedBy }, block: "unanswered", of, values },
  ];
}
