// The pages that are opened in the morning: what they show of many is computed before somebody does.
import type { Store } from "../../../db/store.ts";
import type { Ask } from "../../chat/computed.ts";
import { addDays, at, dayOf } from "../../domain/day.ts";
import { toTheHour } from "../../domain/insight/seen.ts";
import type { Item } from "../../domain/item/item.ts";
import { isWithin } from "../../domain/people/rights.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { comparedFrom, windowOf } from "../insight/look.ts";
import { report } from "../insight/reports.ts";
import { quarterOf, recentDays } from "../insight/results-asked.ts";
import { usualAsk } from "../insight/usual.ts";
import { type ViewName, view } from "./views.ts";

/** So many people; what is computed for them serves all who lead as much, and most of what is compared with it. */
const MOST_PEOPLE = 3;
/** Whoever leads less, as many as lead most first. */
const MOST_HEADS = 60;
const WHOSE = { department: "", person: "", period: "" };
const BOARD = { stage: 0, page: 1 };

type Page = readonly [ViewName, Readonly<Record<string, unknown>>];

const pagesOf = (...shows: readonly string[]): readonly Page[] => [
  ["day", {}],
  ...shows.map((show): Page => ["board", { ...WHOSE, show, ...BOARD }]),
  ["targets", WHOSE],
];
const PAGES = pagesOf("", "stuck", "funnel", "people", "pyramid");
const OF_A_HEAD = pagesOf("", "stuck", "funnel", "people");
const OF_A_REP = pagesOf("", "stuck");
/** How much of a company's rates is computed does not hang on it. */
const SOME_FEN = 100_000_000;

export interface MorningPages {
  /** Of whoever leads most. */
  readonly leading: readonly Ask<unknown>[];
  /** Of whoever leads less. */
  readonly heads: readonly Ask<unknown>[];
  /**
   * What somebody who leads nothing reads of all: it is the same for everybody. And the pages of one of them: what takes time the
   * first time in a thread, whosever it is, has then been.
   */
  readonly rep: readonly Ask<unknown>[];
}

/** As they ask for them, whoever leads most departments first. `rules`: as delivered. */
export async function morningPages(
  { org, items }: Pick<Store, "org" | "items">,
  { now, rules }: { readonly now: number; readonly rules: Rulebook },
): Promise<MorningPages> {
  const { departments, leaders } = await org.on(dayOf(now));
  const all = [...departments.values()];
  const led = new Map<string, Set<number>>();
  for (const [id, userIds] of leaders) {
    const top = departments.get(id);
    if (top === undefined) continue;
    const below = all.filter(({ path }) => isWithin(path, top));
    for (const userId of userIds)
      led.set(userId, new Set([...(led.get(userId) ?? []), ...below.map((one) => one.id)]));
  }
  const people = [...led]
    .sort(([one, some], [other, others]) => others.size - some.size || (one < other ? -1 : 1))
    .map(([userId]) => userId);
  const [won] = await items.latestWon(1);
  const asked = (userIds: readonly string[], pages: readonly Page[]) =>
    userIds.flatMap((userId) =>
      pages.map(([name, of]) =>
        // Of no session at all: it is nobody's, and none was ended.
        view(name, { userId, beganAt: Number.MAX_SAFE_INTEGER, of, rules, said: null }),
      ),
    );
  return {
    leading: asked(people.slice(0, MOST_PEOPLE), PAGES),
    heads: asked(people.slice(MOST_PEOPLE, MOST_PEOPLE + MOST_HEADS), OF_A_HEAD),
    rep:
      won?.ownerId == null
        ? []
        : [
            ...ofRep(won, { now: toTheHour(now), rules }),
            ...asked([won.ownerId], [...OF_A_REP, ["story", { no: won.no }]]),
          ],
  };
}

function ofRep(
  { ownerId, departmentId }: Pick<Item, "ownerId" | "departmentId">,
  given: { readonly now: number; readonly rules: Rulebook },
): readonly Ask<unknown>[] {
  const { now, rules } = given;
  const scope = { kind: "member", memberId: ownerId ?? "" } as const;
  const around = { kind: "departments", ids: departmentId === null ? [] : [departmentId] } as const;
  const window = windowOf(recentDays(dayOf(now), rules.insight.recentDays), now);
  const { insight } = rules;
  return [
    report("usual", usualAsk({ now, rules })),
    report("stuck", {
      ...{ scope, window, comparedFrom: comparedFrom({ now, rules }), rules: insight },
      ...{ most: 1, longest: 1, named: [] },
    }),
    report("reverse", {
      ...{ scope, around, targetFen: SOME_FEN, bookedFen: 0, now, rules: insight },
      endsAt: at(addDays(quarterOf(dayOf(now)).to, 1)),
    }),
  ];
}
