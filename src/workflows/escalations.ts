// What the answers to an 上调 share: the open one is found, a late answer is told so, the answer is booked (rules.md 6).
import type { Store } from "../../db/store.ts";
import { type ClockScene, clockworkOf } from "../chat/turn/clockwork.ts";
import { type Escalation, type EscalationAnswer, type Heard, stands } from "../domain/hands/escalation.ts";
import type { Change } from "../domain/item/change.ts";
import type { Item } from "../domain/item/item.ts";
import { RuleError } from "../domain/rule-error.ts";

interface LookScene extends ClockScene {
  readonly store: Store;
  readonly now: number;
}

interface AnswerScene extends LookScene {
  readonly actor: { readonly userId: string };
  save(change: Change): Promise<Item>;
}

/** What is open of an item; null when nothing is, or what was has been settled. */
export async function openEscalation(item: Item, scene: LookScene): Promise<Escalation | null> {
  const clockwork = await clockworkOf(item, scene);
  const open = await scene.store.escalations.openOf(item.no);
  return open.find((one) => stands(one, item, { ...clockwork, now: scene.now })) ?? null;
}

/** The same; a late answer changes nothing and hears so. @throws RuleError */
export async function mustBeEscalated(item: Item, scene: AnswerScene): Promise<Escalation> {
  const open = await openEscalation(item, scene);
  if (open !== null) return open;
  const latest = await scene.store.escalations.latest(item.no);
  throw new RuleError(latest === null ? "not-escalated" : "escalation-over", { item });
}

/** A button of what has been settled since it was sent changes nothing, and says so (rules.md 6). */
export async function settledEscalation(escalationId: number, scene: LookScene): Promise<RuleError | null> {
  const { store } = scene;
  const escalation = await store.escalations.byId(escalationId);
  const item = escalation === null ? null : await store.items.byNo(escalation.no);
  if (item === null) return null;
  const open = await openEscalation(item, scene);
  return open?.id === escalationId ? null : new RuleError("escalation-over", { item });
}

/** Books an answer on what is open of an item, if anything is. */
export async function answerEscalation(
  item: Item,
  answer: EscalationAnswer,
  scene: AnswerScene,
): Promise<void> {
  const { store, actor, now } = scene;
  await store.escalations.answer(item.no, { answer, by: actor.userId, at: now });
}

export interface Ladder extends Heard {
  /** WeCom does not deliver to whoever was asked last. */
  readonly isUnreachable: boolean;
  /** What the manager was to read was taken back, because somebody had answered meanwhile. */
  readonly managerWasSpared: boolean;
}

/** How far the asking has come, from what became of its messages. */
export async function ladderOf(
  { no, headId, toldHeadAt, managerId }: Escalation,
  { outbox, pauses }: Pick<Store, "outbox" | "pauses">,
): Promise<Ladder> {
  const head = headId === null ? null : await outbox.fate(no, askedUnder(headId));
  const manager = managerId === null ? null : await outbox.fate(no, askedUnder(managerId));
  const outages = await pauses.of({ no, ownerId: null, customerId: 0 }, toldHeadAt ?? 0);
  return {
    heardAt: head === null ? toldHeadAt : head.sentAt,
    outages: outages.filter(({ kind }) => kind === "outage"),
    isUnreachable: (manager ?? head)?.state === "failed",
    managerWasSpared: manager?.state === "dropped",
  };
}

/** Who has read that they should look: what never went, or was taken back in time, has asked nobody. */
export async function whoWasAsked(
  { no, headId, managerId }: Escalation,
  { outbox }: Pick<Store, "outbox">,
): Promise<string[]> {
  const asked = [];
  for (const userId of new Set([headId, managerId]))
    if (userId !== null && (await outbox.fate(no, askedUnder(userId)))?.state === "sent") asked.push(userId);
  return asked;
}

export interface Look {
  /** Who was asked last; or has answered. */
  readonly userId: string;
  /** When they were asked, or answered, ms. */
  readonly at: number;
  readonly answer: EscalationAnswer | null;
}

/** Of every item that is open up the line, by number: who has read that they should look, or has answered. */
export async function whoLooks(store: Pick<Store, "escalations" | "outbox">): Promise<Map<number, Look>> {
  const found = new Map<number, Look>();
  for (const { no, headId, managerId, answer, answeredBy, answeredAt } of await store.escalations.allOpen()) {
    if (answer !== null && answeredBy !== null) {
      found.set(no, { userId: answeredBy, at: answeredAt ?? 0, answer });
      continue;
    }
    for (const userId of [headId, managerId]) {
      const fate = userId === null ? null : await store.outbox.fate(no, askedUnder(userId));
      if (userId !== null && fate?.state === "sent")
        found.set(no, { userId, at: fate.sentAt ?? 0, answer: null });
    }
  }
  return found;
}

/** Under what keys the outbox holds what somebody was asked to look at. */
function askedUnder(userId: string): string {
  return `escalation/member/${userId}/`;
}
