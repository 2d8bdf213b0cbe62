// The page of one item: what waits there and since when, what 详情 and 分成 say of it, how long it was where, and all that happened, newest first.
import { type InHand, takeUp } from "../../chat/args/take-up.ts";
import { actingDeadlineOf, dueOf } from "../../domain/clock/cadence.ts";
import { needsAttention } from "../../domain/clock/urgency.ts";
import { dayOf, daysBetween } from "../../domain/day.ts";
import type { Item } from "../../domain/item/item.ts";
import { may } from "../../domain/people/rights.ts";
import { stagesBeside } from "../insight/item-dwell.ts";
import { shown } from "../splits/show.ts";
import { latenessIn } from "../standing-still.ts";
import { actsOn } from "./acts.ts";
import { detailsOf } from "./details.ts";
import type { LookScene, Values } from "./look-scene.ts";
import { pastOf, saidOf } from "./past.ts";
import { thatStays } from "./that-stays.ts";

/** Null where there is no such item, and where it is not the visitor's to see: one and the same to them. */
export async function storyOf({ no }: { readonly no: number }, scene: LookScene): Promise<Values | null> {
  const inHand = await itemSeen(no, scene);
  if (inHand === null) return null;
  const { item, customer, relations } = inHand;
  const { actor, store, now } = scene;
  const details = await detailsOf(inHand, scene);
  const isWhole = may("show", relations);
  const chat = { kind: "single", id: actor.userId } as const;
  const masked = item.place === "pool";
  const isOwn = item.ownerId === actor.userId;
  const rests = !isOwn && (await store.pauses.runningAt(now)).has(item);
  const due = isWhole && !rests ? await dueIn(item, { store, now, isOwn }) : null;
  const { signs = [], round = null, owner = null, asked = [] } = details.values;
  const acts = actsOn(inHand, { isOwn, isDoubted: (signs as readonly unknown[]).length > 0 });
  // What needs a look stands above, with what is due; what a button does nobody has to send.
  const facts = {
    ...details.values,
    claimable: acts.includes("claim"),
    said: [],
    earlier: [],
    signs: [],
    round: null,
    dueTold: due !== null,
    helps: false,
    asked: [],
  };
  return {
    item,
    customer,
    masked,
    acts,
    waits: { due, signs, round, owner, isOwn, asked },
    stages: isWhole ? await stagesBeside(item, scene) : [],
    fewest: scene.rules.insight.fewest,
    past: isWhole ? await pastOf(inHand, scene) : details.block === "done" ? await saidOf(item, store) : [],
    // Told as the chat tells it; the first line names the item, which the page has done.
    told: {
      facts: { id: "commands/show", block: details.block, values: facts, from: 1 },
      split: may("split", relations)
        ? { id: "commands/split", from: 1, ...(await shown(inHand, { ...scene, chat })) }
        : null,
    },
  };
}

/**
 * When it is, or was, to be seen to, with the days since; below zero for what lies ahead. A day typed for a first contact is late for
 * its owner alone, as everywhere (late.ts).
 */
async function dueIn(
  item: Item,
  { store, now, isOwn }: Pick<LookScene, "store" | "now"> & { readonly isOwn: boolean },
): Promise<{ readonly at: number; readonly days: number; readonly rested: number } | null> {
  if (item.place !== "owned" || item.outcome === "lost") return null;
  const instant = isOwn || needsAttention(item) ? dueOf(item) : actingDeadlineOf(item);
  if (instant === null) return null;
  const late = (await latenessIn([item], now, store)).get(item.no);
  const days = daysBetween(dayOf(instant), dayOf(now));
  return days > 0 && late?.at === instant ? late : { at: instant, days, rested: 0 };
}

async function itemSeen(no: number, { actor, store, now }: LookScene): Promise<InHand | null> {
  const item = await thatStays(no, store);
  if (item === null) return null;
  const inHand = await takeUp(item, { store, actor, now });
  return may("look", inHand.relations) ? inHand : null;
}
