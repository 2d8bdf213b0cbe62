// 目标: what somebody, a department or the company wants to reach in a time; who may set it, and that a count never stands
// without its quality (rules.md 4, 12; A10, A11). What an opportunity is (A38) is another thing and is not touched here.
import { addDays, type Day, daysBetween } from "../day.ts";
import { type Actor, type Branch, isWithin, ownRelations } from "../people/rights.ts";
import { RuleError } from "../rule-error.ts";
import type { BasisPoints } from "../split/shares.ts";

/** What is signed and what comes in, in fen; how many new opportunities, a number. */
export type TargetKind = "signed" | "paid" | "opportunities";

export const TARGET_KINDS: readonly TargetKind[] = ["signed", "paid", "opportunities"];

/** At least so much complete, at most so much sent back; one of them where a count is asked for. */
export interface Floor {
  readonly complete: BasisPoints | null;
  readonly sentBack: BasisPoints | null;
}

/** Whose: a member's, a department's, or the company's where both are empty. */
export interface TargetOwner {
  /** "" for none. */
  readonly memberId: string;
  /** 0 for none. */
  readonly departmentId: number;
}

/** One version; nothing of it ever changes, and the highest revision is the one that holds. */
export interface Target extends TargetOwner, Floor {
  readonly id: number;
  readonly kind: TargetKind;
  /** Both days belong to it. */
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly revision: number;
  /** Fen or a number; null: there is none any more. */
  readonly value: number | null;
  /** Of somebody new it is meant for the whole time, not from their first day on. */
  readonly whole: boolean;
  readonly by: string;
  readonly at: number;
  /** How far from the root its author stood: who stands lower does not write over it. */
  readonly rank: number;
  readonly reason: string | null;
}

/** For whom, as the rights ask: the person with their department, or the department. */
export type TargetOf =
  | {
      readonly kind: "person";
      readonly userId: string;
      readonly name: string;
      readonly department: Branch;
    }
  | { readonly kind: "department"; readonly department: Branch & { readonly name: string } }
  | { readonly kind: "company" };

/** One's own, where one leads nothing above it. */
const OWN_RANK = 1000;

/** How high somebody stands over whom a target is for: the fewer steps from the root the higher. @throws RuleError */
export function rankOver(actor: Actor, of: TargetOf): number {
  if (of.kind === "company") {
    const relations = ownRelations(actor);
    if (!relations.has("manager") && !relations.has("admin")) throw new RuleError("target-of-company");
    return 0;
  }
  const { path } = of.department;
  const steps = actor.leads.filter((led) => isWithin(path, led)).map((led) => depthOf(led.path));
  if (steps.length > 0) return Math.min(...steps);
  if (of.kind === "department") throw new RuleError("target-of-department", { department: of.department });
  if (of.userId !== actor.userId) throw new RuleError("target-of-other", { name: of.name });
  return OWN_RANK;
}

function depthOf(path: string): number {
  return path.split("/").length - 2;
}

/** What a person set who stands higher stays; they are asked. `authorName` is told in the refusal. @throws RuleError */
export function mustNotOverrule(
  before: Pick<Target, "rank" | "value" | "by"> | null,
  given: { readonly rank: number; readonly actorId: string },
): void {
  if (before === null || before.value === null || before.by === given.actorId) return;
  if (before.rank < given.rank) throw new RuleError("target-set-above", { memberId: before.by });
}

/** What lies behind is closed: only a manager changes it, and says why. @throws RuleError */
export function mustBeOpen(
  actor: Actor,
  given: { readonly toDay: Day; readonly today: Day; readonly reason: string | null },
): void {
  if (given.toDay >= given.today) return;
  if (!ownRelations(actor).has("manager")) throw new RuleError("target-closed", { toDay: given.toDay });
  if (given.reason === null) throw new RuleError("target-closed-reason", { toDay: given.toDay });
}

/** Whether a count stands alone: how many, with nothing said of how good. [L20] */
export function lacksFloor({
  kind,
  value,
  complete,
  sentBack,
}: Omit<Floor, never> & Pick<Target, "kind" | "value">) {
  return kind === "opportunities" && value !== null && complete === null && sentBack === null;
}

/** Whether what was reached holds the floor; nothing counted breaks none. */
export function holdsFloor(
  { complete, sentBack }: Floor,
  reached: { readonly complete: BasisPoints | null; readonly sentBack: BasisPoints | null },
): boolean {
  const isComplete = complete === null || reached.complete === null || reached.complete >= complete;
  return isComplete && (sentBack === null || reached.sentBack === null || reached.sentBack <= sentBack);
}

/**
 * What of it is asked of somebody who began within its time: by days, the first one counted. Their own word, or one for
 * the whole time, is taken as it is. [A10]
 */
export function proratedOf(
  target: Pick<Target, "value" | "fromDay" | "toDay" | "whole" | "by" | "memberId">,
  beganOn: Day | null,
): { readonly value: number; readonly from: Day } | null {
  const { value, fromDay, toDay, whole, by, memberId } = target;
  if (value === null || whole || memberId === "" || by === memberId) return null;
  if (beganOn === null || beganOn <= fromDay || beganOn > toDay) return null;
  const days = daysBetween(fromDay, toDay) + 1;
  return { value: Math.round((value * (daysBetween(beganOn, toDay) + 1)) / days), from: beganOn };
}

/** Of a target what falls to some departments, and of how many days, where its owner was elsewhere for a part of its time. */
export interface TargetPart {
  readonly value: number;
  /** Null where they were there all the time. */
  readonly days: number | null;
}

/** By days, that of a move with the department one came to; the parts of all departments add up to the whole. */
export function partIn(
  { value, fromDay, toDay }: Pick<Target, "value" | "fromDay" | "toDay">,
  isThere: (day: Day) => boolean,
): TargetPart {
  const days = daysBetween(fromDay, toDay) + 1;
  const upTo = (count: number) => Math.round(((value ?? 0) * count) / days);
  const there = Array.from({ length: days }, (_, index) => index).filter((index) =>
    isThere(addDays(fromDay, index)),
  );
  if (there.length === days) return { value: value ?? 0, days: null };
  return {
    value: there.reduce((sum, index) => sum + upTo(index + 1) - upTo(index), 0),
    days: there.length,
  };
}

/** Those that hold, of all versions of some targets. */
export function standingTargets(versions: readonly Target[]): readonly Target[] {
  const latest = new Map<string, Target>();
  for (const target of versions) {
    const key = keyOf(target);
    if ((latest.get(key)?.revision ?? 0) < target.revision) latest.set(key, target);
  }
  return [...latest.values()].filter(({ value }) => value !== null);
}

function keyOf({ memberId, departmentId, kind, fromDay, toDay }: Target): string {
  return `${memberId}/${departmentId}/${kind}/${fromDay}/${toDay}`;
}
