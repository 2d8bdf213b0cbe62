// How somebody new is begun to be told of, and where the company is named: 路上捡到一个新客户 台州凯晟阀件 ….
import { leadingPlace } from "../names/places.ts";
import { LIKE_COMPANY, PLACE } from "./profile-words.ts";

/** 佛山美的配套厂, 台州凯晟阀件. */
export function isLikeCompany(piece: string): boolean {
  return (
    LIKE_COMPANY.test(piece) ||
    ((PLACE.test(piece) || leadingPlace(piece).length > 0) &&
      /^\p{Script=Han}{5,12}$/u.test(piece) &&
      !/[了的吧哈过]/u.test(piece))
  );
}

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
