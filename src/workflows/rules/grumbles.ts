// What was said against the rules, put together by rule, as it is read by whoever can change them.
import type { Store } from "../../../db/store.ts";
import { dayOf } from "../../domain/day.ts";
import { groupedBy } from "../../domain/grouped.ts";
import type { Grumble } from "../../domain/rules/grumble.ts";
import type { RuleKey } from "../../domain/rules/number.ts";

const MOST_QUOTED = 3;

export interface GrumblesTold {
  readonly rule: RuleKey;
  readonly count: number;
  /** The latest. */
  readonly said: readonly { readonly text: string; readonly by: string | null; readonly on: string }[];
}

/** Most is said of the first. */
export async function grumblesTold(
  grumbles: readonly Grumble[],
  { people }: Pick<Store, "people">,
): Promise<readonly GrumblesTold[]> {
  const names = await people.names(grumbles.map(({ byId }) => byId));
  return [...groupedBy(grumbles, ({ rule }) => rule)]
    .map(([rule, all]) => ({
      rule,
      count: all.length,
      said: all.slice(0, MOST_QUOTED).map(({ text, byId, at }) => ({
        text,
        by: byId === null ? null : (names[byId] ?? byId),
        on: dayOf(at),
      })),
    }))
    .sort((a, b) => b.count - a.count);
}
