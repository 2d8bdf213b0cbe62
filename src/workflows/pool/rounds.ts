// Items that go round, with what it was seen by, for the head alone (rules.md 4: "需要看一下", never punished by itself).
import type { Store } from "../../../db/store.ts";
import type { InHand } from "../../chat/args/take-up.ts";
import { type Round, roundIn } from "../../domain/hands/rounds.ts";
import type { Item } from "../../domain/item/item.ts";
import { headOf, type Org } from "../../domain/people/org.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { Rulebook } from "../../domain/rulebook.ts";

/** The reminder under which they are told. */
export const ROUNDS = "rounds";

interface RoundScene {
  readonly store: Store;
  readonly rules: Rulebook;
}

/** A round as it is read: who had it since when. */
export interface RoundSeen {
  readonly kind: Round["kind"];
  readonly spells: readonly { readonly name: string; readonly at: number }[];
}

const DAY_MS = 86_400_000;
const MOST_READ = 5000;
/** The outbox forgets what it has delivered after so long. */
const TOLD_MS = 90 * DAY_MS;
/** A ring of two needs two changes of hands within its days; all else needs more. */
const FEWEST_CHANGES = 2;
/** As many as a line bears, the latest. */
const MOST_SPELLS = 6;

interface Going {
  readonly item: Item;
  readonly round: Round;
}

/** What goes round and has gone on since a head was told of it. */
export async function newRounds(scene: RoundScene & { readonly now: number }): Promise<readonly Going[]> {
  const told = await scene.store.outbox.instantsUnder(`${ROUNDS}/`, scene.now - TOLD_MS);
  const all = await allRounds(scene);
  return all.filter(({ item, round }) => round.at > Math.max(0, ...(told.get(item.no) ?? [])));
}

/** What goes round of late. */
export async function allRounds({
  store,
  rules,
  now,
}: RoundScene & { readonly now: number }): Promise<readonly Going[]> {
  const days = Math.max(rules.poolLife.roundDays, rules.poolLife.ringDays);
  const since = now - days * DAY_MS;
  // One that ended of late began so many days before its end.
  const began = since - days * DAY_MS;
  const nos = await store.holdings.goingRound(began, { least: FEWEST_CHANGES, limit: MOST_READ });
  const found: Going[] = [];
  for (const item of await store.items.byNos(nos)) {
    const round = isOver(item) ? null : await roundOf(item, { store, rules });
    if (round !== null && round.at >= since) found.push({ item, round });
  }
  return found;
}

/** Whose eye it needs: who leads its holder, or the pool it lies in; nobody who had a hand in it. */
export function headToLook({ item, round }: Going, org: Org): string | null {
  const { place, departmentId, largeDepartmentId } = item;
  const from = place === "owned" ? (departmentId ?? largeDepartmentId) : largeDepartmentId;
  const hands = round.spells.map(({ ownerId }) => ownerId);
  return headOf(org, from, hands)?.userId ?? null;
}

/** For 详情 and 为什么: read by heads who had no hand in it; null for everybody else, and where nothing goes round. */
export async function roundFor(
  { item, relations }: Pick<InHand, "item" | "relations">,
  { actor, ...scene }: RoundScene & { readonly actor: Pick<Actor, "userId"> },
): Promise<RoundSeen | null> {
  if (isOver(item) || !(relations.has("head") || relations.has("manager"))) return null;
  const round = await roundOf(item, scene);
  if (round === null || round.spells.some(({ ownerId }) => ownerId === actor.userId)) return null;
  return seen(round, scene.store);
}

export async function seen({ kind, spells }: Round, { people }: Pick<Store, "people">): Promise<RoundSeen> {
  const shown = spells.slice(-MOST_SPELLS);
  const names = await people.names(shown.map(({ ownerId }) => ownerId));
  return {
    kind,
    spells: shown.map(({ ownerId, beganAt }) => ({ name: names[ownerId] ?? ownerId, at: beganAt })),
  };
}

async function roundOf(item: Item, { store, rules }: RoundScene): Promise<Round | null> {
  const holdings = await store.holdings.of(item.no);
  return roundIn(holdings, { spoken: await store.followUps.counting(item.no), rules });
}

function isOver({ place, outcome }: Item): boolean {
  return outcome !== "open" || place === "dormant" || place === "eliminated";
}
