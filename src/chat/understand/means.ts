// What a text can mean, and a command that is meant as it stands.
import type { Day } from "../../domain/day.ts";
import { readItemReferences } from "../read/item-reference.ts";
import type { Surroundings } from "./around.ts";
import type { Found } from "./registry.ts";
import type { Line } from "./several.ts";
import type { ShareAsked } from "./share-asked.ts";
import type { Speech } from "./spoken.ts";

export type Meaning =
  /** One command, its word first. */
  | { readonly kind: "command"; readonly text: string }
  /** The same for several items, or a numbered list of things: each is carried out for itself. */
  | {
      readonly kind: "each";
      readonly lines: readonly Line[];
      readonly offers?: readonly string[];
      readonly beside?: readonly number[];
    }
  /** 1 客户要比价: the first of the list that was sent, or #1? */
  | { readonly kind: "line-or-item"; readonly line: number; readonly no: number; readonly rest: string }
  /** 1合同已寄 5没接通, of a list of three: which line is meant by 5 is not guessed. */
  | { readonly kind: "beyond-list"; readonly numbers: readonly number[]; readonly count: number }
  /** 12号开会: the item or the day? */
  | { readonly kind: "item-or-day"; readonly no: number; readonly rest: string }
  /** Said in people's own words: what is done, kept and offered. */
  | { readonly kind: "speech"; readonly speech: Speech }
  /** 转交 云图 给李四 先不转: nothing is done until it is said again. */
  | { readonly kind: "later"; readonly what: string }
  | { readonly kind: "small-talk" }
  /** What no look answers, in a line: 今天礼拜几, 讲个笑话. */
  | { readonly kind: "day-asked"; readonly day: Day }
  /** 首付三成是多少, of an item's price. */
  | { readonly kind: "share-asked"; readonly asked: ShareAsked }
  | { readonly kind: "beyond-me" }
  | { readonly kind: "unknown" };

/** 签了, 到账, 黄了 are how people tell of it; 赢单, 回款, 输单 are orders. */
export function isCanonical({ entry, word }: Found): boolean {
  return entry.words[0] === word;
}

/** `12 45 88都打了没人接`: the same for each of several items. */
export function commandOf(text: string, { registry }: Surroundings): Meaning {
  const found = registry.find(text);
  if (found?.entry.command.several !== true) return { kind: "command", text };
  const { references, before, rest } = readItemReferences(found.rest);
  if (references.length < 2 || before !== "") return { kind: "command", text };
  const texts = references.flatMap((reference) =>
    reference.kind === "number" ? [`${found.word} #${reference.no} ${rest}`] : [],
  );
  return { kind: "each", lines: texts.map((each) => ({ text: each, isNew: false })) };
}
