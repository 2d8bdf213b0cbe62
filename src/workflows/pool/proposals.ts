// What is proposed for 沉寂 and for 淘汰, with its reasons, as it stands now (rules.md 2, A42, A44).
import type { Store } from "../../../db/store.ts";
import { ENDED_WORDS, endedIn } from "../../chat/read/ended.ts";
import { addDays, at, dayOf } from "../../domain/day.ts";
import {
  type ArchiveReason,
  archiveReasons,
  type EliminateReason,
  eliminateReasons,
  isDueAgain,
} from "../../domain/hands/pool-life.ts";
import type { Item } from "../../domain/item/item.ts";
import { asleepSince, failedActivations, returnsIn, standingOf } from "../../domain/item/past.ts";
import type { Rulebook } from "../../domain/rulebook.ts";

/** The reminders under which they are told. */
export const ARCHIVE_PROPOSALS = "archive-proposals";
export const ELIMINATE_PROPOSALS = "eliminate-proposals";

export interface ProposalScene {
  readonly store: Store;
  readonly rules: Rulebook;
  readonly now: number;
}

export interface Proposal<Reason> {
  readonly item: Item;
  readonly reasons: readonly Reason[];
  /** How often it was proposed before, since it lies or sleeps there. */
  readonly times: number;
}

/** So many are looked at in a week; what is behind them comes when those are dealt with. */
const MOST_READ = 2000;
/** The outbox forgets what it has delivered after so long. */
const TOLD_MS = 90 * 86_400_000;

/** What has not been proposed yet first, then what was least often; of those the longest in the pool. */
export async function archiveProposals(scene: ProposalScene): Promise<readonly Proposal<ArchiveReason>[]> {
  const { store, rules, now } = scene;
  const { archiveDays, archiveReturns } = rules.poolLife;
  const items = await store.sleepers.longInPool({
    before: at(addDays(dayOf(now), 1 - archiveDays)),
    returns: archiveReturns,
    limit: MOST_READ,
  });
  const found = await withReasons(items, scene);
  return inTurn(found, { beginning: `${ARCHIVE_PROPOSALS}/`, since: ({ pooledAt }) => pooledAt ?? 0 }, scene);
}

/** Why one may be archived; empty where nothing of it stands (any more). */
export async function whyArchive(item: Item, scene: ProposalScene): Promise<readonly ArchiveReason[]> {
  return (await withReasons([item], scene))[0]?.reasons ?? [];
}

async function withReasons(items: readonly Item[], { store, rules, now }: ProposalScene) {
  const customers = items.map(({ customerId }) => customerId);
  const quietEnds = await store.quiets.lastEnds(customers);
  const resting = await store.quiets.inForce(customers, now);
  const found: { readonly item: Item; readonly reasons: readonly ArchiveReason[] }[] = [];
  for (const item of items) {
    if (resting.has(item.customerId)) continue;
    const isOften = item.timesReturned >= rules.poolLife.archiveReturns;
    const returns =
      isOften && item.reactivated ? returnsIn(await store.history.of(item.no)) : item.timesReturned;
    const quietUntil = quietEnds.get(item.customerId) ?? null;
    const reasons = archiveReasons(item, { today: dayOf(now), returns, quietUntil, rules });
    if (reasons.length > 0) found.push({ item, reasons });
  }
  return found;
}

/** Newly due, or a month after it was proposed last: who decided to let it sleep is not asked every week. */
export async function eliminateProposals(
  scene: ProposalScene & { readonly again?: true },
): Promise<readonly Proposal<EliminateReason>[]> {
  const { store, rules, now, again } = scene;
  const { eliminateDays, eliminateActivations } = rules.poolLife;
  const today = dayOf(now);
  const items = await store.sleepers.maybeOver({
    before: at(addDays(today, 1 - eliminateDays)),
    activations: eliminateActivations,
    words: ENDED_WORDS,
    limit: MOST_READ,
  });
  const resting = await store.quiets.inForce(
    items.map(({ customerId }) => customerId),
    now,
  );
  const told = await store.outbox.instantsUnder(`${ELIMINATE_PROPOSALS}/`, now - TOLD_MS);
  const found: Proposal<EliminateReason>[] = [];
  for (const item of items) {
    if (resting.has(item.customerId)) continue;
    const { reasons, since } = await sleepOf(item, scene);
    const before = (told.get(item.no) ?? []).filter((instant) => instant >= since);
    if (reasons.length === 0 || !(again || isDueAgain(before, { today, rules }))) continue;
    found.push({ item, reasons, times: before.length });
  }
  return found.sort((a, b) => a.times - b.times || a.item.no - b.item.no);
}

/** Why one may be eliminated; empty where nothing of it stands (any more). */
export async function whyEliminate(item: Item, scene: ProposalScene): Promise<readonly EliminateReason[]> {
  return (await sleepOf(item, scene)).reasons;
}

async function sleepOf(item: Item, { store, rules, now }: ProposalScene) {
  const history = await store.history.of(item.no);
  const since = asleepSince(history) ?? item.createdAt;
  const spoken = (await store.followUps.counting(item.no)).map(({ at: instant }) => instant);
  const ended = endedBy(history);
  const facts = {
    today: dayOf(now),
    since,
    failedActivations: failedActivations(history, spoken),
    ended,
    rules,
  };
  return { since, reasons: eliminateReasons(item, facts) };
}

const GIVEN_UP: ReadonlySet<string> = new Set(["archived", "returned", "rejected"]);

/** Of what was written when it was given up, since it was woken last: who woke it knew better. */
function endedBy(history: Awaited<ReturnType<Store["history"]["of"]>>) {
  const stands = standingOf(history);
  const woken = stands.findLastIndex(({ what }) => what === "reactivated");
  for (const { what, text } of stands.slice(woken + 1).reverse()) {
    const why = GIVEN_UP.has(what) && text !== null ? endedIn(text) : null;
    if (why !== null && text !== null) return { why, said: text };
  }
  return null;
}

async function inTurn<Reason extends { readonly days: number }>(
  found: readonly { readonly item: Item; readonly reasons: readonly Reason[] }[],
  { beginning, since }: { readonly beginning: string; readonly since: (item: Item) => number },
  { store, now }: ProposalScene,
): Promise<readonly Proposal<Reason>[]> {
  const told = await store.outbox.instantsUnder(beginning, now - TOLD_MS);
  const longest = ({ reasons }: Proposal<Reason>) => Math.max(...reasons.map(({ days }) => days));
  return found
    .map(({ item, reasons }) => {
      const times = (told.get(item.no) ?? []).filter((instant) => instant >= since(item)).length;
      return { item, reasons, times };
    })
    .sort((a, b) => a.times - b.times || longest(b) - longest(a) || a.item.no - b.item.no);
}
