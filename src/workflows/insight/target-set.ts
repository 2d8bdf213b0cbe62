// 目标 set, changed and withdrawn: one more version, with who and when; never over the word of somebody higher.
import type { Store } from "../../../db/store.ts";
import type { RememberedAct } from "../../../db/stores/acts.ts";
import type { Whose } from "../../chat/args/whose.ts";
import type { Scene } from "../../chat/command.ts";
import type { Span } from "../../chat/read/span-units.ts";
import type { TargetRead } from "../../chat/read/target.ts";
import { UsageError } from "../../chat/usage-error.ts";
import { dayOf } from "../../domain/day.ts";
import {
  mustBeOpen,
  mustNotOverrule,
  rankOver,
  type Target,
  type TargetOf,
  type TargetOwner,
} from "../../domain/insight/target.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";

/** Where nobody is named it is one's own. @throws UsageError where several departments could be meant */
export async function targetOf(whose: Whose, actor: Actor, store: Pick<Store, "people">): Promise<TargetOf> {
  switch (whose.kind) {
    case "unsaid":
    case "own":
      return {
        kind: "person",
        userId: actor.userId,
        name: actor.name,
        department: actor.department,
      };
    case "company":
      return { kind: "company" };
    case "person":
      return { kind: "person", ...whose.person };
    case "department":
      return { kind: "department", department: whose.department };
    case "led": {
      const all = await store.people.departments();
      const led = all.filter(({ id }) => actor.leads.some((one) => one.id === id));
      const [only, another] = led;
      if (only === undefined) throw new RuleError("target-of-department", { department: null });
      if (another !== undefined)
        throw new UsageError("which-department", { names: led.map(({ name }) => name) });
      return { kind: "department", department: only };
    }
  }
}

export function ownerOf(of: TargetOf): TargetOwner {
  if (of.kind === "person") return { memberId: of.userId, departmentId: 0 };
  return { memberId: "", departmentId: of.kind === "company" ? 0 : of.department.id };
}

export interface Setting {
  /** As it will be; not stored yet. */
  readonly target: Omit<Target, "id">;
  readonly before: Target | null;
}

/** @throws RuleError where it is not theirs to set, is set from above, or is over */
export async function settingOf(
  of: TargetOf,
  { when, read }: { readonly when: Span; readonly read: TargetRead },
  { actor, now, store }: Pick<Scene<unknown>, "actor" | "now" | "store">,
): Promise<Setting> {
  const rank = rankOver(actor, of);
  const slot = { ...ownerOf(of), kind: read.kind, fromDay: when.from, toDay: when.to };
  const [last] = await store.targets.versions(slot);
  const before = last ?? null;
  mustNotOverrule(before, { rank, actorId: actor.userId });
  mustBeOpen(actor, { toDay: when.to, today: dayOf(now), reason: read.reason });
  const { complete, sentBack, whole, reason } = read;
  const isCount = read.kind === "opportunities";
  return {
    before: before?.value == null ? null : before,
    target: {
      ...slot,
      revision: (before?.revision ?? 0) + 1,
      value: read.withdraws ? null : read.value,
      complete: isCount ? complete : null,
      sentBack: isCount ? sentBack : null,
      whole,
      by: actor.userId,
      at: now,
      rank,
      reason,
    },
  };
}

/** What stood before it stands again, by its author and of its time, as one more version; refused where somebody has gone on from there. @throws RuleError */
export async function undoTarget(
  act: Pick<RememberedAct, "at">,
  { actor, now, store, rules }: Pick<Scene<unknown>, "actor" | "now" | "store" | "rules">,
): Promise<{ readonly target: Target; readonly before: Target | null }> {
  if (now - act.at > rules.undoMinutes * MINUTE_MS)
    throw new RuleError("target-undo-too-late", { minutes: rules.undoMinutes });
  const target = await store.targets.setAt(actor.userId, act.at);
  const versions = target === null ? [] : await store.targets.versions(target);
  const [last] = versions;
  // What was taken back before has put this very word there again.
  if (target === null || last === undefined || last.by !== target.by || last.at !== target.at)
    throw new RuleError("target-overtaken");
  const before = versions.find(({ revision }) => revision === target.revision - 1) ?? null;
  const { id: _, ...row } = before ?? { ...target, value: null, at: now };
  await store.targets.add({ ...row, revision: last.revision + 1 });
  return { target, before: before?.value == null ? null : before };
}

const MINUTE_MS = 60_000;
