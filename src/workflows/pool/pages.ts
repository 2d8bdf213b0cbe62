// Pages of the pool somebody looks at: each in the log of looks, and counted where the company has set a limit.
import type { Scene } from "../../chat/command.ts";
import { at, dayOf } from "../../domain/day.ts";
import { mustHavePage, PAGES_A_DAY } from "../../domain/hands/pool-pages.ts";

/** The template of 公海: 更多 behind it is the next page. */
export const POOL_WORDS = "commands/pool";

type Looking = Pick<Scene<unknown>, "actor" | "now" | "store" | "rules">;

/** How many pages a day are everybody's who does not keep the pool; null for as many as they like. */
export async function pagesADay({ store, rules }: Pick<Looking, "store" | "rules">): Promise<number | null> {
  const set = await store.companyRules.of(PAGES_A_DAY);
  return set === null ? rules.poolLife.pagesADay : set.value;
}

/** One page more. `words`: as typed. @throws RuleError where there is none left today */
export async function lookAtPool(words: string, scene: Looking): Promise<void> {
  const { actor, now, store } = scene;
  const today = dayOf(now);
  const most = await limitFor(scene);
  if (most !== null) mustHavePage(await store.looks.pages(actor.userId, at(today)), { most, today });
  await store.looks.add({ userId: actor.userId, at: now, kind: "pool", words });
}

/** Null for 公海管理员, whose work it is. */
export async function limitFor(scene: Looking): Promise<number | null> {
  return scene.actor.roles.has("pool-admin") ? null : pagesADay(scene);
}
