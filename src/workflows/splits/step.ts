// One step in a split by a command: found, taken, put into force where it is, stored, booked, told.
import type { Store } from "../../../db/store.ts";
import type { Saying } from "../../chat/command.ts";
import type { Chat } from "../../chat/message.ts";
import type { Calendar } from "../../domain/calendar.ts";
import { dayOf } from "../../domain/day.ts";
import type { Change } from "../../domain/item/change.ts";
import type { Customer } from "../../domain/item/customer.ts";
import type { What } from "../../domain/item/history.ts";
import type { Item } from "../../domain/item/item.ts";
import { headOf, type Org } from "../../domain/people/org.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { groundLost } from "../../domain/split/clock.ts";
import {
  type Approval,
  type Arbitration,
  approvalFor,
  ended,
  replaced,
  settle,
} from "../../domain/split/outcome.ts";
import { currentOf, isOpen, isParty, type NewSplit, type Split } from "../../domain/split/split.ts";
import { type Step, type Tidings, tidingsOf } from "./tidings.ts";

/** What a step needs of a command's scene, or of the clock's. */
export interface GroundScene {
  readonly store: Store;
  readonly now: number;
  readonly calendar: Calendar;
  readonly rules: InForce;
}

export interface StepScene extends GroundScene {
  readonly actor: { readonly userId: string; readonly name: string };
  readonly chat: Chat;
  save(change: Change): Promise<Item>;
}

/** Why an open split cannot go on; null when it can, or is over. */
export async function lostGroundOf(split: Split, item: Item, { store }: Pick<GroundScene, "store">) {
  const active = new Set<string>();
  for (const { memberId } of split.parties)
    if ((await store.people.member(memberId))?.active === true) active.add(memberId);
  return groundLost(split, { item, active });
}

/** What is open of an item, else what was last; refused where there is nothing, or it lost its ground. @throws RuleError */
export async function splitSpokenOf(item: Item, { store }: Pick<GroundScene, "store">): Promise<Split> {
  const split = (await store.splits.openOf(item.no)) ?? (await store.splits.latestOf(item.no));
  if (split === null) throw new RuleError("no-split", { item });
  const end = await lostGroundOf(split, item, { store });
  if (end !== null) throw new RuleError("split-lapsed", { item, split, end });
  return split;
}

/** Who may decide or approve beside the parties: the manager of the large department, the head of the owner's. */
export async function judgesOf(
  { parties }: Pick<Split, "parties">,
  item: Item,
  { store, now }: Pick<GroundScene, "store" | "now">,
): Promise<{ readonly org: Org; readonly managerId: string | null; readonly headId: string | null }> {
  const org = await store.org.on(dayOf(now));
  const besides = parties.map(({ memberId }) => memberId);
  return {
    org,
    managerId: headOf(org, item.largeDepartmentId, besides)?.userId ?? null,
    headId: headOf(org, item.departmentId, besides)?.userId ?? null,
  };
}

/** By the rules of the day on which the negotiation began. */
export async function arbitrationOf(
  split: Pick<Split, "parties" | "since">,
  item: Item,
  scene: GroundScene,
): Promise<Arbitration> {
  const { managerId } = await judgesOf(split, item, scene);
  const rules = scene.rules.of(null, split.since);
  return { rules, now: scene.now, amends: item.outcome === "won", managerId };
}

/** In force, or waiting for an approval, once everybody has agreed. */
export async function settled(split: Split, item: Item, scene: GroundScene): Promise<Split> {
  const { store, now } = scene;
  const { org, managerId, headId } = await judgesOf(split, item, scene);
  const paths = new Map<string, string>();
  for (const { memberId } of split.parties) paths.set(memberId, (await store.people.pathOf(memberId)) ?? "");
  const department = item.departmentId === null ? null : await store.people.department(item.departmentId);
  const needed = approvalFor(split, {
    item,
    inForce: await store.splits.inForceOf(item.no),
    departmentPath: department?.path ?? "/",
    paths,
  });
  const approverId = needed === "manager" ? managerId : headId;
  return settle(split, { approval: given(needed), approverId, now });

  /** A party who would have to be asked has said yes already. */
  function given(approval: Approval): Approval {
    if (approverId !== null || approval === "none") return approval;
    const leads = approval === "manager" ? org.leaders.get(item.largeDepartmentId) : undefined;
    const isOwn = approval === "head" || (leads ?? []).some((leader) => isParty(split, leader));
    return isOwn && !split.parties.some(({ left }) => left) ? "none" : approval;
  }
}

interface Taken {
  readonly item: Item;
  readonly customer: Customer;
  /** Null where it is new. */
  readonly before: Split | null;
  readonly after: Split | NewSplit;
  readonly step: Step;
  readonly what: What;
  readonly text?: string;
}

