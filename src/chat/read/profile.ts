// A customer in one line, in any order, with or without labels → its fields (rules.md 4; contract.md, 新建商机, 报备).
import type { CustomerType } from "../../domain/item/customer.ts";
import type { Fen } from "../../domain/money.ts";
import { type AmountFound, freeAmount, labelledAmount } from "./amount.ts";
import type { ContactFound, Span } from "./contact.ts";
import { findLabels, type LabelFound } from "./label.ts";
import { labelledEnd } from "./labelled-value.ts";
import { withoutIntroducer } from "./opening.ts";
import { besidePhone } from "./person-or-company.ts";
import { readPhones } from "./phone.ts";
import { placePieces } from "./profile-pieces.ts";
import { LIKE_ROLE } from "./profile-words.ts";
import { spelled } from "./simplified.ts";
import { asForm } from "./told-profile.ts";

/** Words are as typed; null where nothing was said. */
export interface ProfileRead {
  readonly customer: string | null;
  readonly customerType: CustomerType;
  readonly contact: string | null;
  readonly contactRole: string | null;
  /** Digits only; with 微信 before it, what was typed. */
  readonly phone: string | null;
  /** 13900001234/13900005678: the ones after the first. */
  readonly otherPhones: readonly string[];
  readonly address: string | null;
  readonly need: string | null;
  /** Named by 产品; the need as well, where no other was named. */
  readonly product: string | null;
  readonly expectedFen: Fen | null;
  /** 四五十万: asked back later. */
  readonly amountUnclear: string | null;
  /** 5万美元: asked back. */
  readonly currencyUnclear: string | null;
  readonly source: string | null;
  /** 另立: a further opportunity of a known customer. */
  readonly further: boolean;
  /** What could not be placed, in order; the caller adds it to the need. */
  readonly leftovers: readonly string[];
}

/** Reads what stands after 录线索, 报备 or 新建商机. A labelled field wins over a guess; nothing is invented. */
export function readProfile(typed: string): ProfileRead {
  const text = asForm(withoutIntroducer(typed));
  const folded = spelled(text);
  const taken: Span[] = [];
  const take = <T extends Span>(span: T): T => {
    taken.push(span);
    return span;
  };
  const words = (span: Span | null | undefined) => (span ? clean(text.slice(span.start, span.end)) : null);

  for (const match of folded.matchAll(OPENING)) take(spanOf(match));
  const further = [...folded.matchAll(FURTHER)].map((match) => take(spanOf(match))).length > 0;
  const type = [...folded.matchAll(TYPE)].map((match) => ({
    ...take(spanOf(match)),
    word: match[1] ?? match[2],
  }));
  const isPerson = type.some(({ word }) => word === "个人");

  const free = blank(folded, taken);
  const [phone = null, ...others] = readPhones(free);
  const withoutPhone = phone === null ? free : blank(free, [phone, ...others]);
  const anyAmount = freeAmount(withoutPhone);
  const bounds = new Set([phone?.end ?? -1, anyAmount?.end ?? -1]);
  const labels = findLabels(free, bounds).filter(({ label }) => !ELSEWHERE.has(label));
  const amount = amountOf(withoutPhone, labels, anyAmount);
  const beside: ContactFound =
    phone === null ? { name: null, role: null } : besidePhone(blank(free, others), { phone, labels, amount });

  const stops = [phone, ...others, amount, beside.name, beside.role].filter((span) => span !== null);
  const unplaced: Span[] = [];
  const labelled = new Map<LabelFound["label"], Span>();
  for (const [index, label] of labels.entries()) {
    const until = labels[index + 1]?.start ?? free.length;
    const value = { start: label.end, end: labelledEnd(free, label, { until, stops }) };
    take({ start: label.start, end: value.end });
    if (label.label === "amount" && amount === null) unplaced.push({ start: label.start, end: value.end });
    const said = words(value);
    if (!labelled.has(label.label) && said !== null && !UNKNOWN.test(said)) labelled.set(label.label, value);
  }
  for (const span of stops) take(span);

  // 联系人 采购 李总 139…: the job stands first, the name beside the phone.
  const jobFirst = beside.name !== null && LIKE_ROLE.test(words(labelled.get("contact")) ?? "");
  const contact = words(jobFirst ? beside.name : (labelled.get("contact") ?? beside.name));
  const pieces = placePieces(blank(folded, taken), {
    customer: labelled.has("customer") || isPerson,
    contact: contact !== null,
    need: labelled.has("need") || labelled.has("product"),
    address: labelled.has("address"),
    source: labelled.has("source"),
    role: labelled.has("role") || beside.role !== null,
  });
  const person = contact ?? words(pieces.contact);
  const called = words(labelled.get("customer") ?? pieces.customer);
  const named = called !== null && NO_NAME.test(called) ? null : (called?.replace(NEW_BEFORE, "") ?? null);
  const product = words(labelled.get("product"));
  return {
    customer: named ?? (isPerson ? person : null),
    customerType: isPerson ? "person" : "company",
    contact: person ?? (isPerson ? named : null),
    contactRole: words(
      labelled.get("role") ?? beside.role ?? (jobFirst ? labelled.get("contact") : pieces.role),
    ),
    phone: phone?.value ?? numberIn(words(labelled.get("phone"))),
    otherPhones: others.map(({ value }) => value),
    address: words(labelled.get("address") ?? pieces.address)?.replace(/^在(?=.)/, "") ?? null,
    need: words(labelled.get("need") ?? null) ?? product ?? words(pieces.need),
    product,
    expectedFen: amount?.fen ?? estimateOf(amount),
    amountUnclear: estimateOf(amount) === null ? (amount?.unclear ?? null) : null,
    currencyUnclear: amount?.currency ?? null,
    source: words(labelled.get("source") ?? pieces.source),
    further,
    leftovers: [...pieces.leftovers, ...unplaced].map(words).filter((word) => word !== null),
  };
}

