// Of several amounts the one that stands: 从30万降到26万 is 26万; 降10万 alone is a difference and no amount.
import type { MoneyRead } from "./money-read.ts";

/** Between an amount and the one that took its place; behind the sign of another customer (understand/cue.ts) it is theirs. */
const CHANGED =
  /^(?:[^,;。!?\n\d\ue000]{0,6}?(?:降|涨|调|改|砍|压|谈|减|抬|提|升|让|变|加|还|杀|磨|松|退)(?:价|整|高|低|了)?[到至成为]了?|\s*(?:-+>|→|=>)|[^;。!?\n\d\ue000]{0,6}?(?:改成|变成|成了|(?:最[后终]|实际|现在|后来|结果)(?:是|按|以|报|谈到|成交|签)?))\s*$/u;
/** 打九折后, 85折下来: what follows is what is left. */
const DISCOUNTED =
  /(?:\d{1,2}(?:\.\d)?|[一二三四五六七八九]{1,2})折[^\d;。!?\n]{0,6}$|折后[^\d;。!?\n]{0,4}$/u;
/** Only what was, where another one follows: 原价50万. */
const WAS =
  /(?:原价|原来|原先|原报|原报价|标价|目录价|之前|以前|本来|一开始|起初|首次报价|从)(?:报价?|是|的|报了|要)*\s*$/u;
/** How much more or less: 降10万, 便宜了5万; 降到 leads to an amount. */
const DIFFERENCE =
  /(?:[再又还能可要想]*)(?:降|涨|减|便宜|优惠|让利|让|抹掉?|砍掉?|折让|补贴|返点?|增加|减少|追加|多|少|省|差|下浮|上浮|下调|上调|贵|(?<![参更])加|提高)(?:了|价|掉|出|低)*\s*$/u;
const LESS = /降|减|便宜|优惠|让|抹|砍|折让|返|少|省|下/u;
/** 软件18万+实施6万: what is added may be called by its name. */
const ADDED = /^\s*(?:\+\s*\p{Script=Han}{0,6}:?|加上?|外加|另加)\s*$/u;

/** Drops what was replaced and what is only a difference; where a sum is needed, asks with what it comes to. */
export function standing(
  folded: string,
  { amounts, labelled }: { readonly amounts: readonly MoneyRead[]; readonly labelled: boolean },
): readonly MoneyRead[] {
  const kept: MoneyRead[] = [];
  for (const amount of amounts) {
    const last = kept.at(-1);
    const before = folded.slice(0, amount.start);
    const between = last === undefined ? null : folded.slice(last.end, amount.start);
    const difference = DIFFERENCE.exec(before);
    if (last !== undefined && difference !== null && difference.index <= last.end + 1) {
      // 从30万降了2万5 needs a sum, whatever was before.
      kept[kept.length - 1] = together(folded, { last, amount, sign: LESS.test(difference[0]) ? -1 : 1 });
      continue;
    }
    if (last !== undefined && between !== null) {
      if (replaces(folded, last, between)) {
        kept[kept.length - 1] = amount;
        continue;
      }
      if (ADDED.test(between)) {
        kept[kept.length - 1] = together(folded, { last, amount, sign: 1 });
        continue;
      }
    }
    if (difference === null) kept.push(amount);
    else if (labelled && last === undefined) kept.push(asked(folded, difference.index, amount.end));
  }
  return kept;
}

function replaces(folded: string, last: MoneyRead, between: string): boolean {
  if (CHANGED.test(between) || DISCOUNTED.test(between)) return true;
  return WAS.test(folded.slice(0, last.start)) && !/[;。!?\n]/.test(between);
}

/** 30万优惠2万 and 30万+5万 need a sum. */
function together(
  folded: string,
  { last, amount, sign }: { readonly last: MoneyRead; readonly amount: MoneyRead; readonly sign: 1 | -1 },
): MoneyRead {
  const [one, other] = [fenOf(last), fenOf(amount)];
  const asking = asked(folded, last.start, amount.end);
  const fen = one === undefined || other === undefined ? 0 : one + sign * other;
  return fen > 0 ? { ...asking, likely: fen } : asking;
}

function fenOf(read: MoneyRead): number | undefined {
  return "value" in read ? read.value : read.likely;
}

function asked(folded: string, start: number, end: number): MoneyRead & { readonly ask: "amount-unclear" } {
  return { ask: "amount-unclear", words: folded.slice(start, end).trim(), start, end };
}