/** Stores and tells a step; the very same split again is answered as before and told to nobody. */
export async function taken(given: Taken, scene: StepScene): Promise<Saying> {
  const { before, after, step, customer, text = "" } = given;
  const { store, actor, chat, now } = scene;
  const common = { step, customer, by: actor, chat, text };
  if (before !== null && after === before) {
    const tidings = await tidingsOf({ ...common, split: before, item: given.item, headId: null }, scene);
    return sayingOf(step, { ...tidings, notices: [], post: null });
  }
  const present = withPresence(after, scene);
  const split = await stored(present, before, scene);
  const number = currentOf(split)?.number ?? split.versions.at(-1)?.number ?? null;
  const edit = { field: "split-version", before: null, after: number === null ? null : String(number) };
  let item = await scene.save({ item: given.item, what: given.what, text: text || null, edit });
  const outcome = before?.state === split.state ? null : OUTCOMES[split.state];
  if (outcome !== undefined && outcome !== null) item = await scene.save({ item, what: outcome, edit });
  const { headId } = await judgesOf(split, item, { store, now });
  return sayingOf(step, await tidingsOf({ ...common, split, item, headId }, scene));
}

const OUTCOMES: Readonly<Partial<Record<Split["state"], What>>> = {
  "in-force": "split-in-force",
  ended: "split-ended",
};

function sayingOf(step: Step, { values, notices, post }: Tidings): Saying {
  return {
    words: "split",
    block: step,
    values,
    notices,
    posts: post === null ? [] : [WITH_BUTTONS.has(step) ? { ...post, buttons: `${step}-buttons` } : post],
    ...(WITH_BUTTONS.has(step) ? { buttons: `${step}-buttons` } : {}),
  };
}

/** Where the group itself can answer. */
const WITH_BUTTONS: ReadonlySet<Step> = new Set(["proposed", "offered", "picked"]);

/** Whoever speaks in the thread reads there. */
function withPresence<S extends Split | NewSplit>(split: S, { actor, chat }: StepScene): S {
  if (chat.kind !== "group" || chat.kind !== split.chatKind || chat.id !== split.chatId) return split;
  return {
    ...split,
    parties: split.parties.map((party) =>
      party.memberId === actor.userId ? { ...party, there: true } : party,
    ),
  };
}

/** Stored; what comes into force takes the place of what was, and its parties belong to the item from now on. */
export async function stored(
  split: Split | NewSplit,
  before: Split | null,
  { store, now }: Pick<GroundScene, "store" | "now">,
): Promise<Split> {
  if (!("id" in split)) return store.splits.create(split);
  const comesIntoForce = split.state === "in-force" && before?.state !== "in-force";
  if (comesIntoForce && (await store.audits.frozenOf(split.no)) !== null)
    throw new RuleError("split-frozen", { item: await store.items.byNo(split.no) });
  const former = comesIntoForce ? await store.splits.inForceOf(split.no) : null;
  if (former !== null) await store.splits.save(replaced(former, now));
  const saved = await store.splits.save(split);
  // What reminded of it and still waits speaks of what has been since.
  for (const { memberId } of split.parties)
    for (const nudge of nudgesOf(split, memberId)) await store.outbox.withdraw(nudge);
  if (comesIntoForce)
    for (const { memberId } of split.parties.filter(({ left }) => !left))
      await store.companions.add({ no: split.no, memberId, role: "party", at: now });
  return saved;
}

/** The head was asked, and before they answered the contract was signed: now it is the manager's to approve. */
export function isOvertakenBySigning({ state }: Split, { outcome }: Item): boolean {
  return state === "awaiting-head" && outcome === "won";
}

/** Under what the reminders of a split wait for somebody (handlers/reminders/split-expiry.ts). */
function nudgesOf({ id }: Split, memberId: string): readonly string[] {
  return ["remind", "remind-pick"].map((block) => `split-expiry/member/${memberId}/${block}-${id}-`);
}

/** Ends an open one that lost its ground, so that another may begin; null when there was none. */
export async function clearGround(item: Item, scene: StepScene): Promise<Split | null> {
  const open = await scene.store.splits.openOf(item.no);
  const end = open === null ? null : await lostGroundOf(open, item, scene);
  return open === null || end === null ? null : scene.store.splits.save(ended(open, { end, now: scene.now }));
}

/** The step that a yes, a pick or an approval has brought it to. */
export function stepTo(split: Split, otherwise: Step): Step {
  if (split.state === "in-force") return "in-force";
  if (split.state === "awaiting-head" || split.state === "awaiting-manager") return "awaiting";
  if (split.state === "last-offers") return "handed-over";
  return isOpen(split) ? otherwise : "ended";
}
