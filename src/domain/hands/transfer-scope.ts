// How far a transfer may go without asking, and whose yes a wider one needs (rules.md 2; 7, competition level).
import { headOf, type Org } from "../people/org.ts";
import { type Actor, type Branch, isInScope, isWithin, speaksFor } from "../people/rights.ts";
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";

/** One side of a wider move: the unit whose leader must agree, who was asked in its name, who agreed. */
export interface Consent {
  readonly unitId: number;
  readonly askedId: string;
  readonly agreedBy: string | null;
}

export interface Way {
  /** The owner's department and the large department of the item. */
  readonly from: { readonly department: Branch; readonly large: Branch };
  /** The receiver's. */
  readonly to: { readonly department: Branch; readonly large: Branch };
}

/**
 * The units whose leaders must agree; null where the receiver's yes is enough: inside the department at low
 * competition, inside the large department at medium, in the whole company at high. [L56, L57]
 */
export function unitsAsked(
  { from, to }: Way,
  { competition }: Rulebook,
): { readonly from: Branch; readonly to: Branch } | null {
  if (competition === "high") return null;
  if (!isInScope(to, from.large.path)) return { from: from.large, to: to.large };
  if (competition === "medium" || isWithin(to.department.path, from.department)) return null;
  return { from: from.department, to: to.department };
}

/** At high competition an offer says why, and the receiver what they mean to do (rules.md 7). */
export function asksForReasons({ competition }: Pick<Rulebook, "competition">): boolean {
  return competition === "high";
}

/** Whoever offers or receives and leads the unit has given its word with that; else its head is asked. @throws RuleError */
export function consentOf(
  unit: Branch,
  given: { readonly org: Org; readonly by: Actor; readonly to: Actor; readonly ownerId: string },
): Consent {
  const { org, by, to, ownerId } = given;
  const itself = [by, to].find((person) => speaksFor(person, { askedId: null, unit }));
  if (itself !== undefined) return { unitId: unit.id, askedId: itself.userId, agreedBy: itself.userId };
  const head = headOf(org, unit.id, [to.userId, ownerId]);
  if (head === null) throw new RuleError("no-manager", { unit: org.departments.get(unit.id)?.name ?? "" });
  return {
    unitId: unit.id,
    askedId: head.userId,
    agreedBy: head.userId === by.userId ? by.userId : null,
  };
}
