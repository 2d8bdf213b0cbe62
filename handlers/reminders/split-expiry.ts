// The clock of what is being split (rules.md 8): who is silent is reminded at half-time; at the end it is negotiated, goes
// to the manager, or stays as it was; and what lost its ground ends.
import type { What } from "../../src/domain/item/history.ts";
import type { Item } from "../../src/domain/item/item.ts";
import { headOf } from "../../src/domain/people/org.ts";
import { BY_CLOCK } from "../../src/domain/people/people.ts";
import { expired, reminderOf } from "../../src/domain/split/clock.ts";
import { ended } from "../../src/domain/split/outcome.ts";
import { currentOf, matterOf, type Split, turnOf } from "../../src/domain/split/split.ts";
import { type ReminderNotice, type ReminderScene, reminder } from "../../src/push/reminder.ts";
import {
  arbitrationOf,
  isOvertakenBySigning,
  judgesOf,
  lostGroundOf,
  settled,
  stepTo,
  stored,
} from "../../src/workflows/splits/step.ts";
import { type Step, tidingsOf } from "../../src/workflows/splits/tidings.ts";

export default reminder({
  from: 9 * 60,
  until: 20 * 60,
  rhythm: "minute",
  async collect(scene) {
    const notices: ReminderNotice[] = [];
    for (const split of await scene.store.splits.allOpen()) {
      const item = await scene.store.items.byNo(split.no);
      if (item !== null) notices.push(...(await look(split, item, scene)));
    }
    return notices;
  },
});

async function look(split: Split, item: Item, scene: ReminderScene): Promise<readonly ReminderNotice[]> {
  const { now } = scene;
  const end = await lostGroundOf(split, item, scene);
  if (end === "signed" && (await mayBeUndone(item, scene))) return [];
  if (end !== null) return moved(ended(split, { end, now }), { before: split, item, scene });
  if (isOvertakenBySigning(split, item)) {
    const askedAnew = await settled({ ...split, state: "open", askedId: null, askedAt: null }, item, scene);
    return moved(askedAnew, { before: split, item, scene });
  }
  const after = expired(split, { ...scene, ...(await arbitrationOf(split, item, scene)) });
  if (after !== split) return moved(after, { before: split, item, scene });
  const due = reminderOf(split, { ...scene, rules: scene.rules.of(null, split.since) });
  return due === null || due > now ? [] : silent(split, item, scene);
}

/** A win that may still be taken back ends nothing yet: 撤销 finds the negotiation where it was (rules.md 8, 12). */
async function mayBeUndone({ no }: Item, { store, rules, now }: ReminderScene): Promise<boolean> {
  const won = (await store.history.of(no)).filter(({ what }) => what === "won").at(-1);
  return won !== undefined && now - won.at <= rules.undoMinutes * MINUTE_MS;
}

const MINUTE_MS = 60_000;

interface Moved {
  readonly before: Split;
  readonly item: Item;
  readonly scene: ReminderScene;
}

/** What the end of its time, its ground gone, or the signing has made of it; a new owner hears so too. */
async function moved(after: Split, { before, item, scene }: Moved): Promise<readonly ReminderNotice[]> {
  const { store, now } = scene;
  const split = await stored(after, before, scene);
  const step = stepTo(split, "neither");
  const what = WHATS[step];
  const saved =
    what === undefined ? item : await store.items.apply({ item, what }, { by: BY_CLOCK, at: now });
  const customer = await store.customers.byId(item.customerId);
  const given = { split, step, item: saved, customer, by: null, chat: null, text: "", headId: null };
  const { values, notices, post } = await tidingsOf(given, scene);
  const isNewOwner =
    split.end === "handed-on" && !split.parties.some(({ memberId }) => memberId === item.ownerId);
  const all = isNewOwner ? [...notices, { to: item.ownerId ?? "", block: step, values }] : notices;
  const of = `-${split.id}-${split.since}`;
  // Hands that changed, or somebody who left, is what a person did; the end of a time is not.
  const asked = split.end !== null && LOST.has(split.end) ? ({ asked: true } as const) : {};
  return [
    ...all.map(({ to, ...notice }) => ({ words: "split", of, ...notice, ...asked, to: { member: to } })),
    ...(post === null
      ? []
      : [
          { words: "split", of, block: post.block, values: post.values, to: { chat: post.chatId }, ...asked },
        ]),
  ];
}

/** How it is booked; who is asked for an approval changes nothing of the item. */
const WHATS: Readonly<Partial<Record<Step, What>>> = {
  neither: "split-expired",
  "handed-over": "split-expired",
  ended: "split-ended",
  "in-force": "split-in-force",
};

const LOST: ReadonlySet<string> = new Set(["handed-on", "released", "lost", "signed", "party-left"]);
const A_WORKING_DAY = 1;

/** Each is reminded once of a version, and not on the day it was made; an approval nobody gave is asked of the next level. */
async function silent(split: Split, item: Item, scene: ReminderScene): Promise<readonly ReminderNotice[]> {
  const { store, now, calendar } = scene;
  const version = currentOf(split) ?? split.versions.at(-1);
  if (version === undefined) return [];
  const customer = await store.customers.byId(item.customerId);
  const given = { split, item, customer, by: null, chat: null, text: "", headId: null } as const;
  const asking = { words: "split", matter: matterOf(split) };
  const of = `-${split.id}-${version.number}`;
  if (split.state === "open" || split.state === "choosing") {
    if (calendar.addWorkingDaysTo(version.at, A_WORKING_DAY) > now) return [];
    const { values } = await tidingsOf({ ...given, step: "proposed" }, scene);
    const [block, buttons] =
      split.state === "choosing" ? ["remind-pick", "pick-buttons"] : ["remind", "turn-buttons"];
    return turnOf(split).map((member) => ({ ...asking, to: { member }, block, of, values, buttons }));
  }
  const judge = await nextJudge(split, item, scene);
  if (judge === null) return [];
  if (judge !== split.askedId) await store.splits.save({ ...split, askedId: judge, askedAt: now });
  const [block, buttons] =
    split.state === "last-offers" ? ["decide", "decide-buttons"] : ["approve", "approve-buttons"];
  const { values } = await tidingsOf(
    { ...given, split: { ...split, askedId: judge }, step: "awaiting" },
    scene,
  );
  return [{ ...asking, to: { member: judge }, block, of: `${of}-again`, values, buttons }];
}

/** The manager decides; an approval goes one level up from whoever was asked, and stays at the top. */
async function nextJudge(split: Split, item: Item, scene: ReminderScene): Promise<string | null> {
  const { org, managerId } = await judgesOf(split, item, scene);
  if (split.state === "last-offers") return split.askedId;
  const besides = [...split.parties.map(({ memberId }) => memberId), split.askedId];
  const departmentId = split.state === "awaiting-head" ? item.departmentId : item.largeDepartmentId;
  return headOf(org, departmentId, besides)?.userId ?? split.askedId ?? managerId;
}
