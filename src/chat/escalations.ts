// What the answers to an 上调 share: the open one is found, a late answer is told so, the answer is booked (rules.md 6).
import type { Store } from "../../db/store.ts";
import type { Change } from "../domain/change.ts";
import { type Escalation, type EscalationAnswer, stands } from "../domain/escalation.ts";
import type { Item } from "../domain/item.ts";
import { RuleError } from "../domain/rule-error.ts";
import { type ClockScene, clockworkOf } from "./clockwork.ts";

interface AnswerScene extends ClockScene {
  readonly store: Store;
  readonly actor: { readonly userId: string };
  readonly now: number;
  save(change: Change): Promise<Item>;
}

/** What is open of an item; null when nothing is, or what was has been settled. */
export async function openEscalation(item: Item, scene: AnswerScene): Promise<Escalation | null> {
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

/** Books an answer on what is open of an item, if anything is. */
export async function answerEscalation(
  item: Item,
  answer: EscalationAnswer,
  scene: AnswerScene,
): Promise<void> {
  const { store, actor, now } = scene;
  await store.escalations.answer(item.no, { answer, by: actor.userId, at: now });
}
