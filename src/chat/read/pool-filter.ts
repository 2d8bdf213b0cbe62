// Which pool items somebody wants to see: `公海 华东 >20万`, `公海 MES`, `公海 10-50万` (contract.md, 公海).
import type { Fen } from "../../domain/money.ts";
import { withCities } from "../names/places.ts";
import { fold } from "./fold.ts";
import { readMoney } from "./money.ts";
import { PLACE } from "./profile-words.ts";

export interface PoolFilter {
  /** Each must be found somewhere in the item: place, product, source, department. */
  readonly words: readonly string[];
  /** One of these is where it is; empty for anywhere. */
  readonly places: readonly string[];
  /** Both ends included; null where not said. */
  readonly minFen: Fen | null;
  readonly maxFen: Fen | null;
  /** An amount in another currency or too vague to filter by, as typed. */
  readonly unclear: string | null;
}

/** Reads the words behind 公海; nothing there means everything. */
export function readPoolFilter(text: string): PoolFilter {
  let left = fold(text);
  let minFen: Fen | null = null;
  let maxFen: Fen | null = null;
  let unclear: string | null = null;
  const cut = (match: RegExpExecArray) => {
    left = `${left.slice(0, match.index)} ${left.slice(match.index + match[0].length)}`;
  };
  const range = RANGE.exec(left);
  if (range !== null) {
    const unit = range[2] || range[4] || "";
    minFen = fenOf(`${range[1]}${unit}`);
    maxFen = fenOf(`${range[3]}${range[4] || unit}`);
    cut(range);
  }
  for (const [pattern, end] of BOUNDS)
    for (let match = pattern.exec(left); match !== null; match = pattern.exec(left)) {
      const words = match[1] ?? match[2] ?? "";
      const fen = fenOf(words);
      if (fen === null) unclear = words;
      else if (end === "min") minFen = fen;
      else maxFen = fen;
      cut(match);
    }
  const words = left.split(/[\s,;:、。]+/).filter((word) => word !== "" && !NOISE.test(word));
  const isPlace = (word: string) => PLACE.exec(word)?.[0] === word;
  const places = words.filter(isPlace).flatMap(withCities);
  return { words: words.filter((word) => !isPlace(word)), places, minFen, maxFen, unclear };
}

const AMOUNT =
  "[¥￥$]?[\\d.,]*\\d\\s*(?:[万亿千wWkK]|百万|千万)?(?:元|块|美元|美金|欧元)?|[一二两三四五六七八九十百千]+[万亿](?:元)?";
const UNITS = "(?:[万亿千wWkK]|百万|千万)";
const RANGE = new RegExp(
  `(\\d+(?:\\.\\d+)?)\\s*(${UNITS}?)(?:元)?\\s*(?:-|~|—|到|至)\\s*(\\d+(?:\\.\\d+)?)\\s*(${UNITS})(?:元|之?间)?`,
);
const BOUNDS: readonly (readonly [RegExp, "min" | "max"])[] = [
  [
    new RegExp(
      `(?:>=?|≥|大于等于|(?<!不)(?:大于|高于|超过?)|不低于|至少|金额>)\\s*(${AMOUNT})|(${AMOUNT})\\s*(?:以上|起|\\+|往上)`,
    ),
    "min",
  ],
  [
    new RegExp(
      `(?:<=?|≤|小于等于|小于|(?<!不)低于|不(?:超过?|大于|高于)|不到|最多)\\s*(${AMOUNT})|(${AMOUNT})\\s*(?:以下|以内|之内|封顶)`,
    ),
    "max",
  ],
];
const NOISE = /^(?:金额|预算|的|里|有|什么|有什么|有哪些|看看?|列表|全部|所有)$/;

function fenOf(words: string): Fen | null {
  const money = readMoney(words.trim(), { labelled: true });
  return money !== null && "value" in money ? money.value : null;
}
