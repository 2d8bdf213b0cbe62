// The rules as they are at a moment: the versions are read when their mark is another one, not for every message.
import type { Store } from "../../db/store.ts";
import { groupedBy } from "../domain/grouped.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import { createRules, type InForce } from "../domain/rules/in-force.ts";

/** Of whoever asks in a department; null for the company's. */
export type RulesAt = (
  store: Pick<Store, "rules" | "markWords">,
  moment: { readonly now: number; readonly departmentId?: number | null },
) => Promise<InForce>;

/** One for a process is enough; what it keeps is as good as the mark it was read under (two instances, one database). */
export function createRulesAt(base: Rulebook): RulesAt {
  let kept = { mark: null as string | null, rules: createRules({ base, editions: [], lineOf: () => [] }) };

  async function read(store: Pick<Store, "rules" | "markWords">) {
    const mark = await store.rules.mark();
    if (mark === kept.mark) return kept.rules;
    const editions = mark === null ? [] : await store.rules.editions();
    const lines = mark === null ? new Map<number, readonly number[]>() : await store.rules.lines();
    const exceptions = groupedBy(mark === null ? [] : await store.rules.exceptions(), ({ no }) => no);
    const markWords = mark === null ? [] : await store.markWords.all();
    const topId = markWords.length === 0 ? null : await store.rules.topId();
    const rules = createRules({
      base,
      markWords,
      topId,
      editions,
      exceptions,
      lineOf: (departmentId) => lines.get(departmentId) ?? [],
    });
    kept = { mark, rules };
    return rules;
  }

  return async (store, { now, departmentId = null }) => (await read(store))(now, departmentId);
}
