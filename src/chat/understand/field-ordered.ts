// What is to stand in a field of a customer's, ordered in a breath of its own: it is done, and what is told beside it is kept where it is news.
import { whenOf } from "../read/dated.ts";
import { readFollowUp } from "../read/follow-up.ts";
import { addressOrdered } from "./address-ordered.ts";
import { amountOrdered } from "./amount-ordered.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import { dayOrdered } from "./day-ordered.ts";
import { nextCommand } from "./next-command.ts";
import { isFollowUp } from "./only-offered.ts";
import type { Breath } from "./own-breath.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";
import { withToldBeside } from "./told-beside.ts";
import { turned } from "./turned.ts";

/** Null where nothing is ordered so; nothing at all where a customer is only left as it is beside others (蓝海的不动啊). */
export async function fieldOrdered(spoken: Spoken, around: Surroundings): Promise<Speech | null> {
  const [only, another] = spoken.part.clauses;
  const isLeft = only !== undefined && another === undefined && LEFT_ALONE.test(only.masked);
  if (isLeft && spoken.apart.parts.length > 1) return NOTHING;
  for (const read of [turned, amountOrdered, addressOrdered, dayOrdered]) {
    const ordered = await read(spoken, around);
    if (ordered === null) continue;
    if (ordered.speech.runs.some((run) => isFollowUp(run, around))) return ordered.speech;
    const { clause, match } = ordered.breath;
    const order = {
      entry: around.registry.entry("edit"),
      cue: { id: "edit" },
      clause,
      start: match.index,
      end: match.index + match[0].length,
    };
    const beside = await withToldBeside(ordered.speech, { spoken, order }, around);
    // 谈妥了42万,麻烦更新一下: what is done is not offered as well.
    const kept = { ...beside, offers: beside.offers.filter((one) => !beside.runs.includes(one)) };
    // What was kept has its day with it.
    const isKept = kept.runs.length > ordered.speech.runs.length || read === dayOrdered;
    const step = isKept ? null : await stepBeside(ordered.breath, spoken, around);
    return step === null ? kept : { ...kept, offers: [...kept.offers, step] };
  }
  return null;
}

const LEFT_ALONE = new RegExp(
  `^${MASKS.customer}(?:那边|那单|那个|那家|的)*(?:就|先|都|也|还是)*(?:不动|不变|照旧|别动|不用动|不碰|不改|原样)[吧啊哈了呀\\s]*$`,
  "u",
);

/** 报价调成29万 我明天把新的发陈总: what we do next, offered; null where nothing is, or that day is agreed already. */
async function stepBeside(
  { clause, start, end }: Breath,
  { part, subjects, apart }: Spoken,
  around: Surroundings,
): Promise<string | null> {
  const [only] = subjects;
  const item = only?.no == null ? null : await around.item(only.no);
  const beside = part.clauses
    .map((one) => apart.text.slice(one.start, one === clause ? start : one.end))
    .concat(apart.text.slice(end, clause.end))
    .join(" ");
  const { next } = readFollowUp(asRead(beside), around.now);
  return item === null || next === null || next.day === item.nextDay || !OURS.test(beside)
    ? null
    : nextCommand(item.no, whenOf(next.day, next.minute, next.text), around);
}

const OURS = /我|咱|再|去|过去|上门/u;
