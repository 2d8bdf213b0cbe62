// What a look at figures begins with (whose, of what time, beside how long before), and the picture behind it.
import type { Whom } from "../../chat/args/whom.ts";
import type { Saying, Scene } from "../../chat/command.ts";
import type { Span } from "../../chat/read/span-units.ts";
import { UsageError } from "../../chat/usage-error.ts";
import { addDays, at, dayOf } from "../../domain/day.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { toTheHour, type Window } from "../../domain/insight/seen.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { askPicture, type PictureAsk, type PictureName } from "./ask-picture.ts";
import { recentDays } from "./results-asked.ts";
import { type Asked as OfWhom, scopeOf } from "./scope.ts";

export interface Look {
  readonly scope: Scope;
  readonly window: Window;
  readonly when: Span;
  /** From when on comparable ones are looked at, ms. */
  readonly comparedFrom: number;
  /** What every answer says of it. */
  readonly values: {
    /** Of whom it is; empty for the asker's own and for the company. */
    readonly name: string;
    readonly isOwn: boolean;
    readonly when: Span;
    readonly isUnderWay: boolean;
    /** Another time than the present one. */
    readonly isOver: boolean;
    readonly fewest: number;
  };
}

type Asked = Scene<{ readonly when: Span | null; readonly whom: Whom }>;

/**
 * Of the time that was named, else of the last days.
 * @throws RuleError where it is not the asker's to read
 * @throws UsageError where that time has not begun
 */
export async function lookFor({ args, actor, now, store, rules }: Asked): Promise<Look> {
  const asked = await scopeOf(args.whom.whose, actor, store);
  if (args.when !== null && args.when.from > dayOf(now))
    throw new UsageError("not-begun", { when: args.when });
  return lookAt(asked, args.when ?? lately({ now, rules }), { now, rules });
}

/** @throws UsageError where that time has not begun */
export function mustHaveBegun(when: Span | null, now: number): void {
  if (when !== null && when.from > dayOf(now)) throw new UsageError("not-begun", { when });
}

export function lookAt(
  { scope, name, isOwn }: Pick<OfWhom, "scope" | "name" | "isOwn">,
  when: Span,
  { now, rules }: Pick<Scene<unknown>, "now" | "rules">,
): Look {
  return {
    scope,
    when,
    window: windowOf(when, now),
    comparedFrom: comparedFrom({ now, rules }),
    values: {
      name,
      isOwn,
      when,
      isUnderWay: when.to > dayOf(now),
      isOver: when.to < dayOf(now),
      fewest: rules.insight.fewest,
    },
  };
}

/** What is looked at where no time is named. */
export function lately({ now, rules }: Pick<Scene<unknown>, "now" | "rules">): Span {
  return recentDays(dayOf(now), rules.insight.recentDays);
}

/** As seen in the hour of an instant, ms. */
export function windowOf({ from, to }: Pick<Span, "from" | "to">, now: number): Window {
  return { from: at(from), until: at(addDays(to, 1)), asOf: toTheHour(now) };
}

/** Since when what is compared with is looked at (ms). */
export function comparedFrom({
  now,
  rules,
}: {
  readonly now: number;
  readonly rules: Pick<Rulebook, "insight">;
}): number {
  return at(addDays(dayOf(now), -rules.insight.comparedDays));
}

/** The answer, with a picture on its way where one can be shown. */
export async function withPicture(
  saying: Saying,
  [picture, ask]: readonly [PictureName, PictureAsk],
  scene: Scene<unknown>,
): Promise<Saying> {
  return (await askPicture(scene, picture, ask)) ? { ...saying, begins: true } : saying;
}
