// 协访 as its two sides tell it: one logs the talk, the other's word makes it count (rules.md 8, "Mentor").

import type { WordsWithPerson } from "../../chat/args/person.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import type { Notice, Saying, Scene } from "../../chat/command.ts";
import { readFollowUp } from "../../chat/read/follow-up.ts";
import type { VisitRead } from "../../chat/read/visit.ts";
import { addDays, dayOf } from "../../domain/day.ts";
import type { Item } from "../../domain/item/item.ts";
import {
  confirmableUntil,
  confirmTalk,
  denyTalk,
  isTheirsToConfirm,
  type JointTalk,
  logTalk,
  stands,
  talkDay,
} from "../../domain/mentoring/joint-talks.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { recordFollowUp } from "../follow-ups.ts";
import { theOne } from "./mentoring.ts";

export interface Telling {
  readonly inHand: InHand;
  readonly said: WordsWithPerson;
  readonly scene: Scene<unknown>;
  /** Who has joined the item's talks. */
  readonly mentors: readonly string[];
}

/** How it went, told by the mentor or by whoever they came along with: a follow-up of its author, and a talk to be confirmed. */
export async function tellTalk(visit: VisitRead, telling: Telling): Promise<Saying> {
  const { inHand, said, scene } = telling;
  const { actor, now, store, rules } = scene;
  const { item: before, customer } = inHand;
  const mentorId = await mentorOf(telling);
  const talks = (await store.jointTalks.of(before.no)).filter((talk) => talk.mentorId === mentorId);
  if (readFollowUp(said.text, now).attempt) throw new RuleError("talk-not-held", { item: before });
  const waiting = talks.find(
    (talk) =>
      isTheirsToConfirm(talk, actor.userId) &&
      now <= confirmableUntil(talk, { ...scene, rules: rules.of(null, talk.at) }),
  );
  const isOpen = before.outcome === "open";
  const yes = waiting === undefined || !isOpen ? null : await confirm(waiting, before, scene);
  const { item, because, next } = await recordFollowUp(yes?.item ?? before, said.text, scene);
  const otherId = mentorId === actor.userId ? (item.ownerId ?? "") : mentorId;
  const other = (await store.people.names([otherId]))[otherId] ?? "";
  const values = { item, customer, by: actor, other, text: said.text, because, next: next };
  if (!isOpen) return { block: "afterwards", values };
  if (yes !== null) return confirmed(yes.talk, values);
  const agreed = (await store.mentorships.of(item.no)).flatMap((one) =>
    one.mentorId === mentorId && one.state === "accepted" && one.day !== null ? [one.day] : [],
  );
  const on = visit.kind === "happened" ? visit.on : null;
  const today = dayOf(now);
  const day = talkDay(on, { agreed, known: talks, today, rules });
  // One talk a mentor, deal and day; words that tell of none add to the one of these days.
  const isAddition = (talk: JointTalk) =>
    talk.day === day || (visit.kind === "open" && day === today && talk.day >= addDays(today, -ADDED_DAYS));
  const known = talks.filter(stands).findLast(isAddition);
  if (known !== undefined) return { block: "again", values: { ...values, day: known.day } };
  const menteeId = mentorId === actor.userId ? (item.ownerId ?? "") : actor.userId;
  const talk = await store.jointTalks.add(
    logTalk(item, { mentorId, menteeId, day, by: actor.userId, text: said.text, now }),
  );
  const until = confirmableUntil(talk, { ...scene, rules: rules.of(null, talk.at) });
  const told = { ...values, talk, until };
  return {
    block: "logged",
    values: told,
    notices: [{ to: otherId, block: "asked", values: told, buttons: "buttons" }],
  };
}

/** A bare yes or no to what the other told. */
export async function answerTalk(
  { kind, on }: Extract<VisitRead, { kind: "yes" | "no" }>,
  telling: Telling,
): Promise<Saying> {
  const { inHand, said, scene } = telling;
  const { actor, now, store } = scene;
  const { item, customer } = inHand;
  const talks = await store.jointTalks.of(item.no);
  const own = talks.some(({ state, loggedBy }) => state === "logged" && loggedBy === actor.userId);
  const none = own ? "talk-own-word" : "no-talk-waiting";
  const all = talks.filter((talk) => isTheirsToConfirm(talk, actor.userId));
  const ofTheDay = all.filter(({ day }) => day === on);
  const choices = ofTheDay.length > 0 ? ofTheDay : all;
  const isMentor = inHand.relations.has("mentor");
  const talk = await theOne(choices, { item, who: isMentor ? null : said.who, store, none });
  if (kind === "yes") {
    const yes = await confirm(talk, item, scene);
    const names = await store.people.names([talk.loggedBy]);
    return confirmed(yes.talk, {
      item: yes.item,
      customer,
      by: actor,
      other: names[talk.loggedBy] ?? "",
      because: null,
      next: null,
    });
  }
  const denied = await store.jointTalks.save(denyTalk(item, talk, { by: actor.userId, now }));
  const saved = await scene.save({ item, what: "noted", text: said.text });
  const values = { item: saved, customer, by: actor, talk: denied };
  return { block: "denied", values, notices: [told(denied, "told-denied", values)] };
}

/** How long what is told without saying that one met belongs to the last talk, in calendar days. */
const ADDED_DAYS = 7;

async function confirm(waiting: JointTalk, item: Item, scene: Scene<unknown>) {
  const { actor, now, store, rules } = scene;
  const talk = await store.jointTalks.save(
    confirmTalk(item, waiting, { ...scene, rules: rules.of(null, waiting.at), by: actor.userId, now }),
  );
  return { talk, item: await scene.save({ item, what: "talk-confirmed" }) };
}

function confirmed(talk: JointTalk, values: Readonly<Record<string, unknown>>): Saying {
  const all = { ...values, talk };
  return { block: "confirmed", values: all, notices: [told(talk, "told-confirmed", all)] };
}

function told({ loggedBy }: JointTalk, block: string, values: Readonly<Record<string, unknown>>): Notice {
  return { to: loggedBy, block, values };
}

/** The mentor whose talk it was: who speaks, who is named, or the only one. */
async function mentorOf({ inHand, said, scene, mentors }: Telling): Promise<string> {
  if (inHand.relations.has("mentor")) return scene.actor.userId;
  const choices = mentors.map((mentorId) => ({ mentorId }));
  const given = { item: inHand.item, who: said.who, store: scene.store, none: "no-mentor-yet" };
  return (await theOne(choices, given)).mentorId;
}
