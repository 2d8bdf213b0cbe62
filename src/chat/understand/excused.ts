// 哎呀日历看岔行了,应该是19号 · 不是四万是六万,你帮我改过来呗: what is put right, between why it was wrong and what goes without saying.
import type { Surroundings } from "./around.ts";
import { correctionOf } from "./correction.ts";
import type { Speech } from "./spoken.ts";

const WHY =
  /^\s*(?:[哎啊哦噢诶唉][呀哟]?|不好意思|抱歉|[\s,，])*(?:我)?(?:刚才?|刚刚)?(?:我)?(?:(?:日历|日子|日期|时间|行|数|数字|单子|报表)?(?:看|记|翻|写|打|报|说)(?:岔|错|串|花|混|漏)(?:了)?(?:行|眼|页|数)?|手[滑快抖误]|嘴[快瓢误]|口误|眼花|脑子(?:短路|一热|糊涂)|(?:财务|会计|我|刚)?又?(?:核|查|对|算|数)了(?:一遍|一下|一次|下)|昏头|糊涂)(?:了|啦)?[啊呀哦哈]*[,，\s]+/u;
const SO =
  /[,，\s]+(?:你|麻烦你?|帮忙)?(?:帮我|给我)?(?:改(?:一下|下)|改过来|换过来|更正(?:一下|下)?)(?:吧|呗|哈|啊|哦|了|嘛)*[。.!！~\s]*$/u;

/** Null where it has neither, or what is left corrects nothing. */
export async function excusedIn(said: string, around: Surroundings): Promise<Speech | null> {
  const bare = said.replace(WHY, "").replace(SO, "");
  if (bare === said || bare.trim() === "") return null;
  const whole = await correctionOf(bare, around);
  if (whole !== null && !isBack(whole, around)) return whole;
  // 还是按原来的18万来,郑工可没让我降价: behind the excuse it stands alone, and no other value follows.
  const first = /^[^,，。;；!！?？]+/u.exec(bare)?.[0] ?? bare;
  const isAlone = bare !== said.replace(SO, "") && first !== bare && !VALUES.test(bare.slice(first.length));
  const put = isAlone ? await correctionOf(first, around) : null;
  return put === null || isBack(put, around) ? null : put;
}

/** Only taken back, with nothing in its place. */
function isBack({ runs, offers }: Speech, { registry }: Surroundings): boolean {
  return [...runs, ...offers].every((command) => command === registry.wordOf("undo"));
}

const VALUES = /[\d?？]|[一二两三四五六七八九十百]+(?:万|千|号|点|月|天)|周|礼拜|星期|[明后今]天/u;
