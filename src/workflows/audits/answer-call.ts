// 准回访, 不准回访: the head's word on a call to the customer; with a yes whoever audits gets whom to call (rules.md 4).
import type { InHand } from "../../chat/args/take-up.ts";
import { type Saying, type Scene, say } from "../../chat/command.ts";
import { RuleError } from "../../domain/rule-error.ts";

/** The template both share. */
export const WORDS = "commands/allow-call";

export async function answerCall(
  { item, customer }: InHand,
  { answer, text }: { readonly answer: "allowed" | "refused"; readonly text: string },
  { store, actor, now }: Scene<unknown>,
): Promise<Saying> {
  const audit = await store.audits.latestOf(item.no);
  if (audit?.state !== "open" || audit.callState !== "asked" || audit.auditorId === null)
    throw new RuleError("no-call-asked", { item });
  if (item.ownerId === actor.userId || audit.auditorId === actor.userId)
    throw new RuleError("call-not-yours", { item });
  await store.audits.save({ ...audit, callState: answer, callAskedId: actor.userId });
  const names = await store.people.names([audit.auditorId]);
  const contacts = answer === "allowed" ? await store.contacts.of(item.customerId) : [];
  const values = { item, customer, by: actor, auditor: names[audit.auditorId], text, contacts, now };
  return {
    ...say(answer, values),
    words: WORDS,
    notices: [{ to: audit.auditorId, block: `told-${answer}`, values }],
  };
}
