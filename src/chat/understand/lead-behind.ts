// 刚从万邦出来… 另外楼下碰到个苏州佳禾塑胶的丁经理137…: behind what is told of one customer, somebody new is taken in for themselves.
import type { Apart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { leadNamed } from "./lead-named.ts";
import { leadThere, toldThere } from "./lead-there.ts";
import { join, NOTHING, type Speech } from "./spoken.ts";

const BEGINS =
  /^(?:另外|还有|对了|再就是|顺便|然后|完了)?(?:我|又|刚才?|还|在|出来|路上|楼下|门口|隔壁|电梯里?|食堂|停车场)*(?:碰[到上见]|遇[到上见]|认识|结识|加|撞[见上])(?:了|到|过)?(?:一?[个位家])?$/u;

/** 另外来个新的 台州海川泵业 徐总135…: where somebody new is announced, behind a mark. */
const ANNOUNCED =
  /(?<=[\s,，。;；!！\n])(?:(?:另外|还有|对了|再就是|顺便|然后)[\s,，]*)?(?:我|又|刚才?|今天)*(?:(?:来|有|接|冒|多|加|报|登|录|记)(?:了|到|出来|进来)?(?:一?[个家条])?新(?:的|客户|线索|单位|公司)(?:一个)?|新来(?:了)?(?:一?[个家条])?(?:客户|线索|单位|公司))[\s,，:：]+(?=\p{Script=Han}{4})/u;

const ALSO = /(?:另外|还有|对了|再就是|顺便|然后)[\s,，]*$/u;

/** Null where nobody new is told of behind somebody known. `hear`: what the text before it says. */
export function leadBehind(
  { text, names, phones: [phone, another] }: Apart,
  hear: (text: string) => Promise<Speech | null>,
  around: Surroundings,
): Promise<Speech | null> | null {
  if (names.length === 0 || phone === undefined || another !== undefined) return null;
  const announced = ANNOUNCED.exec(text);
  const isNext =
    announced !== null && names.every(({ end }) => end <= announced.index) && announced.index < phone.start;
  if (isNext) return eachOf(text, announced.index, hear);
  // 潘总回我了,…,另外温州有家瑞峰泵业也想看MES,林总135….
  const named = leadNamed(text);
  const begins = named === null ? 0 : named.start - (ALSO.exec(text.slice(0, named.start))?.[0].length ?? 0);
  const isAside = begins > 0 && begins < phone.start && /[\s,，。;；!！\n]$/u.test(text.slice(0, begins));
  if (isAside && names.every(({ end }) => end <= begins)) return eachOf(text, begins, hear);
  const there = leadThere(text);
  if (there === null) return null;
  const at =
    Math.max(...[" ", ",", "，", "。", ";", "；", "\n"].map((mark) => text.lastIndexOf(mark, there.start))) +
    1;
  const isBehind = at > 0 && names.every(({ end }) => end <= at) && BEGINS.test(text.slice(at, there.start));
  if (!isBehind) return null;
  const placed = { start: phone.start - at, end: phone.end - at, value: phone.value };
  const lead = toldThere(text.slice(at), placed, around);
  return lead === null ? null : hear(text.slice(0, at)).then((told) => join([told ?? NOTHING, lead]));
}

async function eachOf(
  text: string,
  at: number,
  hear: (text: string) => Promise<Speech | null>,
): Promise<Speech | null> {
  const lead = await hear(text.slice(at));
  return lead === null ? null : join([(await hear(text.slice(0, at))) ?? NOTHING, lead]);
}
