// How far it has come (rules.md 3): forward with its marks, back with a reason, won, lost and begun again.
import { dayOf } from "./days.ts";
import type { Of } from "./said.ts";
import {
  change,
  holds,
  type Item,
  No,
  refuseUnless,
  type Scene,
  type Stage,
  type Standing,
} from "./world.ts";

export function advance(scene: Scene, item: Item, said: Of<"advance">): void {
  refuseUnless(holds(scene.who, item));
  const { stands } = item;
  const isThere = said.to === stands.stage && stands.outcome === "open";
  const quoted = quotedBy(said);
  // Where it stands already, another price is what is new; without a word, what brings it on is asked for.
  if (isThere && quoted !== null && quoted !== stands.quoted) {
    change(scene, item, "edited", { quoted });
    return;
  }
  if (isThere && said.marks === "none") return;
  mustBeInPlay(stands);
  refuseUnless(said.to > stands.stage);
  const marked = new Set([...stands.marked, ...saidBy(said)]);
  const lacking = between(stands.stage, said.to).filter(
    (stage) => !marked.has(stage) || (isStale(stands, stage) && !saidBy(said).includes(stage)),
  );
  refuseUnless(lacking.every((stage) => said.marks === "skip" && stage !== said.to));
  change(scene, item, "advanced", {
    ...entered(stands, said.to, scene.now),
    marked: [...marked],
    ...(quoted === null ? {} : { quoted }),
    ...(said.to === 2 && said.inDays !== null && said.marks !== "none"
      ? { next: dayOf(scene.now, said.inDays) }
      : {}),
  });
}

/** The contract proves the quote, the bargaining and the date; it proves no meeting. */
export function win(scene: Scene, item: Item, { wan }: Of<"win">): void {
  refuseUnless(holds(scene.who, item));
  const { stands } = item;
  mustBeInPlay(stands);
  refuseUnless(wan !== null);
  refuseUnless(stands.stage > 1 || (stands.marked.includes(2) && !isStale(stands, 2)));
  change(scene, item, "won", {
    ...entered(stands, 6, scene.now),
    outcome: "won",
    marked: [1, 2, 3, 4, 5, 6],
    contract: wan,
    quoted: stands.quoted ?? wan,
    next: null,
  });
}

/** Marks and history stay as they are, to be read. What is paid for does not go back. */
export function moveBack(scene: Scene, item: Item, { to }: Of<"move-back">): void {
  refuseUnless(holds(scene.who, item));
  const { stands } = item;
  refuseUnless(stands.place === "owned" && stands.outcome !== "lost" && to < stands.stage);
  refuseUnless(item.payments.reduce((sum, { wan }) => sum + wan, 0) <= 0);
  const markedUpTo = stands.markedUpTo !== null && stands.markedUpTo < to ? stands.markedUpTo : to;
  change(scene, item, "moved-back", { stage: to, outcome: "open", markedUpTo });
}

/** From stage 3 on also to whom. */
export function lose(scene: Scene, item: Item, { namesWinner }: Of<"lose">): void {
  refuseUnless(holds(scene.who, item));
  mustBeInPlay(item.stands);
  refuseUnless(item.stands.stage < 3 || namesWinner);
  change(scene, item, "lost", { outcome: "lost" });
}

/** Back to the stage in which it was lost, as if it had been received now. */
export function restart(scene: Scene, item: Item): void {
  refuseUnless(holds(scene.who, item) && item.stands.place === "owned" && item.stands.outcome === "lost");
  change(scene, item, "restarted", { outcome: "open", receivedAt: scene.now });
}

function mustBeInPlay({ place, outcome }: Standing): void {
  if (place !== "owned" || outcome !== "open") throw new No("refused");
}

/** A contact that counts; an appointment outlives it while its day is still to come. */
function entered({ next, markedUpTo }: Standing, stage: Stage, now: number): Partial<Standing> {
  return {
    stage,
    heardAt: now,
    markedUpTo: markedUpTo === null ? null : stage,
    next: next !== null && next > dayOf(now) ? next : null,
  };
}

function saidBy({ to, marks }: Of<"advance">): readonly Stage[] {
  if (marks === "none") return [];
  return marks === "all" ? between(1, to) : [to];
}

function quotedBy({ to, marks, wan }: Of<"advance">): number | null {
  if (marks === "none" || to === 2) return null;
  return to === 3 || marks === "all" ? wan : null;
}

/** Marked before it was moved back to an earlier stage: to be given anew. */
function isStale({ markedUpTo }: Standing, stage: Stage): boolean {
  return markedUpTo !== null && stage > markedUpTo;
}

function between(from: Stage, to: Stage): Stage[] {
  return ([2, 3, 4, 5, 6] as const).filter((stage) => stage > from && stage <= to);
}
