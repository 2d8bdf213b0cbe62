// Somebody new without a number and without a company's name: 有个新客户,常州一家做轴承的,老板姓褚.
import { leadingPlace } from "../names/places.ts";
import { fold } from "../read/fold.ts";
import { findLabels } from "../read/label.ts";
import { isLikeCompany } from "../read/opening.ts";
import type { Spoken } from "./spoken.ts";

/** 新客户, 认识个, 碰到一家, 介绍了个: how somebody nobody here has is brought up. */
const BROUGHT_UP =
  /新(?:客户|线索|商机)|(?:接|来|进)(?:了|到)?一?[个通条](?:400|来电|咨询|电话|线索|询盘|留言)|(?:认识|碰[到上见]|遇[到上见]|接触|结识|聊)(?:了|到)?(?:一|另)?(?:个|位|家)|(?:介绍|推荐|引荐|牵线|推)(?:过来|来|给我)?(?:了)?(?:一|另)?(?:个|位|家)/u;
const THERE_IS = /(?:^|[\s,，。]|今天|刚才?|昨天|又)(?:来了?|有)(?:一|另)?(?:个|位|家)/u;
/** 苏州有家做轴承的, 金坛一家做电池的 */
const ONE_THAT = /(?:有(?:一|另)?|一)(?:家|个)(?=(?:新)?(?:做|搞|生产|卖|叫)(?!的))/u;
/** What only somebody is told by whom the listener cannot know. */
const DESCRIBED =
  /一家|做[^,，;。\s]{1,8}(?:的|[\s,，;。]|$)|姓\p{Script=Han}(?![名氏])|想[上做要买找]|要[上买]|需要/u;
/** 那个, 这家: somebody both know. 新客户几个, 新客户要先报备吗: a question. */
const KNOWN =
  /[那这哪](?:个|家|单|位|边|些|几)|新(?:客户|线索|商机)(?:[^,，;。\s]{0,3}(?:几|多少|怎么|要先|名单|那)|$)/u;

/** Whether it brings up somebody nobody here has: neither a place nor a trade in it points at a customer of one's own. */
export function bringsUpNew(said: string): boolean {
  if (KNOWN.test(said)) return false;
  return DESCRIBED.test(said) && (BROUGHT_UP.test(said) || THERE_IS.test(said) || ONE_THAT.test(said));
}

/** Who it is and where, as far as it is said: 褚老板, 常州武进; "" for what is not. */
export function somebodyIn(said: string): { readonly contact: string; readonly place: string } {
  const { surname, title } = SURNAME.exec(said)?.groups ?? {};
  const contact = surname === undefined ? (CALLED.exec(said)?.[0] ?? "") : `${surname}${title ?? "总"}`;
  return { contact, place: placeIn(said) };
}

/** The first place that is no whole province; "" where none is named. */
export function placeIn(said: string): string {
  for (let at = 0; at < said.length; at++) {
    const { length, isWide } = leadingPlace(said.slice(at));
    if (length > 0 && !isWide) return said.slice(at, at + length);
  }
  return "";
}

const SURNAME =
  /(?<title>老板|经理|厂长|主任|采购|总监)?(?:人|他|她)?姓(?<surname>\p{Script=Han})(?![名氏])/u;
const CALLED = /(?![的做个位家])\p{Script=Han}(?:总(?!监)|工(?!程)|经理|主任|厂长|老板)/u;

/** Somebody new is taken in where a company, a label or a number names them. */
export function namesCompany({ apart }: Spoken): boolean {
  const pieces = apart.text.split(/[\s,，;；:：|｜/]+/u);
  return apart.phones.length > 0 || pieces.some(isLikeCompany) || findLabels(fold(apart.text)).length > 1;
}
