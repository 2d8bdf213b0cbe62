// How somebody new is begun to be told of, and where the company is named: 路上捡到一个新客户 台州凯晟阀件 ….
import { leadingPlace } from "../names/places.ts";
import { LIKE_COMPANY, PLACE } from "./profile-words.ts";

/** 佛山美的配套厂, 台州凯晟阀件. */
export function isLikeCompany(piece: string): boolean {
  if (NOT_NAMED.test(piece) || isOnlyPlace(piece)) return false;
  return (
    LIKE_COMPANY.test(piece) ||
    ((PLACE.test(piece) || leadingPlace(piece).length > 0) &&
      /^\p{Script=Han}{5,12}$/u.test(piece) &&
      !/[了的吧哈过]/u.test(piece))
  );
}

/** 南通崇川区, 苏州相城: where somebody is, and nobody's name. */
export function isOnlyPlace(piece: string): boolean {
  const { length, codes } = leadingPlace(piece);
  return length > 2 && length === piece.length && codes.length > 0;
}

/** 没留公司, 哪家公司 */
const NOT_NAMED =
  /^(?:[我你他她咱]|\p{Script=Han}{0,4}[有那这]一?[家个](?:新|老|小|大|客户|做|要|想)|[今明后昨]天|下?(?:周|星期|礼拜)[一二三四五六日天]|没|未|不|哪|做|搞|生产|主营|主要|想|要|需)/u;

/** 「我是金华星宇五金的老徐 139…」, 潘总介绍的瑞安华博汽配, 说是宁海三门橡胶的: who it is, without how it was told. */
export function asCard(text: string): string {
  return withoutIntroducer(begun(text).replace(/\p{Extended_Pictographic}|\ufe0f|[【】「」“”"]|[—–]+/gu, " "))
    .replace(SOMEBODY_OF, (words, company: string) => (isLikeCompany(company) ? `${company} ` : words))
    .trim();
}

/** 老客户介绍来的南通通州机械: whoever brought them is no part of their name. */
export function withoutIntroducer(text: string): string {
  return text.replace(GREETS, "$<before>").replace(INTRODUCES, "$<before> ");
}

/** 转发:王总您好,我是扬州亚星的小李: whoever is greeted is one of us. */
const GREETS =
  /(?<before>^|[\s,，。;；:：!！])(?:(?:转发?|fwd?)[:：]\s*)?(?:\p{Script=Han}{1,2}(?:总|工|经理|主任|老师|姐|哥|先生|女士)|老师|领导|各位|老板|亲)?(?:您好|你好|早上好|上午好|中午好|下午好|晚上好|hello|hi)(?:[啊呀哈哟]|[\s,，。!！~])+/giu;

/** 今天官网来了个咨询滁州皖东轴承的…, 想报备一下海宁那边的天通股份: the source stays, how it was told goes. */
function begun(text: string): string {
  const found = BEGUN.exec(text);
  if (found === null) return text;
  const behind = text.slice(found[0].length);
  const place = THERE.exec(behind)?.groups?.["place"];
  const rest = place === undefined ? behind : `${behind.replace(THERE, "")} 地址${place}`;
  const name = /^[^\s,，;；:：|/\d]*/u.exec(rest)?.[0].replace(/的(?:\p{Script=Han}{2,4})?$/u, "") ?? "";
  // What follows has to be a name by its looks: 昨天见了潘总 begins no card.
  if (!isLikeCompany(name)) return text;
  return `${found.groups?.["source"] ?? found.groups?.["met"] ?? ""} ${rest}`.trim();
}

/** 海宁皮革城那边的天通股份 */
const THERE = /^(?<place>\p{Script=Han}{2,8}?)[那这]边的(?=\p{Script=Han}{4})/u;
const BEGUN =
  /^\s*(?:今天|昨天|前天|刚刚?才?|上午|下午|这两天)?(?:(?:我)?(?:想|要|来|帮我|给我|麻烦)?(?:报备|备案|登记|录入?|报|记|补报)(?:一下|一个|一家|一条|个|下)?(?:新的?|客户|新客户|备|线索)?|(?:从|在|我们)?(?<source>官网|网站|公众号|小程序|抖音|百度|400|微信|视频号|展会|电话)?(?:上|里|那边)?(?:来|进|进来|接|收到|有)了?(?:一)?(?:个|条|位|通)(?:新的?)?(?:咨询|线索|询盘|留言|客户|电话|需求)?(?:的)?(?:是)?|一(?:个|条)(?:咨询|线索|询盘|留言)|(?<met>展会|展览会|峰会|沙龙|朋友圈|微信群|会)上?(?:新)?(?:加|认识|碰|遇|聊|扫|留|结识)(?:到|上|来)?的|(?:陌拜|拜访|扫楼|跑|见|认识|聊|接触|碰到|遇到)(?:了|过)?(?:一家|一个|家)?(?:新的)?|(?:客户)?(?:资料|信息|名片))[\s,，:：]*(?=\p{Script=Han}{4})/u;

const INTRODUCES =
  /(?<before>^|[\s,，。:：])(?:我们?(?:公司|厂|单位|这边)?(?:是|叫做?)|(?:他|她|对方)?说(?:他|她)?是|(?:我的?)?(?:同学|朋友|表哥|表弟|亲戚|老乡|哥们|战友)在|\p{Script=Han}{0,6}(?:介绍|推荐|引荐|推)(?:(?:了|给我|来|过来)?的|(?:给我|过?来)?了(?:一?[个家])?))(?!客户|线索|朋友|一?个|单)(?=\p{Script=Han}{4,})/gu;
/** 金华星宇五金的老徐, 宁海三门橡胶的, */
const SOMEBODY_OF =
  /(\p{Script=Han}{4,12})的(?=[\s,，]|\p{Script=Han}{2,4}?(?:加我|来电话?|打来|找我|联系我|留言)?了?[\s,，]*(?:电话|手机)?[:：]?\s*\d{3})/gu;

/** 路上捡到一个新客户 台州凯晟阀件 …: the pieces that only say that somebody is new, where another names them. */
export function withoutOpening(text: string): string {
  const pieces = text.split(/(?<=[\s,，;；:：])/u);
  const company = pieces.findIndex((piece) => isLikeCompany(piece.replace(/[\s,，;；:：]+$/u, "")));
  const opening = pieces.slice(0, Math.max(0, company));
  return opening.every((piece) => OPENS_LEAD.test(piece) || ASKED.test(piece))
    ? pieces.slice(opening.length).join("")
    : text;
}

const OPENS_LEAD =
  /新客户|新线索|认识|碰到|遇到|捡到|扫到|进线|转?介绍|询盘|扫码|留言|有个(?:客户|公司)|展会|百度|抖音|建个|加了?个|^录|又来|刚加|陌生电话|报个新|^新[\s,，:：]*$|新的[哈啊]?$|来电话|打进来|加我|备个?案|报个备|登记|补报|报一下|接了个|有一?家新|会展|名片|先录|录这个|新的(?:一家|客户)?[\s,，:：]*$|填了表|记一个|来了一?[条个]|咨询/u;

const ASKED = /有没有|吗|谁在?跟/u;
