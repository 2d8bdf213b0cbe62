// Stays: every spell of an item in a stage, kept as it happens. Conversion and dwell are counted from these (rules.md 11).
import type { What } from "../item/history.ts";
import type { Item, Stage } from "../item/item.ts";

/** 0: a lead (线索), before it is an opportunity. */
export type StayStage = 0 | Stage;

/**
 * How it came into the stage. `imported`: it was there before we knew of it, so nobody knows since when. `skipped`: the
 * customer went through it in the same breath (rules.md 3), so it counts as passed and has no dwell.
 */
export type Entered = "start" | "imported" | "forward" | "skipped" | "back" | "restart" | "woken";

/** How it left. `asleep`: 沉寂; `gone`: merged into another, or eliminated. */
export type Left = "forward" | "back" | "lost" | "asleep" | "gone";

/** Instants and spans in ms. */
export interface Stay {
  readonly id: number;
  readonly no: number;
  readonly stage: StayStage;
  readonly entered: Entered;
  readonly enteredAt: number;
  readonly left: Left | null;
  readonly leftAt: number | null;
  /**
   * Who held it last while it was there, and in which department they were then; null where nobody did. Of a contract (6) who
   * signed it: whoever collects its payments has not won it.
   */
  readonly ownerId: string | null;
  readonly departmentId: number | null;
  readonly largeDepartmentId: number;
  /** How long it lay in the pool meanwhile, where nobody could move it; and since when it lies there now. */
  readonly awayMs: number;
  readonly awaySince: number | null;
  /** Whose it was before, hand after hand: `handsIn`; "" where it has not changed hands. */
  readonly hands: string;
}

/** Until when (ms) somebody held it; "" where nobody did, null while it lay in the pool. */
export type Hand = readonly [holderId: string | null, until: number];

/** Of whoever holds it now nothing stands there. */
export function handsIn({ hands }: Pick<Stay, "hands">): readonly Hand[] {
  return hands === "" ? [] : (JSON.parse(hands) as Hand[]);
}

function handedOn(stay: Unsaved, hand: Hand): string {
  return JSON.stringify([...handsIn(stay), hand]);
}

/** As much of an item as says which stage it is in, and whose it is. */
export type Standing = Pick<
  Item,
  | "no"
  | "kind"
  | "place"
  | "stage"
  | "outcome"
  | "intake"
  | "ownerId"
  | "departmentId"
  | "largeDepartmentId"
  | "unqualified"
  | "mergedInto"
>;

export interface Step {
  /** Null for one that has just been made. */
  readonly before: Standing | null;
  readonly after: Standing;
  readonly what: What;
  /** ms */
  readonly at: number;
}

/** Before it is stored for the first time it has no id. */
export type Unsaved = Omit<Stay, "id"> & { readonly id?: number };

/** Which stage an item is in; null where it is in none: lost, asleep, eliminated, merged, found 不合格. */
export function stayStageOf(item: Standing): StayStage | null {
  if (item.outcome === "lost" || item.mergedInto !== null || item.unqualified) return null;
  if (item.place === "dormant" || item.place === "eliminated") return null;
  return item.stage ?? 0;
}

/** Whether a change touches an item's stays at all: most, a follow-up say, do not. */
export function touchesStays({ before, after }: Pick<Step, "before" | "after">): boolean {
  return (
    before === null ||
    stayStageOf(before) !== stayStageOf(after) ||
    before.ownerId !== after.ownerId ||
    before.departmentId !== after.departmentId ||
    before.largeDepartmentId !== after.largeDepartmentId ||
    before.place !== after.place
  );
}

/** The stays of an item after a change, oldest first; those it leaves alone are the same objects. */
export function stepped(stays: readonly Unsaved[], step: Step): readonly Unsaved[] {
  const { before, after, what, at } = step;
  const was = before === null ? null : stayStageOf(before);
  const is = stayStageOf(after);
  if (was === is) return held(stays, step);
  if (what === "undone") return held(undone(stays, is), step);
  const open = stays.at(-1);
  const left = open === undefined || open.leftAt !== null ? stays : closed(stays, leftBy(step, was, is), at);
  if (is === null) return left;
  const skipped = was === null ? [] : passed(was, is).map((stage) => skip(after, stage, at));
  return [...left, ...skipped, begun(after, is, { entered: enteredBy(step, was, is), at })];
}