/** 新客户扬州康平生物 */
const NEW_BEFORE = /^新(?:客户|线索|商机|单子?)(?=\p{Script=Han}{4})/u;
/** 报备一个新客户: who it is has not been said. */
const NO_NAME = /^(?:有|来|了|我|一|几|个|家|条|新|的)*(?:客户|线索|商机|单子|公司|单|咨询|询盘|留言)$/u;

/** 电话我待会儿补 is none. */
function numberIn(said: string | null): string | null {
  return said !== null && /\d/.test(said) ? said : null;
}

/** 公司叫啥忘问了, 电话也没留: a label without its value. */
const UNKNOWN =
  /^(?:叫|是)?(?:啥|什么|哪)|^[^,，。]{0,10}(?:都|也|还)+没(?:问|留|记|说|要|给|拿|打听)|忘了?(?:问|记|要|叫)?|^[也都还]?(?:不方便|不肯|不愿|保密|不给|不让|不(?:知道|清楚|晓得|详)|没(?:问|留|记|说|有|要|给)|未知|待定)/u;

const ELSEWHERE: ReadonlySet<string> = new Set([
  "planned-signing",
  "next",
  "decision-maker",
  "solution",
  "type",
]);
/** `4新的…` among the answers to a list, or 新客户 as a heading. */
const OPENING =
  /^[\s,:;、]*(?:\d{1,2}[\s.、]*)?(?:有(?:一?个|一?家)[^\s,;。]{1,8}(?:厂|公司|客户|企业|单位)(?:要|想)?(?:报备|登记)一?下?|新的|新(?:客户|线索|商机)(?=[\s:,]))[\s:,]*/g;
const FURTHER = /(?<![^\s,;:、。])另立(?:一个|新?商机)?(?![^\s,;:、。!])/g;
const TYPE =
  /(?<![^\s,;:、。])(?:(?:客户)?类型\s*[:是为]?\s*(个人|企业|公司)|(个人))(?:客户|用户|买家)?(?!版|信息|所得)/g;

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** The text with some parts blanked out; offsets stay. */
function blank(folded: string, spans: readonly Span[]): string {
  let text = folded;
  for (const { start, end } of spans)
    text = text.slice(0, start) + "\n".repeat(Math.max(0, end - start)) + text.slice(Math.max(start, end));
  return text;
}

function amountOf(text: string, labels: readonly LabelFound[], any: AmountFound | null): AmountFound | null {
  for (const [index, { label, end }] of labels.entries()) {
    if (label !== "amount") continue;
    const found = labelledAmount(text.slice(end, labels[index + 1]?.start));
    if (found !== null) return { ...found, start: end + found.start, end: end + found.end };
  }
  return any;
}

/** 80万左右 is an estimate like any other expected amount; a range is not. */
function estimateOf(amount: AmountFound | null): Fen | null {
  return amount?.about === true ? amount.likelyFen : null;
}

/** Without the marks and brackets around it; null when nothing is left. */
function clean(words: string): string | null {
  const bare = words.replace(/^[\s,，:：;；、。.|/\-)）]+|[\s,，:：;；、。.|/\-(（]+$/g, "");
  return bare === "" ? null : bare;
}
