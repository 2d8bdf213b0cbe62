// 撤销 (rules.md 12, "own"): the last act within ten minutes, unless somebody has gone on; then the one before, three in all.
import { change, refuseUnless, type Scene } from "./world.ts";

const UNDO_MS = 10 * 60_000;
export const REVERSIBLE: ReadonlySet<string> = new Set([
  "followed-up",
  "advanced",
  "moved-back",
  "won",
  "lost",
  "restarted",
  "paid",
  "edited",
  "returned",
  "claimed",
]);

export function undo(scene: Scene): void {
  const { world, who, now } = scene;
  const mine = world.acts[who] ?? [];
  const act = mine.at(-1);
  if (act === undefined) return;
  const isLate = now - act.at > UNDO_MS;
  // What changed no item has a way back of its own, and after ten minutes there is nothing to take back.
  if (act.of === null && isLate) return;
  refuseUnless(act.of !== null && !isLate && REVERSIBLE.has(act.of.what));
  const { customer, what, before, since } = act.of;
  const item = world.items[customer];
  refuseUnless(item !== undefined && item.history.length === act.changes);
  if (what === "followed-up") {
    const last = item.followUps.findLast(({ by, undone }) => by === who && !undone);
    if (last !== undefined) last.undone = true;
  }
  if (what === "paid") {
    const last = item.payments.at(-1);
    if (last !== undefined) item.payments.push({ by: who, wan: -last.wan, at: now });
  }
  const { owner } = item.stands;
  const spell = item.spells.at(-1);
  world.acts[who] = mine.slice(0, -1);
  change(scene, item, "undone", before);
  // What was taken back has never been: nobody had it, and nobody gave it away.
  if (before.owner === null && owner !== null) item.spells.pop();
  if (before.owner !== null && owner === null && spell !== undefined) {
    item.spells.pop();
    spell.endedAt = null;
  }
  for (const earlier of world.acts[who] ?? [])
    if (earlier.of?.customer === customer && earlier.changes === since) earlier.changes = item.history.length;
}
