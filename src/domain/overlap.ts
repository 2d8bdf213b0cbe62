// How much of a time others cover: pauses of a stay, outages of a wait.

/** From an instant (ms) to another; to null while it lasts. */
interface Covering {
  readonly beganAt: number;
  readonly endedAt: number | null;
}

/** How much of a span (ms) some others cover together. */
export function overlapMs(spans: readonly Covering[], from: number, until: number): number {
  if (spans.length === 0) return 0;
  const inside: [number, number][] = [];
  for (const { beganAt, endedAt } of spans) {
    const began = Math.max(beganAt, from);
    const ended = Math.min(endedAt ?? until, until);
    if (ended > began) inside.push([began, ended]);
  }
  if (inside.length > 1) inside.sort(([one], [other]) => one - other);
  let covered = 0;
  let reached = from;
  for (const [began, ended] of inside) {
    covered += Math.max(0, ended - Math.max(began, reached));
    reached = Math.max(reached, ended);
  }
  return covered;
}
