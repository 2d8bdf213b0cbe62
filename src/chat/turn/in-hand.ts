// The lead that is kept for a cleaner is a question until it is judged: 合格 需要MES and 跳过 need no number.
import type { Draft } from "../../../db/stores/drafts.ts";
import type { Registry } from "../understand/registry.ts";
import { fitOf } from "./answers.ts";
import { spotOf } from "./ask-back.ts";
import type { Moment } from "./moment.ts";
import { MEMORY_MS } from "./surroundings.ts";

/** What a text may answer: what was asked last, but a verdict the lead in hand, where the question was about it. */
export async function questionOf(text: string, registry: Registry, moment: Moment): Promise<Draft | null> {
  const spot = spotOf(moment);
  const asked = await moment.store.drafts.open(spot, moment.now);
  const about = asked === null ? undefined : registry.find(asked.words)?.entry.id;
  if (asked !== null && !OF_THE_LEAD.has(about)) return asked;
  const mayHold = moment.actor.roles.has("cleaner") || moment.actor.leads.length > 0;
  const lead = mayHold ? await leadInHand(registry, moment) : null;
  if (asked === null || lead === null) return lead ?? asked;
  if (fitOf("verdict", text, moment.now) === "sure") return lead;
  if (about !== registry.find(text)?.entry.id) return { ...asked, told: true };
  // 改 4 地址 … in full is the answer too: nothing is asked any more.
  await moment.store.drafts.drop(spot);
  return lead;
}

/** Commands about the lead in hand: 跳过 passes over it, not over the part of it that was asked for. */
export const OF_THE_LEAD: ReadonlySet<string | undefined> = new Set(["clean", "edit"]);

/** As a draft that asks for a verdict; whatever else is said meanwhile goes its own way without a word about it. */
async function leadInHand(registry: Registry, moment: Moment): Promise<Draft | null> {
  const { actor, store, now } = moment;
  const turn = await store.cleaning.keptFor(actor.userId, now);
  if (turn === null) return null;
  const no = (await leadLookedAt(turn.no, moment)) ?? turn.no;
  const words = `${registry.wordOf("clean")} #${no}`;
  return { words, asking: "verdict", choices: null, at: now, told: true };
}

/** Another lead that waits for a verdict, looked at since: what was looked at last is meant. Null where there is none. */
async function leadLookedAt(inHand: number, moment: Moment): Promise<number | null> {
  const { store, now } = moment;
  const no = await store.conversations.lastItem(spotOf(moment), now - MEMORY_MS);
  if (no === null || no === inHand) return null;
  const item = await store.items.byNo(no);
  const waits = item?.kind === "lead" && item.outcome === "open" && item.stage === null;
  return waits && (item.place === "cleaning" || item.place === "owned") ? no : null;
}
