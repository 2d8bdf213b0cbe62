// How long it takes until something ends, where some have not ended yet and some were met under way (Kaplan and Meier, with
// delayed entry): without the open ones slow deals would make a team look fast (rules.md 11; A20).

/** One that was watched from an age to an age (ms), and whether it ended there or is only not watched any more. */
export interface Exposure {
  readonly fromMs: number;
  readonly toMs: number;
  readonly ended: boolean;
}

export interface Survival {
  /** How many were watched, and how many of them ended. */
  readonly n: number;
  readonly ended: number;
  /** The longest that was watched; 0 where none was. */
  readonly longestMs: number;
  /** The age by which so much of them (0–1) has ended; null where that is not known yet. */
  quantileMs(share: number): number | null;
  /** How much of them is still there at an age. */
  remaining(ageMs: number): number;
}

interface Drop {
  readonly ms: number;
  readonly remaining: number;
}

export function survivalOf(given: readonly Exposure[]): Survival {
  const watched = given.filter(({ fromMs, toMs, ended }) => toMs > fromMs || (ended && toMs >= fromMs));
  const drops = dropsIn(watched);
  return {
    n: watched.length,
    ended: watched.filter(({ ended }) => ended).length,
    longestMs: watched.reduce((most, { toMs }) => Math.max(most, toMs), 0),
    quantileMs: (share) => drops.find(({ remaining }) => remaining <= 1 - share + 1e-9)?.ms ?? null,
    remaining: (ms) => drops.findLast((drop) => drop.ms <= ms)?.remaining ?? 1,
  };
}

function dropsIn(watched: readonly Exposure[]): readonly Drop[] {
  const begun = watched.map(({ fromMs }) => fromMs).sort(ascending);
  const over = watched.map(({ toMs }) => toMs).sort(ascending);
  const ends = watched.flatMap(({ toMs, ended }) => (ended ? [toMs] : [])).sort(ascending);
  const drops: Drop[] = [];
  let remaining = 1;
  let joined = 0;
  let gone = 0;
  for (let index = 0; index < ends.length; ) {
    const ms = ends[index] ?? 0;
    let count = 0;
    while (ends[index] === ms) {
      count++;
      index++;
    }
    // At no age at all everybody who was met from the beginning is there.
    while (joined < begun.length && ((begun[joined] ?? 0) < ms || begun[joined] === 0)) joined++;
    while (gone < over.length && (over[gone] ?? 0) < ms) gone++;
    const atRisk = joined - gone;
    // A lone one that ends before the others were met says nothing of them.
    const isLone = count >= atRisk && joined < begun.length;
    if (isLone) continue;
    remaining *= 1 - count / atRisk;
    drops.push({ ms, remaining });
  }
  return drops;
}

function ascending(one: number, other: number): number {
  return one - other;
}

/** How many ended in a group against what would have, were it like the others; parts of several kinds can be added up. */
export interface Deviation {
  readonly seen: number;
  readonly expected: number;
  readonly variance: number;
}

/** Of how fast they end (log-rank): fewer than expected so far where the group is slower. */
export function deviationOf(group: readonly Exposure[], others: readonly Exposure[]): Deviation {
  const all = [
    ...group.map((exposure) => ({ ...exposure, isIn: true })),
    ...others.map((exposure) => ({ ...exposure, isIn: false })),
  ].filter(({ fromMs, toMs, ended }) => toMs > fromMs || (ended && toMs >= fromMs));
  const begun = [...all].sort((a, b) => a.fromMs - b.fromMs);
  const over = [...all].sort((a, b) => a.toMs - b.toMs);
  let [inRisk, outRisk, joined, gone] = [0, 0, 0, 0];
  let [expected, seen, variance] = [0, 0, 0];
  for (let index = 0; index < over.length; ) {
    const ms = over[index]?.toMs ?? 0;
    for (let one = begun[joined]; one !== undefined && isThere(one, ms); one = begun[++joined])
      if (one.isIn) inRisk++;
      else outRisk++;
    for (let one = over[gone]; one !== undefined && one.toMs < ms; one = over[++gone])
      if (one.isIn) inRisk--;
      else outRisk--;
    let [ends, ofGroup] = [0, 0];
    for (; over[index]?.toMs === ms; index++) {
      if (over[index]?.ended !== true) continue;
      ends++;
      if (over[index]?.isIn === true) ofGroup++;
    }
    const atRisk = inRisk + outRisk;
    if (ends === 0 || atRisk < 2) continue;
    seen += ofGroup;
    expected += (ends * inRisk) / atRisk;
    variance += (ends * inRisk * outRisk * (atRisk - ends)) / (atRisk * atRisk * (atRisk - 1));
  }
  return { seen, expected, variance };
}

function isThere({ fromMs }: Exposure, ms: number): boolean {
  return fromMs < ms || fromMs === 0;
}

/**
 * How far a group falls short of what was expected, all kinds together, in standard deviations: about normal around 0 where
 * it is like the others. 0 where there is too little to say.
 */
export function shortfallOf(parts: readonly Deviation[]): number {
  const sum = (of: (part: Deviation) => number) => parts.reduce((total, part) => total + of(part), 0);
  const variance = sum((part) => part.variance);
  return variance <= 0 ? 0 : sum(({ expected, seen }) => expected - seen) / Math.sqrt(variance);
}
