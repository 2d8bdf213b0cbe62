// 云图搬家了,不在滨江了,搬去余杭,地址那栏给它改掉: where a customer is now, ordered into its field in a breath of its own.
import { leadingPlace } from "../names/places.ts";
import type { Surroundings } from "./around.ts";
import { ASKED, BEGINS, type Breath, LEADS, ownBreath, SOFTLY, WHOSE } from "./own-breath.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

const FIELD =
  "(?<field>(?:公司|客户|厂子?|新|单位|办公)?(?:地[址止只纸]|地方|地点|厂址|位置|所在地))(?:那一?[栏项格块]|这一?[栏项格块]|一[栏项格]|信息|里|的){0,3}";
/** 地址写岔了, 登记得不够细: it is put right by what is said beside it. */
const WRONG =
  "(?:是?我?(?:当初|当时|之前|原来|原先)?(?:写|记|登记|填|录)?(?:错|岔|反|旧|老|不对|得[不太][\\p{Script=Han}]{1,3})(?:了|啦|咯|的){0,2}|(?:好像|可能|有点|已经|现在|早就?|是|都|也)*(?:不太?对|不准|不是最新的?|有误|有问题|旧了?|过时|过期|变)(?:了|啦|咯|的){0,2})";
const WRITES = "(?:改|补|换|写|填|记|登记?|录入?|更新|更改|修改|修正|变更|调|挪|弄|动)";
/** 苏州相城, 新北区长江路8号. */
const PLACE = "(?<place>\\p{Script=Han}[\\p{Script=Han}\\dA-Za-z()-]{1,24}?)";
/** …写成无锡滨湖别到时候导航又导错: what is muttered behind it, without a mark. */
const CHATTER =
  "别(?:到时|再|又|老|让|等|害|给|弄|忘|搞|写|记|下次)|省得|免得|不然|要不|否则|上次|上回|下次|回头|到时|以后|我|你|他们|人家|导航|原来|之前|因为|不在|记得|顺便";
const END = `(?=${SOFTLY}{0,4}(?:$|[\\s,;。!~]|${CHATTER}))`;
/** 小张手上宝利的地址: who follows them. */
const HOLDER = "(?:\\p{Script=Han}{2,4}(?:手上|手里|手头|名下|跟的?|在跟的?|负责的?)的?(?:那个|那家|那条)?)?";
/** 从吴中换成昆山: where they were. */
const FROM = "(?:[从由]\\p{Script=Han}{2,8}?)?";

const PLACED = new RegExp(
  `${BEGINS}${LEADS}${ASKED}${WHOSE}?${ASKED}(?:那个?|这个?)?${FIELD}${ASKED}${FROM}${WRITES}(?:成|为|到|作|在|上|至){1,2}了?\\s{0,3}${PLACE}${END}|` +
    `${BEGINS}${LEADS}${ASKED}${WHOSE}?${ASKED}${FIELD.replace("field", "plain")}${ASKED}(?:写|填|改|换|登记?)\\s{0,3}${PLACE.replace("place", "there")}${END}`,
  "u",
);
/** 地址那栏给它改掉, with the place before it. */
const ANEW = new RegExp(
  `${BEGINS}${LEADS}${ASKED}${HOLDER}${WHOSE}?${ASKED}(?:那个?|这个?)?${FIELD}${ASKED}(?:${WRITES}(?:一下|下|掉|过来|一改|改|了吧)|该一下|${WRONG})${SOFTLY}{0,4}(?=$|[\\s,;。!~]|别的|其[他它余]|不然|省得)`,
  "u",
);
const NOW_THERE =
  /(?:(?<=不[在是]\p{Script=Han}{2,8}[\s,了]{1,3})(?:现在|其实|应该|而?是)?在|搬(?![到去至进往])(?=\p{Script=Han}{2,8}去了?)|搬(?:家|厂)?(?:到|去|至|进|往)了?(?:\p{Script=Han}{2,3}[哦噢啊](?:不是?)?)?|迁(?:到|至|往|去)了?|挪(?:到|去)了?|(?:现在|如今|目前)(?:人)?(?:(?:就|都|是)*(?:在|到)|是(?=\p{Script=Han}{2,}[路街道区县镇园]))|(?:应|应该|应当|得|要)(?:写|改|填|登?记)(?:为|成|作)|(?:请|给|帮我|麻烦)(?:补|改|写|换|更新)(?:为|成)|新地?址(?:就|现在)*(?:在|是|:)?|新(?:厂[区房]?|公司|办公室)(?:就|现在)*(?:在|是|:|(?=\s)))\s*(?<place>\p{Script=Han}[\p{Script=Han}\dA-Za-z()-]{1,24})/gu;
