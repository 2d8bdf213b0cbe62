// The items a command of the pool is about: picked from the list its bot has shown, 1 3 5 or 全部, or named as anywhere.
import type { Store } from "../../../db/store.ts";
import type { Item } from "../../domain/item/item.ts";
import { hasMoved } from "../../domain/item/past.ts";
import { may } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import type { Arg, ArgScene } from "../arg.ts";
import { type Pick, type Picks, readPicks } from "../read/picks.ts";
import { UsageError } from "../usage-error.ts";
import { itemArg } from "./item.ts";
import { noSuchItem } from "./no-such-item.ts";
import { type InHand, takeUp } from "./take-up.ts";

/** The list a command's numbers are lines of; it holds until the next one, over a weekend and a holiday. */
export type ShownList = "archive" | "eliminate" | "reactivate";

const HOLDS_MS = 10 * 86_400_000;
/** As long as any list that is shown in a chat. */
const JUST_SHOWN_MS = 10 * 60_000;

/** What is left where it is, and why: moved since the list was shown, elsewhere, or not the actor's to move. */
export interface LeftAlone {
  readonly inHand: InHand;
  readonly why: "moved" | "not-yours";
}

export interface Picked {
  readonly items: readonly InHand[];
  readonly left: readonly LeftAlone[];
  /** One, named as anywhere: what stands against it is refused as anywhere. */
  readonly one: InHand | null;
  /** The same, for what asks back about it. */
  readonly item?: Item;
  /** The words could have meant others: numbers that are items too, or another list that was shown since. */
  readonly isTwofold: boolean;
  /** The number that could be an item's. */
  readonly number: number | null;
  /** Picked from the list: its own reasons stand where none is typed. */
  readonly byList: boolean;
}

interface Sorted {
  readonly items: readonly InHand[];
  readonly left: readonly LeftAlone[];
}

export function shownListOf(userId: string, list: ShownList) {
  return { userId, chatId: `list/${list}` };
}

export function keepShown(
  lines: readonly number[],
  { userId, list, now, store }: { userId: string; list: ShownList; now: number; store: Store },
): Promise<void> {
  return store.conversations.keepList(shownListOf(userId, list), lines, now);
}

/** @param place where what may be picked lies */
export function pickedArg({ list, place }: { list: ShownList; place: Item["place"] }): Arg<Picked> {
  return {
    async take(text, scene) {
      const picks = readPicks(text);
      if (picks === null) return named(text, scene);
      const lists = await listsFor(list, scene);
      const { lines, isOther } = lists;
      const asLines = picks.all || (lines !== null && !isOther && areLines(picks.named, lines));
      if (!asLines && picks.named.length === 1) return named(text, scene);
      if (asLines && lines === null) throw new UsageError("no-list", { list });
      const from = asLines ? (lines ?? []) : lists.here;
      const nos = picks.all
        ? allBut(from, picks.except)
        : picks.named.map((pick) => numberOf(pick, from, asLines));
      const number = asLines ? await twofold(picks, { place, lines: from, scene }) : null;
      const since = asLines ? lists.at : null;
      const sorted = await sort(nos, { place, since, scene });
      const isTwofold = number !== null || (picks.all && isOther);
      return { value: { ...sorted, one: null, isTwofold, number, byList: asLines }, rest: picks.rest };
    },
  };
}

/** The command's own list; and the one shown in this chat since, whose lines 第3条 means then. */
async function listsFor(list: ShownList, { store, actor, chat, now }: ArgScene) {
  const { userId } = actor;
  const own = await store.conversations.shown(shownListOf(userId, list), now - HOLDS_MS);
  const here = await store.conversations.shown({ userId, chatId: chat.id }, now - JUST_SHOWN_MS);
  const at = own?.at ?? 0;
  return { lines: own?.list ?? null, at, here: here?.list ?? [], isOther: here !== null && here.at > at };
}

const NOTHING = { items: [], left: [], isTwofold: false, number: null, byList: false } as const;

async function named(text: string, scene: ArgScene) {
  const { value, rest } = await itemArg().take(text, scene);
  return { value: { ...NOTHING, one: value, item: value.item }, rest };
}

/** Some are lines, and every bare number is one: one that is none makes all of them items. */
function areLines(picks: readonly Pick[], lines: readonly number[]): boolean {
  return (
    picks.some(({ kind }) => kind !== "item") &&
    picks.every((pick) => pick.kind !== "bare" || (lines[pick.number - 1] ?? 0) > 0)
  );
}

/** @throws UsageError for a line that is none */
function numberOf(pick: Pick, lines: readonly number[], asLines: boolean): number {
  if (pick.kind === "item") return pick.no;
  if (pick.kind === "bare") return asLines ? (lines[pick.number - 1] ?? 0) : pick.number;
  const no = lines[pick.line - 1] ?? 0;
  if (no === 0) throw new UsageError("no-such-line", { line: pick.line });
  return no;
}

/** @throws UsageError where a line that is to be left out is none: all would be moved but for a slip */
function allBut(lines: readonly number[], except: readonly Pick[]): readonly number[] {
  const out = new Set(
    except.map((pick) => {
      const no = numberOf(pick, lines, true);
      const line = pick.kind === "bare" ? pick.number : no;
      if (!lines.includes(no)) throw new UsageError("no-such-line", { line });
      return no;
    }),
  );
  return lines.filter((no) => !out.has(no));
}

/**
 * 沉寂 3: the third line, or #3, which lies in the pool too? 沉寂 3 没动静, as one says it of an item: is there a #3 at all?
 * The first such number; null where none can be another item's.
 */
async function twofold(
  { named: picks, rest }: Picks,
  given: { readonly place: Item["place"]; readonly lines: readonly number[]; readonly scene: ArgScene },
): Promise<number | null> {
  const { place, lines, scene } = given;
  const bare = picks.flatMap((pick) => (pick.kind === "bare" ? [pick.number] : []));
  const isSaidOfOne = picks.length === 1 && rest !== "";
  const items = await scene.store.items.byNos(bare);
  const other = items.find((item) => lines[item.no - 1] !== item.no && (item.place === place || isSaidOfOne));
  return other?.no ?? null;
}

/** What may be moved, each once, and what is left alone with why. */
async function sort(
  nos: readonly number[],
  given: { readonly place: Item["place"]; readonly since: number | null; readonly scene: ArgScene },
): Promise<Sorted> {
  const { place, since, scene } = given;
  const { store, right } = scene;
  const items: InHand[] = [];
  const left: LeftAlone[] = [];
  for (const no of new Set(nos)) {
    const item = Number.isSafeInteger(no) && no < 2 ** 31 ? await store.items.byNo(no) : null;
    if (item === null) throw await noSuchItem(no, store);
    const inHand = await takeUp(item, scene);
    const isElsewhere =
      item.place !== place || (since !== null && hasMoved(await store.history.since(no, since)));
    if (!may(right, inHand.relations)) left.push({ inHand, why: "not-yours" });
    else if (isElsewhere) left.push({ inHand, why: "moved" });
    else items.push(inHand);
  }
  if (items.length + left.length === 0) throw new UsageError("no-such-line", { line: 1 });
  if (items.length === 0 && left.every(({ why }) => why === "not-yours") && since === null)
    throw new RuleError("forbidden", { right });
  return { items, left };
}
