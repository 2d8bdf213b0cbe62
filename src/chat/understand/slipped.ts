// 赢蛋 蓝海 二十六万, genjin 1 发了资料: a command whose word was written as it sounds, offered as it was meant.
import { readItemReference } from "../read/item-reference.ts";
import type { Surroundings } from "./around.ts";
import { isCanonical } from "./means.ts";
import { namesIn } from "./names.ts";
import { hindranceOf } from "./plain-order.ts";
import { type Found, takesItem, weightOf } from "./registry.ts";
import { type Likeness, slipIn } from "./slip.ts";
import { NOTHING, type Speech } from "./spoken.ts";

/** Three characters that sound like a word are hardly something else. */
const LONG_WORD = 3;

/** 赢蛋 蓝海 二十六万: a word that only sounds right, before a customer, is offered as it was meant. */
export async function slipOf(said: string, around: Surroundings): Promise<Speech | null> {
  return (await slipBy("same", said, around)) ?? slipBy("near", said, around);
}

async function slipBy(likeness: Likeness, said: string, around: Surroundings): Promise<Speech | null> {
  const slip = await slipIn(said, around.registry, likeness);
  const found = slip === null ? null : around.registry.find(slip.text);
  if (
    slip === null ||
    found === null ||
    (!takesItem(found.entry) && found.word.length < LONG_WORD) ||
    hindranceOf(found, around.registry) !== null
  )
    return null;
  const mine = namesIn(found.rest, await around.mine(found.rest));
  const names = mine.length > 0 ? mine : namesIn(found.rest, await around.others(found.rest));
  const isNumbered = readItemReference(found.rest).reference.kind === "number";
  const isOfNone = names.length === 0 && !isNumbered;
  if (isOfNone && (found.word.length < LONG_WORD || likeness === "near")) return null;
  // 抢了张早班高铁票 is no 签了: only what a command is called is heard from afar.
  if (likeness === "near" && !isCanonical(found)) return null;
  // genjin 1 …: the word in letters, of an item of one's own by its number, and no guess.
  const no =
    isNumbered && SPELLED.test(said) && found.entry.id === "follow-up"
      ? await ownNumber(found, around)
      : null;
  return weightOf(found.entry) === "looks" || no !== null
    ? { ...NOTHING, runs: [slip.text] }
    : { ...NOTHING, offers: [slip.text] };
}

const SPELLED = /^\s*[a-z]{4,}[\s#＃\d]/iu;

async function ownNumber({ rest }: Found, { own }: Surroundings): Promise<number | null> {
  const { reference } = readItemReference(rest);
  const no = reference.kind === "number" ? reference.no : null;
  return no !== null && (await own()).some((one) => one.no === no) ? no : null;
}