/** 见面的地方, 收货地址: of something else. */
const OF_ELSE =
  /(?:见面|面谈|碰头|开会|会议|会面|约|吃饭|聚|培训|演示|收[货件]|寄[件送样]?|送货|发货|开?发?票|发票|注册|邮寄|快递|项目|安装|施工)[^,;。]{0,4}$/u;
/** Where anything may be, and what is agreed takes place. */
const ANYWHERE = /地方|地点|位置/u;

/** Null where no address is ordered, it names no place, or what takes place somewhere may be meant. */
export async function addressOrdered(
  spoken: Spoken,
  around: Surroundings,
): Promise<{ readonly breath: Breath; readonly speech: Speech } | null> {
  const { part, subjects, apart } = spoken;
  const [only, another] = subjects;
  if (only?.no == null || another !== undefined || !MAY_NAME.test(part.text)) return null;
  const known = (await around.own()).find(({ no }) => no === only.no)?.address ?? "";
  const placed = ownBreath(part, apart, PLACED);
  const bare = placed?.match.groups?.["there"];
  // 地址写岔啦, 地址改过来: no place.
  const isPlaced = placed !== null && (bare === undefined || isPlace(bare, known));
  const breath = isPlaced ? placed : ownBreath(part, apart, ANEW);
  if (breath === null) return null;
  const { field, plain, place, there } = breath.match.groups ?? {};
  const before = apart.text.slice(breath.clause.start, breath.start);
  const isAnywhere = ANYWHERE.test(field ?? plain ?? "");
  if (OF_ELSE.test(before) || (isAnywhere && MEETS.test(part.text))) return null;
  const named = place ?? there;
  const value =
    named === undefined
      ? placeBefore(part.text, known)
      : `${named}${streetBehind(apart.text.slice(breath.end))}`;
  const mustBePlace = place === undefined || isAnywhere;
  if (value === null || NO_PLACE.test(value) || (mustBePlace && !isPlace(value, known))) return null;
  const { registry, fieldWord } = around;
  const edit = `${registry.wordOf("edit")} #${only.no} ${fieldWord("address")} ${value}`;
  return { breath, speech: { ...NOTHING, runs: [edit] } };
}

const MAY_NAME = /地[址止只纸]|地方|地点|厂址|位置|所在地/u;
const MEETS = /见面|面谈|碰头|开会|会议|会面|[约改](?:在|到)|吃饭|拜访|演示|培训/u;

/** 改成什么了, 改成相城了: asked, or told. */
const NO_PLACE = /什么|啥|哪|谁|了[吗没吧么呢]?$|[吗么呢]$|^(?:别|不|新|老|旧)的/u;

/** 长江路8号, behind a space. */
function streetBehind(behind: string): string {
  return (
    /^\s+[^\s,，;；。!！?？]{0,14}(?:路|街|道|号|园|楼|栋|室|村|镇)[^\s,，;；。!！?？]{0,8}/u.exec(
      behind,
    )?.[0] ?? ""
  );
}

function isPlace(words: string, known: string): boolean {
  const city = cityOf(known);
  return leadingPlace(words).length > 0 || leadingPlace(`${city}${words}`).length > city.length;
}

/** 现在在相城区你把那个地点…: the last place they have moved to, as far as it is one; 搬去余杭, of 杭州滨江, lies in the same city. */
export function placeBefore(text: string, known: string): string | null {
  const found = [...text.matchAll(NOW_THERE)]
    .map(({ groups }) => groups?.["place"] ?? "")
    .findLast((words) => isPlace(words, known));
  if (found === undefined) return null;
  const city = cityOf(known);
  const inCity = leadingPlace(`${city}${found}`).length - city.length;
  const isThere = inCity > 0 && !found.startsWith(city);
  const length = isThere ? inCity : leadingPlace(found).length;
  // 搬到松江九亭了: all of it, where nothing else can begin in it; else as far as it is surely a place.
  const whole = /^[^你您我他她把那这帮麻劳请]+?(?=(?:去|来|那边)?了?$)/u.exec(found)?.[0];
  const street = /^[\p{Script=Han}\d]{1,12}?(?:路|街|大道|园区?|号|镇|栋|楼|厦)(?:\d+号)?/u.exec(
    found.slice(length),
  );
  return `${isThere ? city : ""}${whole ?? found.slice(0, length + (street?.[0].length ?? 0))}`;
}

/** 杭州 of 杭州滨江; "" where it begins with none. */
function cityOf(known: string): string {
  const beginnings = [2, 3, 4].map((length) => known.slice(0, length));
  return beginnings.find((words) => leadingPlace(words).length === words.length) ?? "";
}
