// How a person stands to one item: as its owner, deputy, head, party … by what is known around it (rules.md 12).
import type { Item } from "../item/item.ts";
import type { SplitStanding } from "../split/split.ts";
import type { CompanionRole } from "./companion.ts";
import type { Relation } from "./relation.ts";
import { type Actor, type Branch, isInScope, isWithin, ownRelations, speaksFor } from "./rights.ts";

/** What must be known about an item's surroundings to say how somebody stands to it. */
export interface Surroundings {
  readonly item: Pick<Item, "place" | "kind" | "outcome" | "ownerId" | "finderId">;
  /** Path of the department of the owner; of the finder while the item is in cleaning; else null. */
  readonly holderPath: string | null;
  readonly largePath: string;
  /** Who acts for its owner today (代管), or for a time (接管). */
  readonly deputies?: readonly string[];
  /** Who lost it to the clock of late. */
  readonly lostBy?: readonly string[];
  /** Parties and mentors, with the path of the department each belongs to. */
  readonly companions?: readonly {
    readonly memberId: string;
    readonly role: CompanionRole;
    readonly path: string;
  }[];
  /** Whom an audit of it was given to, and who was asked to decide about an appeal against one. */
  readonly auditors?: readonly string[];
  readonly auditJudge?: string | null;
  /** How the person stands to the split that is open. */
  readonly standing?: SplitStanding | null;
  /** Transfers offered of it, open or over: to whom, and whose yes each side needs. */
  readonly offers?: readonly {
    readonly toId: string;
    readonly sides: readonly { readonly askedId: string; readonly unit: Branch | null }[];
  }[];
}

/**
 * Every relation of a person to an item; roles add up (rules.md 12).
 * The head of an owned item leads a department up its owner's line; of a pool item, one in its large department.
 */
export function relationsTo(actor: Actor, around: Surroundings): ReadonlySet<Relation> {
  const relations = ownRelations(actor);
  const { item } = around;
  if (item.ownerId === actor.userId) relations.add("owner");
  if (item.finderId === actor.userId) relations.add("finder");
  if (around.deputies?.includes(actor.userId)) relations.add("deputy");
  if (around.lostBy?.includes(actor.userId)) relations.add("former");
  if (around.auditors?.includes(actor.userId)) relations.add("auditor");
  if (around.auditJudge === actor.userId) relations.add("audit-judge");
  if (around.standing != null) relations.add(around.standing);
  for (const { memberId, role, path } of around.companions ?? []) {
    if (memberId === actor.userId) relations.add(role);
    else if (role !== "invited" && actor.leads.some((led) => isWithin(path, led)))
      relations.add("companion-head");
  }
  for (const { toId, sides } of around.offers ?? []) {
    if (toId === actor.userId) relations.add("receiver");
    if (sides.some((side) => speaksFor(actor, side))) relations.add("approver");
  }
  relations.delete("head");
  relations.delete("manager");
  for (const led of actor.leads) {
    if (isWithin(around.holderPath ?? around.largePath, led)) relations.add("head");
    if (around.holderPath === null && led.path.startsWith(around.largePath)) relations.add("head");
    if (isWithin(around.largePath, led)) relations.add("manager");
  }
  const atTheDesk = item.place === "cleaning" || (item.place === "owned" && item.kind === "lead");
  if (atTheDesk && (actor.roles.has("cleaner") || relations.has("finder"))) relations.add("cleaning-desk");
  if (item.outcome === "won" && actor.roles.has("finance")) relations.add("books");
  const isFree = item.place === "pool" || item.place === "dormant";
  if (
    isFree &&
    (actor.roles.has("pool-admin") || (item.place === "pool" && isInScope(actor, around.largePath)))
  )
    relations.add("pool-scope");
  return relations;
}
