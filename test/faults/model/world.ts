// What the model knows: items as rules.md has them, and what each person did last. Nothing of it is taken from src/domain.
import { colleague } from "./people.ts";

export type Stage = 1 | 2 | 3 | 4 | 5 | 6;

/** What 撤销 puts back as it was. */
export interface Standing {
  readonly place: "owned" | "pool";
  readonly owner: string | null;
  /** Its large department, whose pool it would lie in. */
  readonly large: number;
  readonly stage: Stage;
  readonly outcome: "open" | "won" | "lost";
  /** The three amounts, in 万. */
  readonly expected: number | null;
  readonly quoted: number | null;
  readonly contract: number | null;
  readonly marked: readonly Stage[];
  /** After a 回退 the marks of the stages above are to be given anew; null where none was moved back. */
  readonly markedUpTo: Stage | null;
  readonly next: string | null;
  readonly receivedAt: number;
  /** The last contact that counts. */
  readonly heardAt: number | null;
  readonly attempts: number;
}

export interface Item {
  readonly customer: string;
  stands: Standing;
  readonly followUps: {
    readonly by: string;
    readonly text: string;
    readonly counts: boolean;
    undone: boolean;
  }[];
  readonly payments: { readonly by: string; readonly wan: number; readonly at: number }[];
  readonly history: { readonly by: string; readonly what: string }[];
  readonly offers: Offer[];
  readonly parties: string[];
  /** Who had it until when; what was taken back has never been. */
  readonly spells: { readonly owner: string; endedAt: number | null }[];
}

/** A 转交. */
export interface Offer {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly at: number;
  readonly until: number;
  readonly wasLost: boolean;
  state: "open" | "accepted" | "declined" | "together" | "withdrawn" | "over";
  /** Null where nobody ended it. */
  endedBy: string | null;
}

/** One of the last three acts of somebody; `of` is null where no item was changed by it. */
interface Act {
  readonly at: number;
  readonly of: {
    readonly customer: string;
    readonly what: string;
    readonly before: Standing;
    /** How many changes the item had seen before. */
    readonly since: number;
  } | null;
  /** How many with it, and with what was taken back since: more by now, and somebody has gone on. */
  changes: number;
}

export interface World {
  readonly items: Record<string, Item>;
  readonly acts: Record<string, Act[]>;
  readonly claims: { readonly by: string; readonly at: number }[];
}

export const NOTHING: World = { items: {}, acts: {}, claims: [] };

/** Somebody says something at an instant. */
export interface Scene {
  readonly world: World;
  readonly who: string;
  readonly now: number;
  /** 确认 was said to it. */
  readonly confirmed: boolean;
}

/** "sure?": it is asked whether they are, and 确认 does it. */
export type Answer = "done" | "refused" | "asked" | "sure?" | "stranger";

export class No extends Error {
  readonly answer: Exclude<Answer, "done">;

  constructor(answer: Exclude<Answer, "done">) {
    super(answer);
    this.answer = answer;
  }
}

export function refuseUnless(holds: boolean): asserts holds {
  if (!holds) throw new No("refused");
}

const REMEMBERED = 3;

export function remember({ world, who, now }: Scene, of: Act["of"], changes = 0): void {
  world.acts[who] = [...(world.acts[who] ?? []), { at: now, of, changes }].slice(-REMEMBERED);
}

/** A change of an item, kept in its history and as the last act of whoever made it. */
export function change(scene: Scene, item: Item, what: string, changes: Partial<Standing>): void {
  const before = item.stands;
  item.stands = { ...before, ...changes };
  item.history.push({ by: scene.who, what });
  if (before.owner !== item.stands.owner) {
    const last = item.spells.at(-1);
    if (last !== undefined && before.owner !== null) last.endedAt = scene.now;
    if (item.stands.owner !== null) item.spells.push({ owner: item.stands.owner, endedAt: null });
  }
  // Taking back is no act of its own: the one before it can be taken back next.
  const { length } = item.history;
  if (what !== "undone")
    remember(scene, { customer: item.customer, what, before, since: length - 1 }, length);
}

/** The head of its owner's department; of what lies in the pool, any head of its large department. */
export function leads(who: string, { stands }: Item): boolean {
  const { isHead, department, large } = colleague(who);
  if (!isHead) return false;
  return stands.owner === null ? large === stands.large : colleague(stands.owner).department === department;
}

/** Owner and head up the line (rules.md 12). */
export function holds(who: string, item: Item): boolean {
  return item.stands.owner === who || leads(who, item);
}

export function amountOf({ contract, quoted, expected }: Standing): number | null {
  return contract ?? quoted ?? expected;
}