/** Everything an item has been through, from the changes of its history, oldest first. */
export function staysIn(steps: readonly Step[]): readonly Unsaved[] {
  return steps.reduce<readonly Unsaved[]>((stays, step) => stepped(stays, step), []);
}

function begun(
  item: Standing,
  stage: StayStage,
  { entered, at }: { readonly entered: Entered; readonly at: number },
): Unsaved {
  return {
    no: item.no,
    stage,
    entered,
    enteredAt: at,
    left: null,
    leftAt: null,
    ownerId: item.ownerId,
    departmentId: item.departmentId,
    largeDepartmentId: item.largeDepartmentId,
    awayMs: 0,
    awaySince: item.place === "pool" ? at : null,
    hands: "",
  };
}

function skip(item: Standing, stage: StayStage, at: number): Unsaved {
  return { ...begun(item, stage, { entered: "skipped", at }), left: "forward", leftAt: at, awaySince: null };
}

function passed(was: StayStage, is: StayStage): readonly StayStage[] {
  return ([1, 2, 3, 4, 5] as const).filter((stage) => stage > was && stage < is);
}

function enteredBy({ before, after }: Step, was: StayStage | null, is: StayStage): Entered {
  if (before === null) return after.intake === "imported" ? "imported" : "start";
  if (was === null)
    return before.outcome === "lost" ? "restart" : before.place === "dormant" ? "woken" : "start";
  return is > was ? "forward" : "back";
}

function leftBy({ after }: Step, was: StayStage | null, is: StayStage | null): Left {
  if (is !== null) return was !== null && is > was ? "forward" : "back";
  if (after.mergedInto !== null || after.place === "eliminated") return "gone";
  return after.place === "dormant" ? "asleep" : "lost";
}

function closed(stays: readonly Unsaved[], left: Left, at: number): readonly Unsaved[] {
  return changed(stays, (stay) => ({ ...atRest(stay, at), left, leftAt: at }));
}

/** What an act began is as if it had never been, and what it ended goes on. */
function undone(stays: readonly Unsaved[], is: StayStage | null): readonly Unsaved[] {
  const open = stays.at(-1);
  if (open === undefined) return stays;
  let count = open.leftAt === null ? stays.length - 1 : stays.length;
  if (open.leftAt === null) while (stays[count - 1]?.entered === "skipped") count--;
  const kept = stays.slice(0, count);
  if (is === null) return kept;
  return changed(kept, (stay) => (stay.stage === is ? { ...stay, left: null, leftAt: null } : stay));
}

/** In the same stage: in other hands perhaps, in the pool, or out of it. */
function held(stays: readonly Unsaved[], { before, after, at }: Step): readonly Unsaved[] {
  const open = stays.at(-1);
  if (open === undefined || open.leftAt !== null) return stays;
  return changed(stays, (stay) => {
    const whose = stay.stage === 6 ? {} : whoseOf(after);
    const rests = after.place === "pool";
    const holderId = before?.ownerId ?? "";
    const isGiven =
      stay.stage !== 6 && stay.awaySince === null && (rests || holderId !== (after.ownerId ?? ""));
    const hands = isGiven ? handedOn(stay, [holderId, at]) : stay.hands;
    if (!rests) return { ...atRest({ ...stay, hands }, at), ...whose };
    return { ...stay, ...whose, hands, awaySince: stay.awaySince ?? at };
  });
}

function whoseOf({ ownerId, departmentId, largeDepartmentId }: Standing) {
  return ownerId === null ? { largeDepartmentId } : { ownerId, departmentId, largeDepartmentId };
}

function atRest(stay: Unsaved, at: number): Unsaved {
  if (stay.awaySince === null) return stay;
  // One that came to the pool before hands were kept was in somebody's until then.
  const isUnknown = stay.hands === "" && stay.enteredAt < stay.awaySince;
  const known = isUnknown ? { ...stay, hands: handedOn(stay, ["", stay.awaySince]) } : stay;
  const hands = handedOn(known, [null, at]);
  return { ...stay, awayMs: stay.awayMs + at - stay.awaySince, awaySince: null, hands };
}

function changed(stays: readonly Unsaved[], change: (stay: Unsaved) => Unsaved): readonly Unsaved[] {
  const last = stays.at(-1);
  return last === undefined ? stays : [...stays.slice(0, -1), change(last)];
}
