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
import { type InHand, takeUp } from "./take-up.ts";

/** The list a command's numbers are lines of; it holds until the next one, over a weekend and a holiday. */
export type ShownList = "archive" | "eliminate" | "reactivate";

const HOLDS_MS = 10 * 86_400_000;

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
  /** Bare numbers were taken as lines, and could have been items of the same numbers. */
  readonly isTwofold: boolean;
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

/** 0 stands for a line of the same message that belongs to another command. */
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
      const { store, actor, now } = scene;
      const shown = await store.conversations.shown(shownListOf(actor.userId, list), now - HOLDS_MS);
      const asLines = picks.all || (shown !== null && areLines(picks.named, shown.list));
      if (!asLines && picks.named.length === 1) return named(text, scene);
      if (asLines && shown === null) throw new UsageError("no-list", { list });
      const lines = shown?.list ?? [];
      const nos = picks.all ? allBut(lines, picks.except) : picks.named.map((pick) => numberOf(pick, lines));
      const isTwofold = asLines && !picks.all && (await someAreItems(picks, { place, lines, scene }));
      const since = asLines ? (shown?.at ?? null) : null;
      const sorted = await sort(nos, { place, since, scene });
      return { value: { ...sorted, one: null, isTwofold, byList: asLines }, rest: picks.rest };
    },
  };
}

const NOTHING = { items: [], left: [], isTwofold: false, byList: false } as const;

async function named(text: string, scene: ArgScene) {
  const { value, rest } = await itemArg().take(text, scene);
  return { value: { ...NOTHING, one: value, item: value.item }, rest };
}

/** Every bare number and every 第N条 is a line of the list: one that is none makes all of them items. */
function areLines(named: readonly Pick[], lines: readonly number[]): boolean {
  const isBeyond = named.some((pick) => pick.kind === "line" && !(lines[pick.line - 1] ?? 0));
  if (isBeyond) {
    const line = named.find((pick) => pick.kind === "line");
    throw new UsageError("no-such-line", { line: line?.kind === "line" ? line.line : 0 });
  }
  return (
    named.some(({ kind }) => kind !== "item") &&
    named.every((pick) => pick.kind !== "bare" || (lines[pick.number - 1] ?? 0) > 0)
  );
}

function numberOf(pick: Pick, lines: readonly number[]): number {
  if (pick.kind === "item") return pick.no;
  const line = pick.kind === "line" ? pick.line : pick.number;
  return lines[line - 1] || line;
}

/** @throws UsageError where a line that is to be left out is none: all would be moved but for a slip */
function allBut(lines: readonly number[], except: readonly Pick[]): readonly number[] {
  for (const pick of except) {
    const line = pick.kind === "line" ? pick.line : pick.kind === "bare" ? pick.number : null;
    if (line === null ? pick.kind === "item" && !lines.includes(pick.no) : !(lines[line - 1] ?? 0))
      throw new UsageError("no-such-line", { line: line ?? numberOf(pick, lines) });
  }
  const out = new Set(except.map((pick) => numberOf(pick, lines)));
  return lines.filter((no) => no > 0 && !out.has(no));
}

/** 沉寂 3: the third line, or #3, which lies in the pool too? */
async function someAreItems(
  { named }: Picks,
  given: { readonly place: Item["place"]; readonly lines: readonly number[]; readonly scene: ArgScene },
): Promise<boolean> {
  const { place, lines, scene } = given;
  const bare = named.flatMap((pick) => (pick.kind === "bare" ? [pick.number] : []));
  const items = await scene.store.items.byNos(bare);
  return items.some((item) => item.place === place && lines[item.no - 1] !== item.no);
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
    if (item === null) throw new UsageError("no-such-item", { no });
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
