// 解冻, 维持冻结: the last word on a failed audit; either way the item's clock goes on.
import type { InHand } from "../../chat/args/take-up.ts";
import { type Notice, type Saying, type Scene, say } from "../../chat/command.ts";
import { decided } from "../../domain/audit/audit.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { thaw } from "./freeze.ts";

/** The template both share. */
export const WORDS = "commands/thaw";

export async function decide(
  inHand: InHand,
  { to, text }: { readonly to: "lifted" | "upheld"; readonly text: string | null },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, now, store, save } = scene;
  const frozen = await store.audits.frozenOf(inHand.item.no);
  if (frozen === null) throw new RuleError("audit-not-frozen", { item: inHand.item });
  const audit = await store.audits.save(
    decided(frozen, { item: inHand.item, by: actor.userId, to, text, now }),
  );
  await thaw(inHand.item.no, { store, now });
  const item = await save({ item: inHand.item, what: to === "lifted" ? "thawed" : "upheld", text });
  const values = { item, customer: inHand.customer, by: actor, text };
  const others = new Set([item.ownerId, audit.judgedBy].filter((userId) => userId !== null));
  others.delete(actor.userId);
  const notices: readonly Notice[] = [...others].map((userId) => ({
    to: userId,
    block: userId === item.ownerId ? `told-${to}` : `told-judge-${to}`,
    values,
  }));
  return { ...say(to, values), words: WORDS, notices };
}
