// 申诉 #12 of a failed audit: put to the manager, or to the next level where the manager has judged; the clock waits for it.
import type { InHand } from "../../chat/args/take-up.ts";
import { type Saying, type Scene, say } from "../../chat/command.ts";
import { type Audit, appealed } from "../../domain/audit/audit.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { appealJudge, freeze } from "./freeze.ts";

/** What somebody may appeal against of an item they hold, or whose deputy they are; null where nothing froze it. */
export async function frozenOfTheirs(
  { item, relations }: InHand,
  { store, actor }: Pick<Scene<unknown>, "store" | "actor">,
): Promise<Audit | null> {
  const frozen = await store.audits.frozenOf(item.no);
  const isTheirs =
    relations.has("owner") ||
    relations.has("deputy") ||
    (item.ownerId === null && frozen?.ownerId === actor.userId);
  return isTheirs ? frozen : null;
}

export async function appealAgainst(
  frozen: Audit,
  { inHand, text }: { readonly inHand: InHand; readonly text: string },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, now, store, save } = scene;
  const { no } = inHand.item;
  const askedId = await appealJudge(inHand.item, [frozen.judgedBy, actor.userId], scene);
  if (askedId === null) throw new RuleError("no-head", {});
  const audit = await store.audits.save(
    appealed(frozen, {
      item: inHand.item,
      text,
      askedId,
      now,
      rules: scene.rules.of(null, frozen.judgedAt ?? now),
      calendar: scene.calendar,
    }),
  );
  await freeze(no, { store, now, until: null });
  const item = await save({ item: inHand.item, what: "appealed", text });
  const names = await store.people.names([askedId]);
  const values = { item, customer: inHand.customer, by: actor, head: names[askedId], text, audit };
  return {
    ...say("done-audit", values),
    notices: [
      { to: askedId, block: "told-audit", values, buttons: "buttons-audit", matter: `audit/${audit.id}` },
    ],
  };
}
