// A yes or a no to a 静默 that somebody asked for: whose it is, and what becomes of it (rules.md 10).
import { type InHand, takeUp } from "../../chat/args/take-up.ts";
import type { Saying, Scene } from "../../chat/command.ts";
import { ownedBy } from "../../chat/turn/peace.ts";
import { type Consent, outcomeOf, type Quiet, wakesOn } from "../../domain/peace/quiet.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { begin, tellBegun, WORDS } from "./quiet.ts";

interface Waiting {
  readonly quiet: Quiet;
  readonly consents: readonly Consent[];
  readonly mine: readonly Consent[];
}

/** @throws RuleError where nothing waits for the actor's word, or it is over */
export async function answerQuiet(
  answer: "agreed" | "refused",
  { inHand, reason }: { readonly inHand: InHand | null; readonly reason: string },
  scene: Scene<unknown>,
): Promise<Saying> {
  const { actor, now, store } = scene;
  const { quiet, consents, mine } = await waitingFor(inHand, scene);
  const item = await store.items.byNo(inHand?.item.no ?? quiet.no);
  if (item === null) throw new RuleError("quiet-not-asked", { no: quiet.no });
  const { customer } = await takeUp(item, scene);
  const said = { answer, answeredBy: actor.userId, answeredAt: now };
  const after = consents.map((consent) => (mine.includes(consent) ? { ...consent, ...said } : consent));
  for (const consent of after) if (consent.answeredAt === now) await store.quiets.answer(consent);
  const names = await store.people.names([quiet.by, ...after.map(({ memberId }) => memberId)]);
  const values = { item, customer, quiet, by: actor, asker: names[quiet.by], reason };
  switch (outcomeOf(after)) {
    case "refused": {
      await store.quiets.save({ ...quiet, state: "refused", endedAt: now, endedBy: actor.userId });
      const asked = await store.items.byNo(quiet.no);
      const notices = [{ to: quiet.by, block: "refused-told", values: { ...values, item: asked } }];
      return { words: WORDS, block: "refused", values, notices };
    }
    case "open": {
      const open = after.filter((one) => one.answer === null).map(({ memberId }) => names[memberId]);
      return { words: WORDS, block: "agreed", values: { ...values, waiting: open.join("、") } };
    }
    case "agreed": {
      const begun = await begin(quiet, scene);
      const notices = await tellBegun({ quiet: begun, customer }, scene);
      const shown = { ...values, item: (await store.items.byNo(item.no)) ?? item, quiet: begun };
      return { words: WORDS, block: "agreed-begun", values: { ...shown, wakesOn: wakesOn(begun) }, notices };
    }
  }
}

/** By the item that was named, an own one of the customer's; without one, the only thing that waits. */
async function waitingFor(inHand: InHand | null, { actor, now, store }: Scene<unknown>): Promise<Waiting> {
  const quiet =
    inHand === null
      ? await onlyOne(await store.quiets.askedFrom(actor.userId, now), { actor, store })
      : await store.quiets.askedOf(inHand.item.customerId);
  const consents = quiet === null ? [] : await store.quiets.consentsOf(quiet.id);
  const mine = consents.filter((consent) => speaksFor(consent, actor.userId, inHand));
  if (quiet === null || mine.length === 0)
    throw new RuleError("quiet-not-asked", { no: inHand?.item.no ?? null });
  if (now >= quiet.expiresAt) throw new RuleError("quiet-expired", { until: quiet.expiresAt });
  const open = mine.filter(({ answer }) => answer === null);
  if (open.length === 0) throw new RuleError("quiet-answered", { no: inHand?.item.no ?? quiet.no });
  return { quiet, consents, mine: open };
}

/** Of several it is asked which, each by an item of the actor's own. */
async function onlyOne(
  waiting: readonly Quiet[],
  { actor, store }: Pick<Scene<unknown>, "actor" | "store">,
): Promise<Quiet | null> {
  if (waiting.length < 2) return waiting[0] ?? null;
  const nos: number[] = [];
  for (const { customerId, no } of waiting) {
    const own = (await ownedBy(customerId, { store })).find(({ ownerId }) => ownerId === actor.userId);
    nos.push(own?.no ?? no);
  }
  throw new RuleError("quiet-which", { nos });
}

/** Whoever was asked; for an owner also whoever acts for them, or leads them. */
function speaksFor({ memberId, role }: Consent, userId: string, inHand: InHand | null): boolean {
  if (memberId === userId) return true;
  if (inHand === null || role !== "owner" || inHand.item.ownerId !== memberId) return false;
  return ["deputy", "head", "manager"].some((relation) => inHand.relations.has(relation as "deputy"));
}
