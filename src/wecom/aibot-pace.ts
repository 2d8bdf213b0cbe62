// How much a group bot may say in one conversation: 30 a minute and 1000 an hour, replies and pushes together (wecom.md 3.1).
import type { AibotConversation } from "./aibot-push.ts";

export interface AibotPace {
  /** 0 when something may be pushed now; else how long to wait, ms. Counts nothing. */
  waitMs(conversation: AibotConversation): number;
  /** Something was said. */
  spoke(conversation: AibotConversation): void;
}

/** Below WeCom's limits, so that an answer finds room: somebody waits for it, and it is not held up. */
export const PUSH_LIMITS = [
  { most: 26, withinMs: 60_000 },
  { most: 950, withinMs: 3_600_000 },
] as const;
const LONGEST_MS = 3_600_000;

export function createAibotPace(now: () => number): AibotPace {
  const said = new Map<string, readonly number[]>();
  /** What lies ahead was counted before the clock was set back, and counts no more. */
  const within = (key: string, ms: number): readonly number[] =>
    (said.get(key) ?? []).filter((at) => at > now() - ms && at <= now());
  return {
    waitMs(conversation) {
      const key = keyOf(conversation);
      const waits = PUSH_LIMITS.map(({ most, withinMs }) => {
        const recent = within(key, withinMs);
        const blocking = recent.length < most ? undefined : recent[recent.length - most];
        return blocking === undefined ? 0 : blocking + withinMs - now();
      });
      return Math.max(...waits);
    },
    spoke(conversation) {
      const key = keyOf(conversation);
      said.set(key, [...within(key, LONGEST_MS), now()]);
    },
  };
}

/** Userids are compared without case, chat ids with it. */
function keyOf({ kind, id }: AibotConversation): string {
  return kind === "single" ? `single/${id.toLowerCase()}` : `group/${id}`;
}
