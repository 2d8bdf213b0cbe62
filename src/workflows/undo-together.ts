// 撤销 of what was moved at once: each item for itself; what somebody has gone on with stays, and is named.
import type { RememberedAct } from "../../db/stores/acts.ts";
import { takeUp } from "../chat/args/take-up.ts";
import { type Saying, type Scene, say } from "../chat/command.ts";
import { REVERSIBLE, undo } from "../domain/hands/undo.ts";
import { may } from "../domain/people/rights.ts";
import { RuleError } from "../domain/rule-error.ts";
import { seated } from "./seated.ts";

/** Block `together` of the template of 撤销. @throws RuleError where it is too late, or all of it was gone on with */
export async function undoTogether(act: RememberedAct, scene: Scene<unknown>): Promise<Saying> {
  const { actor, now, store, rules, save } = scene;
  const { what, at, together } = act;
  if (what === null) return say("nothing");
  const right = REVERSIBLE[what];
  const lines = [];
  const kept = [];
  let objection: RuleError | null = null;
  for (const { before: then, version } of together) {
    const before = await seated(then, store);
    const item = await store.items.byNo(before.no);
    if (item === null) continue;
    const { customer, relations } = await takeUp(before, { store, actor, now });
    const isTheirs = right === undefined || may(right, relations);
    try {
      if (!isTheirs) throw new RuleError("not-yours", { item, right, seen: true, claimable: false });
      const own = { what, at, version, field: null };
      const undone = await save(undo(item, { act: own, before, now, minutes: rules.undoMinutes }));
      lines.push({ item: undone, customer });
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      objection = error;
      kept.push({ item, customer });
    }
  }
  if (lines.length === 0) throw objection ?? new RuleError("undo-overtaken", { what });
  await store.acts.takenBack(act, 0);
  return say("together", { what, lines, kept });
}
