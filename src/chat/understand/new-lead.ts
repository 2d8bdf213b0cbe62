// Somebody new, told in any form: a name card, a web form, a sentence about whom one met (speech.md, "lead").
import { leadingPlace } from "../names/places.ts";
import { fold } from "../read/fold.ts";
import { findLabels } from "../read/label.ts";
import { asCard, isLikeCompany, isOnlyPlace, withoutOpening } from "../read/opening.ts";
import { readProfile } from "../read/profile.ts";
import { leadsByNumber, separateLeads } from "../read/separate-leads.ts";
import { asForm, isBareName, isNamedSurely } from "../read/told-profile.ts";
import type { Apart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { calledCard, calledIn, leadCalled } from "./lead-called.ts";
import { leadWithNumber } from "./lead-named.ts";
import { cardThere, leadThere, toldThere } from "./lead-there.ts";
import { leadsWithoutNumber } from "./lead-without-number.ts";
import { declinesIntake } from "./not-taken-in.ts";
import { INTAKE, recognisedIn } from "./seen.ts";
import { bringsUpNew, somebodyIn } from "./somebody-new.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

/** A lead, whoever else is named; offered where it is said that nobody is to be taken in. */
export function newLead(apart: Apart, parts: readonly Spoken[], around: Surroundings): Speech | null {
  const lead = leadIn(apart, parts, around);
  return lead === null || !declinesIntake(apart.text)
    ? lead
    : { ...lead, runs: [], offers: [...lead.runs, ...lead.offers] };
}

/** A number nobody here has, with a company, a label or a word for something new. */
function leadIn({ phones, text }: Apart, parts: readonly Spoken[], around: Surroundings): Speech | null {
  const [phone] = phones;
  if (phone === undefined)
    return (
      leadCalled(text, parts, around) ?? somebodyNew(text, parts, around) ?? unnumbered(text, parts, around)
    );
  if (ABOUT_NUMBER.test(text)) return null;
  const found = parts.flatMap(({ part }) => recognisedIn(part, around));
  const opening = found.find(({ entry }) => INTAKE.has(entry.id));
  const isNamed = parts.some(({ subjects }) => subjects.length > 0);
  // 恒力加个技术的小高137…: one more of theirs, and no company.
  if (isNamed && found.some(({ entry, cue }) => entry.id === "contact" && cue.manner === "said")) return null;
  // 再加一个电话137…, of whom one spoke before: a number of theirs.
  if (!isNamed && ONE_MORE.test(text)) return null;
  const called = isNamed ? null : calledIn(text);
  const plain = called?.isSure === true ? text.replace(called.said, ` 公司:${called.name} `) : text;
  // 碰到一家叫永泰泵业的厂 李总139…, 李四报备了: who it is, and none of what is said of taking them in.
  if (called?.isSure === true && phones.length === 1 && declinesIntake(text))
    return { ...NOTHING, offers: [calledCard(called, { text, phone: phone.value }, around)] };
  const named = isNamed || called !== null || phones.length > 1 ? null : leadWithNumber(text, phone, around);
  if (named !== null) return named;
  const words = withPlacedName(asCard(asForm(runTogether(plain))));
  const pieces = words.split(PIECES);
  const intake = around.registry.wordOf(around.intake);
  const isProfile = pieces.some(isLikeCompany) || findLabels(fold(words)).length > 1;
  const several = isNamed ? null : (separateLeads(text) ?? leadsByNumber(text));
  if (several !== null && several.length === phones.length)
    return { ...NOTHING, runs: several.map((lead) => `${intake} ${asCard(asForm(runTogether(lead)))}`) };
  const sister = SISTER.exec(words);
  if (sister !== null)
    return { ...NOTHING, runs: [`${intake} ${words.slice(sister.index + sister[0].length)}`] };
  // 恒力陈总介绍了个客户叫永泰泵业: how they are brought up is no part of the name.
  const brought = isNamed && INTRODUCED.test(text) ? calledIn(text) : null;
  if (brought?.isSure === true)
    return { ...NOTHING, offers: [calledCard(brought, { text, phone: phone.value }, around)] };
  // 没说是哪家公司: whoever only said what is needed gets no company made up.
  if (!pieces.some(isLikeCompany) && UNNAMED.test(words))
    return {
      ...NOTHING,
      offers: [
        `${intake} ${around.fieldWord("phone")} ${phone.value} ${around.fieldWord("need")} ${heard(words, phone.value)}`,
      ],
    };
  // 做锂电池的老板姓冉,电话…: somebody new, of a company that is to be found out.
  if (!isNamed && opening === undefined && !isProfile && SOMEBODY.test(words))
    return { ...NOTHING, offers: [unnamedLead(text, around, phone.value)] };
  const introduced = isNamed ? introducedIn(words, parts) : null;
  if (introduced !== null) return { ...NOTHING, offers: [`${intake} ${introduced}`] };
  const there = isNamed || opening !== undefined || isProfile ? null : toldThere(text, phone, around);
  if (there !== null) return there;
  if (isNamed ? opening === undefined || !isProfile : opening === undefined && !isProfile) return null;
  const card = withoutOpening(words);
  const { customer } = readProfile(card);
  // 金坛一家做电池的,姓陶…: whoever has a surname alone is no company either.
  const isMadeUp =
    customer === null
      ? SOMEBODY.test(words)
      : findLabels(fold(card)).every(({ label }) => label !== "customer") &&
        !isNamedSurely(customer) &&
        TOLD_OF.test(customer);
  // 恒力陈总让我加个技术的小高137…: somebody, and no company but the one that is known.
  if (isNamed && (customer === null || isMadeUp)) return null;
  // 同学聚会碰到个人,叫黄志远: which company it is will be asked.
  const command = isMadeUp ? unnamedLead(text, around, phone.value) : `${intake} ${card}`;
  // 有人报备过劲胜吗?没有的话给我报上: whoever asks first is not taken at their word.
  const isAsked = parts.some(({ part }) =>
    part.clauses.some(({ asks, text: said }) => asks && ASKS_OF_OTHERS.test(said)),
  );
  return isAsked ? { ...NOTHING, offers: [command] } : { ...NOTHING, runs: [command] };
}

/** 苏州瑞丰包装何经理13912340002: the company called after its town, who works there and the number, in one. */
function runTogether(text: string): string {
  return text.replace(RUN, (words, company: string, name: string) =>
    leadingPlace(company).length > 0 || isLikeCompany(company) ? `${company} ${name} ` : words,
  );
}

const RUN =
  /(?<=^|[\s,，。;；:：])(\p{Script=Han}{4,12}?)((?![化电施加重轻军精手木焊员职]工)(?:\p{Script=Han}(?:总|工|经理|主任|厂长|科长|部长|老板)|[小老]\p{Script=Han}))(?=1\d{10}(?!\d))/gu;

const PIECES = /[\s,，;；:：|｜/]+/u;

/** 南通崇川区,瑞丰纺机 137…: a place, and behind it what nothing but its name can be. */
function withPlacedName(card: string): string {
  const [place = "", name = "", ...others] = card.trim().split(PIECES);
  const isCard = isOnlyPlace(place) && isBareName(name) && others.every((one) => !SENTENCE.test(one));
  return isCard ? `公司:${name} 地址:${place} ${others.join(" ")}` : card;
}

/** So long that it tells of something. */
const SENTENCE = /\p{Script=Han}{9}/u;
const ONE_MORE =
  /^[\s,，]*(?:那个|对了|帮我|麻烦|请|给我|给他们?)*(?:再|另外|还|多|也)*(?:加|添|存|记|补|挂)(?:上|多)?一?[个位]?(?:[他她]们?(?:的)?)?(?:助理|秘书|同事|老婆|财务|采购|技术|前台|办公室|备用|座机)?的?(?:电话|号码|手机号?|号|联系方式)(?:是|[:：\s,，])*1\d{10}/u;
const TOLD_OF = /[我你他她们这那哪说让找上聊见个了过的]|碰|认识|介绍|电话|不方便|^\d+$/u;
const ASKS_OF_OTHERS = /有(?:没有)?(?:人|谁)|谁|报备过|录过|在跟/u;

/** 有个新客户,常州一家做轴承的,老板姓褚: begun to be taken in, and the company is asked for. */
function somebodyNew(text: string, parts: readonly Spoken[], around: Surroundings): Speech | null {
  const isAsked = parts.some(({ part }) => part.clauses.some(({ asks }) => asks));
  const isNamed = parts.some(({ subjects }) => subjects.length > 0);
  if (
    isNamed ||
    isAsked ||
    !bringsUpNew(text) ||
    text.split(/[\s,，;；:：]+|新(?:客户|线索)/u).some(isLikeCompany)
  )
    return null;
  return { ...NOTHING, runs: [unnamedLead(text, around)] };
}

/** 展会来的 常熟立昕纺机 想上MES: offered, for nothing but its looks says that it is somebody new. */
function unnumbered(text: string, parts: readonly Spoken[], around: Surroundings): Speech | null {
  const isFree = parts.every(
    ({ subjects, part }) => subjects.length === 0 && part.clauses.every(({ asks }) => !asks),
  );
  // 抖音上有个留言 无锡隆盛传动 …: asked for by its line, and done.
  const isAsked =
    text.split(/[\s,，;；:：|/]+/u).some(isLikeCompany) &&
    parts.some(({ part }) => recognisedIn(part, around).some(({ entry }) => INTAKE.has(entry.id)));
  const leads = isFree && !isAsked ? leadsWithoutNumber(text) : [];
  const intake = around.registry.wordOf(around.intake);
  return leads.length === 0 ? null : { ...NOTHING, offers: leads.map((lead) => `${intake} ${lead}`) };
}

/** 刘总介绍了个做轴承的,姓钱: beside what is kept of whoever introduced them; null where nobody did. */
export function introduced({ text, names }: Apart, around: Surroundings): string | null {
  const there = INTRODUCES.test(text) ? leadThere(text) : null;
  const isNew = there !== null && names.every(({ start, end }) => end <= there.start || start >= there.end);
  // 给我介绍了昆山顺达货代的鲍经理: who is told by where they work.
  if (isNew && INTRODUCES_THEM.test(text.slice(0, there.start)))
    return cardThere(there, text.slice(there.end), "", around);
  const at = INTRODUCED_ONE.exec(text);
  return at === null || !bringsUpNew(text) ? null : unnamedLead(text.slice(at.index), around);
}

const INTRODUCES = /介绍|推荐|引荐|牵线/u;
const INTRODUCES_THEM = /(?:介绍|推荐|引荐|牵线)(?:过来|来|给我|认识)?了?(?:一?[个位家])?$/u;
const INTRODUCED_ONE = /(?:介绍|推荐|引荐)(?:过来|来|给我)?了?(?:一|另)?[个位家](?!人(?!做|姓))/u;

/** What is known so far; whichever company it is will be asked. */
function unnamedLead(text: string, around: Surroundings, phone = ""): string {
  const { contact, place } = somebodyIn(text);
  const fields = [
    ["contact", contact],
    ["phone", phone],
    ["address", place],
    [
      "need",
      text
        .replace(phone, " ")
        .replace(/[\s,，。;；:：]+/gu, " ")
        .trim(),
    ],
  ].flatMap(([field, value]) => (field && value ? [`${around.fieldWord(field)} ${value}`] : []));
  return `${around.registry.wordOf(around.intake)} ${fields.join(" ")}`;
}

/** 恒力陈总给推了个客户,昆山立讯精工 黄总 135…: whoever is new, from the company on; null where nobody introduces one. */
function introducedIn(words: string, parts: readonly Spoken[]): string | null {
  if (!INTRODUCED.test(words)) return null;
  const known = parts.flatMap(({ part, apart }) =>
    part.about.map(({ start, end }) => apart.text.slice(start, end)),
  );
  // 无锡威孚, beside 无锡蓝海: a place alone is no part of a name that is known.
  const names = known.filter((name) => leadingPlace(name).length < name.length);
  const company = words
    .split(/(?<=[\s,，;；:：])/u)
    .find(
      (piece) =>
        [isLikeCompany, isNamedSurely].some((isOne) => isOne(piece.trim().replace(/[,，;；:：]$/u, ""))) &&
        !names.some((name) => piece.includes(name)),
    );
  return company === undefined ? null : words.slice(words.indexOf(company));
}

const INTRODUCED =
  /介绍|推荐|引荐|牵线|搭桥|线索|有个客户|资源|推(?:了|给|来)|朋友|同学|亲戚|老乡|兄弟|认识/u;
/** What was said besides the number. */
function heard(words: string, phone: string): string {
  return words
    .replace(new RegExp(`(?:手机|电话|号码|微信)?号?[:：\\s]*${phone}`, "u"), " ")
    .replace(/[\s,，。;；:：]+/gu, " ")
    .trim();
}

/** Whoever called said no company. */
const UNNAMED =
  /(?:公司|单位|厂)(?:名字?|名称)?(?:叫)?(?:啥|什么)?(?:他|她|人家|对方)?(?:也|都|还)?没(?:讲|说|提|告诉)|(?:也|都|但|可)?(?:没|未)(?:给|留|说|写|提|报)(?:是)?(?:[^,，。]{0,4}(?:公司|单位|哪家)(?:名字?|的)?)|(?:公司|单位)(?:名字?|名称)?(?:没|未)(?:给|留|说|写|提|报)|不知道(?:是)?哪家(?:公司|单位)?的?/u;

/** 恒力机电有个兄弟公司叫恒力传动: the one that is named last is new. */
const SISTER =
  /(?:兄弟|姐妹|子|母|关联|合作|分|新)(?:公司|厂|单位|企业)[^,，;；。]{0,4}叫(?:做)?(?=\p{Script=Han}{4,})/u;
const SOMEBODY = /姓\p{Script=Han}(?![名氏])/u;

const ABOUT_NUMBER =
  /(?<!给|有空|愿意|方便)谁(?!有空|方便|能接|来接|接一下|认领|跟合适)|(?<!没说是?|没提是?|不知道是?)哪家|哪个客户|是不是我们/u;
