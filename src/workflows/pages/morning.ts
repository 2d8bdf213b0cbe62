// The pages that whoever leads most opens in the morning: what they show of many is computed before they do.
import type { Store } from "../../../db/store.ts";
import type { Ask } from "../../chat/computed.ts";
import type { Day } from "../../domain/day.ts";
import { isWithin } from "../../domain/people/rights.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import { type ViewName, view } from "./views.ts";

/** So many people; what is computed for them serves all who lead as much, and most of what is compared with it. */
const MOST_PEOPLE = 3;
const WHOSE = { department: "", person: "", period: "" };
const BOARD = { stage: 0, page: 1 };
const PAGES: readonly (readonly [ViewName, Readonly<Record<string, unknown>>])[] = [
  ...["", "stuck", "funnel", "people", "pyramid"].map(
    (show) => ["board", { ...WHOSE, show, ...BOARD }] as const,
  ),
  ["targets", WHOSE],
];

/** As they ask for them, whoever leads most departments first. `rules`: as delivered. */
export async function morningPages(
  { org }: Pick<Store, "org">,
  { today, rules }: { readonly today: Day; readonly rules: Rulebook },
): Promise<readonly Ask<unknown>[]> {
  const { departments, leaders } = await org.on(today);
  const all = [...departments.values()];
  const led = new Map<string, Set<number>>();
  for (const [id, userIds] of leaders) {
    const top = departments.get(id);
    if (top === undefined) continue;
    const below = all.filter(({ path }) => isWithin(path, top));
    for (const userId of userIds)
      led.set(userId, new Set([...(led.get(userId) ?? []), ...below.map((one) => one.id)]));
  }
  return [...led]
    .sort(([one, some], [other, others]) => others.size - some.size || (one < other ? -1 : 1))
    .slice(0, MOST_PEOPLE)
    .flatMap(([userId]) =>
      PAGES.map(([name, of]) =>
        // Of no session at all: it is nobody's, and none was ended.
        view(name, { userId, beganAt: Number.MAX_SAFE_INTEGER, of, rules, said: null }),
      ),
    );
}
