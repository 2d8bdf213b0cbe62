// A pressed button: its command, carried out once. What is over, or another's to answer, changes nothing and says so.
import { itemOf, noticeOfTask, type Pressed, readQuestion } from "../../domain/messages/button.ts";
import { may } from "../../domain/people/rights.ts";
import type { Answer } from "../answer.ts";
import { takeUp } from "../args/take-up.ts";
import type { Press } from "../message.ts";
import { spotOf } from "./ask-back.ts";
import { carryOut, carryOutCommand } from "./carry-out.ts";
import type { Moment, Room } from "./moment.ts";

/** An answer with what it does to the card. */
type AnswerToPress = Answer & { readonly effect: Pressed["effect"] };

export async function carryOutPress(room: Room, moment: Moment, press: Press): Promise<AnswerToPress> {
  const { store, actor, now } = moment;
  const { command, question: asked } = press.button;
  const question = asked === undefined ? null : readQuestion(asked);
  if (question !== null && question.askerId !== actor.userId) {
    const names = await store.people.names([question.askerId]);
    const values = { name: names[question.askerId] };
    return { id: "common", block: "not-your-question", values, effect: "refused" };
  }
  if (question !== null && (await store.drafts.open(spotOf(moment), now))?.at !== question.at)
    return over(question.no, moment);
  // Three presses in a row are three messages; what they do is done once.
  const once = `press/${press.taskId}/${actor.userId}/${command}`;
  if ((await store.inbox.claim(once, now)) !== null) return over(itemOf(command), moment);
  const answer =
    question === null ? await carryOutCommand(room, moment, command) : await carryOut(room, moment, command);
  if (answer === null) return over(null, moment);
  const effect = effectOf(answer, room);
  if (effect !== "done") await store.inbox.release(once);
  const notice = noticeOfTask(press.taskId);
  // The presser's card says so by itself.
  if (effect === "done" && notice !== null) await store.cards.spend(notice);
  return { ...answer, effect };
}

/** Nothing is done; the item as it is now, as far as it is the presser's to see. */
async function over(no: number | null, moment: Moment): Promise<AnswerToPress> {
  const item = no === null ? null : await moment.store.items.byNo(no);
  const inHand = item === null ? null : await takeUp(item, moment);
  const seen = inHand !== null && may("look", inHand.relations) ? inHand : null;
  const { item: now = null, customer = null } = seen ?? {};
  const names = await moment.store.people.names([now?.ownerId ?? null]);
  const values = { item: now, customer, owner: names[now?.ownerId ?? ""] ?? null };
  return { id: "common", block: "press-over", values, effect: "refused" };
}

function effectOf({ id, confirm, question }: Answer, { registry }: Room): Pressed["effect"] {
  if (id === "usage" || confirm === true || question !== undefined) return "open";
  if (id === "rules" || id === "common") return "refused";
  const { command } = registry.entries.find((entry) => id === `commands/${entry.id}`) ?? {};
  return command?.looks === true ? "open" : "done";
}
