// The lead that is kept for a cleaner is a question until it is judged: 合格 需要MES and 跳过 need no number.
import type { Draft } from "../../../db/stores/drafts.ts";
import type { Registry } from "../understand/registry.ts";
import type { Moment } from "./moment.ts";

/** As a draft that asks for a verdict; whatever else is said meanwhile goes its own way without a word about it. */
export async function leadInHand(
  registry: Registry,
  { actor, store, now }: Pick<Moment, "actor" | "store" | "now">,
): Promise<Draft | null> {
  if (!actor.roles.has("cleaner") && actor.leads.length === 0) return null;
  const turn = await store.cleaning.keptFor(actor.userId, now);
  if (turn === null) return null;
  const words = `${registry.wordOf("clean")} #${turn.no}`;
  return { words, asking: "verdict", choices: null, at: now, told: true };
}
