// How much one receiver gets within a while: WeCom drops or refuses what is beyond (wecom.md 3.1, 4.13).

export interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

export interface Pace {
  /** 0 when one more may go now; else how long to wait, ms. Counts nothing. */
  waitMs(receiver: string): number;
  /** One went. */
  note(receiver: string): void;
}

/** @param limits of a receiver, by its key; the widest window is remembered */
export function createPace(now: () => number, limits: (receiver: string) => readonly Limit[]): Pace {
  const sent = new Map<string, readonly number[]>();
  /** What lies ahead was counted before the clock was set back, and counts no more. */
  const within = (receiver: string, ms: number): readonly number[] =>
    (sent.get(receiver) ?? []).filter((at) => at > now() - ms && at <= now());
  return {
    waitMs: (receiver) =>
      Math.max(
        0,
        ...limits(receiver).map(({ most, withinMs }) => {
          const recent = within(receiver, withinMs);
          const blocking = recent.length < most ? undefined : recent[recent.length - most];
          return blocking === undefined ? 0 : blocking + withinMs - now();
        }),
      ),
    note(receiver) {
      const widest = Math.max(...limits(receiver).map(({ withinMs }) => withinMs));
      sent.set(receiver, [...within(receiver, widest), now()]);
    },
  };
}
