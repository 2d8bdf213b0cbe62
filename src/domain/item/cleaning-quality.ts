// How what was cleaned fared afterwards: what its receivers sent back, and why. Never how fast it was done (rules.md 1; A5).

/** A judgement of a lead, or its coming back, as the history has it. */
export interface CleaningEvent {
  readonly no: number;
  readonly at: number;
  readonly by: string;
  readonly what: "cleaned" | "rejected" | "returned-to-cleaning";
  readonly text: string | null;
  readonly source: string | null;
  /** How the item was cleaned last: by its finder or a head (自清洗). */
  readonly selfCleaned: boolean;
}

export interface SentBack {
  readonly no: number;
  readonly reason: string | null;
}

/** What somebody judged, or what came from somewhere. */
export interface CleaningQuality {
  readonly judged: number;
  readonly qualified: number;
  readonly unqualified: number;
  readonly sentBack: readonly SentBack[];
  /** Of those found qualified, in basis points; null where too few to compare. */
  readonly sentBackShare: number | null;
}

export interface QualityGroup<Key> extends CleaningQuality {
  readonly key: Key;
}

export interface QualityReport {
  readonly byCleaner: readonly QualityGroup<string>[];
  readonly bySource: readonly QualityGroup<string | null>[];
  /** 自清洗, apart from all of these. */
  readonly self: CleaningQuality;
}

interface Judgement {
  readonly no: number;
  readonly by: string;
  readonly source: string | null;
  readonly qualified: boolean;
  readonly self: boolean;
  readonly sentBack: SentBack | null;
}

/** `events` in the order in which they came. What was judged before them and came back since counts for nobody. */
export function qualityOf(
  events: readonly CleaningEvent[],
  { cleaners, fewest }: { readonly cleaners: ReadonlySet<string>; readonly fewest: number },
): QualityReport {
  const judgements = judgementsIn(events, cleaners);
  const desk = judgements.filter(({ self }) => !self);
  return {
    byCleaner: grouped(desk, ({ by }) => by, fewest),
    bySource: grouped(desk, ({ source }) => source, fewest),
    self: summed(
      judgements.filter(({ self }) => self),
      fewest,
    ),
  };
}

/** What comes back is the last judgement's that found it qualified. */
function judgementsIn(events: readonly CleaningEvent[], cleaners: ReadonlySet<string>): readonly Judgement[] {
  const all: Judgement[] = [];
  const last = new Map<number, number>();
  const latest = new Map(events.filter(({ what }) => what === "cleaned").map((event) => [event.no, event]));
  for (const event of events) {
    const { no, by, what, text, source } = event;
    if (what === "returned-to-cleaning") {
      const index = last.get(no);
      const judgement = index === undefined ? undefined : all[index];
      if (index !== undefined && judgement !== undefined)
        all[index] = { ...judgement, sentBack: { no, reason: text } };
      last.delete(no);
      continue;
    }
    // The item says how it was cleaned last; before that, and of what was found wanting, only who judges for others tells.
    const self = latest.get(no) === event ? event.selfCleaned : !cleaners.has(by);
    if (what === "cleaned") last.set(no, all.length);
    all.push({ no, by, source, qualified: what === "cleaned", self, sentBack: null });
  }
  return all;
}

function grouped<Key>(
  judgements: readonly Judgement[],
  keyOf: (judgement: Judgement) => Key,
  fewest: number,
): readonly QualityGroup<Key>[] {
  const groups = new Map<Key, Judgement[]>();
  for (const judgement of judgements) {
    const key = keyOf(judgement);
    groups.set(key, [...(groups.get(key) ?? []), judgement]);
  }
  return [...groups].map(([key, all]) => ({ key, ...summed(all, fewest) }));
}

function summed(judgements: readonly Judgement[], fewest: number): CleaningQuality {
  const qualified = judgements.filter((one) => one.qualified).length;
  const sentBack = judgements.flatMap((one) => (one.sentBack === null ? [] : [one.sentBack]));
  return {
    judged: judgements.length,
    qualified,
    unqualified: judgements.length - qualified,
    sentBack,
    sentBackShare: qualified < fewest ? null : Math.round((sentBack.length * 10_000) / qualified),
  };
}
