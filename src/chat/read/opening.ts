// How somebody new is begun to be told of, and where the company is named: 路上捡到一个新客户 台州凯晟阀件 ….
import { leadingPlace } from "../names/places.ts";
import { LIKE_COMPANY, PLACE } from "./profile-words.ts";

/** 佛山美的配套厂, 台州凯晟阀件. */
export function isLikeCompany(piece: string): boolean {
  if (NOT_NAMED.test(piece)) return false;
  return (
    LIKE_COMPANY.test(piece) ||
    ((PLACE.test(piece) || leadingPlace(piece).length > 0) &&
      /^\p{Script=Han}{5,12}$/u.test(piece) &&
      !/[了的吧哈过]/u.test(piece))
  );
}

/** 没留公司, 哪家公司 */
const NOT_NAMED = /^(?:没|未|不|哪)/u;

/** 「我是金华星宇五金的老徐 139…」, 潘总介绍的瑞安华博汽配, 说是宁海三门橡胶的: who it is, without how it was told. */
export function asCard(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}|\ufe0f|[【】「」“”"]|[—–]+/gu, " ")
    .replace(INTRODUCES, "$<before> ")
    .replace(SOMEBODY_OF, (words, company: string) => (isLikeCompany(company) ? `${company} ` : words))
    .trim();
}

const INTRODUCES =
  /(?<before>^|[\s,，。:：])(?:我们?(?:公司|厂|单位|这边)?(?:是|叫做?)|(?:他|她|对方)?说(?:他|她)?是|(?:我的?)?(?:同学|朋友|表哥|表弟|亲戚|老乡|哥们|战友)在|\p{Script=Han}{0,6}(?:介绍|推荐|引荐|推)(?:了|给我|来)?的)(?=\p{Script=Han}{4,})/gu;
/** 金华星宇五金的老徐, 宁海三门橡胶的, */
const SOMEBODY_OF =
  /(\p{Script=Han}{4,12})的(?=[\s,，]|\p{Script=Han}{2,4}[\s,，]*(?:电话|手机)?[:：]?\s*\d{3})/gu;

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
  /新客户|新线索|认识|碰到|遇到|捡到|扫到|进线|转?介绍|询盘|扫码|留言|有个(?:客户|公司)|展会|百度|抖音|建个|加了?个|^录|又来|刚加|陌生电话|报个新|^新[\s,，:：]*$|新的[哈啊]?$|来电话|打进来|加我/u;

const ASKED = /有没有|吗|谁在?跟/u;
