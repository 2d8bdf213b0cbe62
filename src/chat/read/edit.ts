// What `改 #12 …` changes: a field by its label and the words it becomes (contract.md, 改).

import { amountAlone } from "./amount-alone.ts";
import { withoutAsides } from "./aside.ts";
import { isLikeName } from "./contact.ts";
import { readDays } from "./days.ts";
import { fieldAlone } from "./field-alone.ts";
import { findLabels, type Label } from "./label.ts";
import { readPhone } from "./phone.ts";
import { spelled } from "./simplified.ts";

export type EditField =
  /** 金额 alone corrects the amount that counts. */
  | "amount"
  | "expected"
  | "quoted"
  | "contract"
  | "need"
  | "product"
  | "address"
  | "source"
  | "customer-name"
  | "contact"
  | "phone"
  | "contact-role"
  | "planned-signing"
  | "next"
  | "decision-maker"
  | "solution"
  | "customer-type";

export interface EditRead {
  readonly field: EditField;
  /** What the field becomes, as typed; empty where nothing was said. For `solution`: `standard` or `custom`. */
  readonly value: string;
}

/** Reads `金额 80万`, `把地址改成上海徐汇`, `定制`; several at once where each has its label. Empty: no field named. */
export function readEdits(text: string): readonly EditRead[] {
  const folded = spelled(text).replace(/^\s*[把将的]/, (word) => " ".repeat(word.length));
  const labels: { label: Label; start: number; end: number }[] = [];
  for (const found of findLabels(folded)) {
    const last = labels.at(-1);
    if (last === undefined ? folded.slice(0, found.start).trim() !== "" : !mayFollow(last.label, found))
      continue;
    labels.push(found);
  }
  // 万邦改44.8w: an amount alone is what counts.
  if (labels.length === 0 && amountAlone(text) !== null) return [{ field: "amount", value: trimmed(text) }];
  // 百川的改3.18上午9点视频: a day that stands first is when.
  if (labels.length === 0 && readDays(folded, 0)[0]?.start === 0)
    return [{ field: "next", value: trimmed(text) }];
  const alone = labels.length === 0 ? fieldAlone(text) : null;
  if (alone !== null) return readEdits(`${alone}:`);
  return labels.flatMap(({ label, start, end }, index): readonly EditRead[] => {
    const value = trimmed(text.slice(end, labels[index + 1]?.start)).replace(ONCE, "");
    if (label === "amount") return [{ field: amountNamed(folded.slice(start, end)), value }];
    const anew = CHANGES.has(label) ? value.replace(CHANGED, "") : value;
    if (label === "address") return [{ field: "address", value: addressIn(anew) }];
    if (label === "contact" || label === "phone") return whoAndHow(FIELDS[label], anew);
    if (label !== "solution") return [{ field: FIELDS[label], value: anew }];
    return [{ field: "solution", value: folded.startsWith("定制", start) ? "custom" : "standard" }];
  });
}

/** 说金额你给我更新上: words in which neither a field nor a figure says what becomes of it. */
export function namesNoValue(text: string): boolean {
  return text !== "" && !FIGURE.test(text) && readEdits(text).length === 0;
}

const FIGURE = /[\d一二两三四五六七八九十百千万]/u;
/** 金额改一下 17万: what is between the field and its value. */
const ONCE = /^(?:[改调换]|更新|修改)?一?下[吧哈啊]?[\s,，]+/u;
/** 需求变了,要MES加WMS; 需求变了: that it is another one is no value. */
const CHANGED =
  /^(?:也|又|已经)?(?:变|改|换|变更|调整|更新)(?:了|成|为)[\s,，:：]*(?:现在|后来)?(?:改成|改为|变成|换成|变为|搬到|搬去|是|想?要|在)*[\s:：]*/u;
const CHANGES: ReadonlySet<Label> = new Set([
  "need",
  "product",
  "address",
  "source",
  "customer",
  "contact",
  "phone",
]);
/** 地址换了,现在在余杭,改一下: where it is now. */
const MOVED =
  /^(?:你|给我|帮我|麻烦|就|先|都)*(?:换|改|变|搬)(?:了|到|成|为)?[\s,，]*(?:现在|新的?|新地址)?(?:是|在|到|:|：)*\s*(?=\S{2})/u;
