// Pages of the pool somebody looks at: each in the log of looks, and counted where the company has set a limit.
import type { Scene } from "../../chat/command.ts";
import { at, dayOf } from "../../domain/day.ts";
import { mustHavePage } from "../../domain/hands/pool-pages.ts";

/** The template of 公海: 更多 behind it is the next page. */
export const POOL_WORDS = "commands/pool";

type Looking = Pick<Scene<unknown>, "actor" | "now" | "store" | "rules">;

/** One page more. `words`: as typed. @throws RuleError where there is none left today */
export async function lookAtPool(words: string, scene: Looking): Promise<void> {
  const { actor, now, store } = scene;
  const today = dayOf(now);
  const most = limitFor(scene);
  if (most !== null) mustHavePage(await store.looks.pages(actor.userId, at(today)), { most, today });
  await store.looks.add({ userId: actor.userId, at: now, kind: "pool", words });
}

/** How many pages a day; null for as many as they like, as for 公海管理员, whose work it is. */
export function limitFor({ actor, rules }: Pick<Looking, "actor" | "rules">): number | null {
  return actor.roles.has("pool-admin") ? null : rules.poolLife.pagesADay;
}