const ASKED_FOR = /[\s,，。]*(?:帮我|麻烦|你)?(?:改|更新|记)(?:一下|下)[吧哈]?$/u;

/** 你换成上海松江九亭 我导航差点导错: neither how it is asked for nor what is muttered behind it. */
function addressIn(value: string): string {
  return withoutAsides(value.replace(MOVED, "").replace(ASKED_FOR, "")).replace(
    /(?<=\p{Script=Han}{2})了$/u,
    "",
  );
}

const ADDRESS_ANEW =
  /地址(?:你|给我|帮我|麻烦|就|先|都|也)*(?:改|换|变|更新|写|填)(?:成|为|到)了?\s*(?<place>\S.*)$/u;

/** 老沈他们搬了 那个地址你换成上海松江九亭: the order alone, wherever it stands; null where it is none of an address. */
export function addressOrdered(text: string): string | null {
  const place = ADDRESS_ANEW.exec(text)?.groups?.["place"];
  return place === undefined ? null : `地址 ${addressIn(place)}`;
}

/** 李厂长 13955201234 is a name and a number, whichever of them was asked for; what they want may stand behind it. */
function whoAndHow(field: EditField, value: string): readonly EditRead[] {
  const phone = readPhone(value);
  if (phone === null) return [{ field, value: field === "contact" ? nameNow(value) : value }];
  const want = WANTS.exec(value.slice(phone.end))?.groups?.["need"] ?? "";
  const behind = want === "" ? value.slice(phone.end) : "";
  const name = trimmed(`${value.slice(0, phone.start)} ${behind}`).replace(/^(?:找|叫|是)/u, "");
  const now = nameNow(name);
  const number: EditRead = { field: "phone", value: value.slice(phone.start, phone.end) };
  const need: readonly EditRead[] = want === "" ? [] : [{ field: "need", value: want }];
  if (name === "") return [want === "" ? { field: "phone", value } : number, ...need];
  return isLikeName(now) ? [{ field: "contact", value: now }, number, ...need] : [{ field, value }];
}

/** 王磊换人了,现在是李强: who it is now. */
function nameNow(value: string): string {
  const name = value.replace(NOW, "");
  return isLikeName(name) ? name : value;
}

const NOW =
  /^.*?(?:换人|走了|离职|调走|不在|不做|不干|换了)[^,，;；。\s]*[,，;；。\s]+(?:现在|以后|目前|如今|新的)?(?:换成|改成|变成|换|改|对接的?|负责的?)?(?:是|叫|为|找)?\s*/u;

/** 要MES, 想做排产. */
const WANTS =
  /^[\s,，;；、]*(?:想?要(?:做|上|买)?|想(?:做|上|买|用)|需要)\s*(?<need>[^\s,，;；。]{2,30}?)的?\s*$/u;

const FIELDS: Readonly<Record<Label, EditField>> = {
  customer: "customer-name",
  contact: "contact",
  phone: "phone",
  role: "contact-role",
  address: "address",
  need: "need",
  product: "product",
  amount: "amount",
  source: "source",
  type: "customer-type",
  "planned-signing": "planned-signing",
  next: "next",
  "decision-maker": "decision-maker",
  solution: "solution",
};

/** Inside a need or a next step, 客户 or 定制 is a word like any other; a colon makes any label one. */
const LOOSE: ReadonlySet<Label> = new Set(["customer", "need", "product", "solution", "type", "next"]);

function mayFollow(before: Label, found: { readonly label: Label; readonly sure: boolean }): boolean {
  if (found.sure) return true;
  return before !== "next" && !LOOSE.has(found.label);
}

function amountNamed(words: string): EditField {
  if (/^报价/.test(words)) return "quoted";
  if (/^(?:合同|签约|成交)/.test(words)) return "contract";
  return /^(?:预[计估]|意向)|预算/.test(words) ? "expected" : "amount";
}

function trimmed(words: string): string {
  return words.replace(/^[\s,，:：;；、。]+|[\s,，;；、。]+$/g, "");
}

const FIELD_SAID = /报价|合同(?:金?额)?|预[计估算]|签约日|地址|需求|来源|决策人/u;

/** The field a sentence speaks of, as it names it; null where it names none. */
export function fieldSaid(text: string): string | null {
  return FIELD_SAID.exec(text)?.[0] ?? null;
}
