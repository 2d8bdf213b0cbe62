// What `联系人 #12 …` does: adds, changes or removes a contact (contract.md, 联系人).
import { sound } from "../names/sound.ts";
import { isLikeName } from "./contact.ts";
import { fold } from "./fold.ts";
import { findLabels } from "./label.ts";
import { readPhone, readPhones } from "./phone.ts";
import { LIKE_ROLE, TITLED } from "./profile-words.ts";

export interface ContactChange {
  readonly change: "add" | "change" | "remove";
  readonly name: string | null;
  /** Digits only; a number that is none as typed behind 电话 or 微信. */
  readonly phone: string | null;
  readonly role: string | null;
  /** How whoever was called `name` is called in truth; absent where it stays. */
  readonly renamed?: string;
  /** The number that `phone` takes the place of; absent where it was not told. */
  readonly formerly?: string;
}

/** Reads `加 李总 13900000000 采购`, `改 李总 13900000001`, `删 李总`; null where no person and no number is named. */
export function readContactChange(text: string): ContactChange | null {
  const renamed = readRename(text);
  if (renamed !== null) return renamed;
  const renumbered = readRenumbered(text);
  if (renumbered !== null) return renumbered;
  const folded = withoutLead(fold(text));
  const verb = VERB.exec(folded);
  const change =
    verb === null ? "add" : (CHANGES.find(([pattern]) => pattern.test(verb[1] ?? ""))?.[1] ?? "add");
  const from = verb === null ? 0 : verb[0].length;
  const phone = readPhone(folded.slice(from));
  const without =
    phone === null
      ? folded.slice(from)
      : `${folded.slice(from, from + phone.start)} ${folded.slice(from + phone.end)}`;
  const labels = findLabels(without);
  const labelled = (wanted: string) => {
    const label = labels.find((found) => found.label === wanted);
    return label === undefined ? null : (/^[^\s,;:、。()]+/.exec(without.slice(label.end))?.[0] ?? null);
  };
  const words = without
    .split(/[\s,;:、。()]+/)
    .filter((word) => word !== "" && !LABEL_WORD.test(word))
    .map((word) => word.replace(NAME_TAIL, ""));
  const role = labelled("role") ?? words.find((word) => LIKE_ROLE.test(word)) ?? null;
  const others = words.filter((word) => word !== role && !WITH_LABEL.test(word));
  const name = labelled("contact") ?? others.find(isLikeName) ?? others.find(mayBeName) ?? null;
  const number = phone?.value ?? labelled("phone");
  return name === null && number === null
    ? null
    : { change, name: name === number ? null : name, phone: number, role };
}

function mayBeName(word: string): boolean {
  return word.length <= 12 && !SAID_OF_THEM.test(word);
}

/** 不是王磊了, 休假, 没接: what is said of whoever is known. */
const SAID_OF_THEM =
  /^(?:不|没|未|还|又|已经?|正在|休[假息产]|出差|出国|离职|辞职|退休|调[走岗任]|走了|请假|生病|住院|开会|在忙|很|挺|太)|[了着过呢吗么]$/u;

/** 王磊改成王雷, 改 王磊 王雷, 改名叫王雷: another spelling of the same; 王磊换成李敏 is somebody else. */
function readRename(text: string): ContactChange | null {
  const found = RENAMED.exec(fold(text).trim());
  const { old = null, verb = "", name = "" } = found?.groups ?? {};
  const isOld = old === null || isLikeName(old);
  if (found === null || !isLikeName(name) || !isOld || (old === null && !verb.startsWith("改名")))
    return null;
  const isSame = verb.startsWith("改名") || (old !== null && isSpelledAlike(old, name));
  return isSame
    ? { change: "change", name: old, phone: null, role: null, renamed: name }
    : { change: "add", name, phone: null, role: null };
}

/** 王磊 and 王雷, with the same surname; 陈总 and 程总, which sound nearly the same. */
export function isSpelledAlike(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  return TITLED.test(one) && TITLED.test(other)
    ? sound(one).replace(/(?<=[iea])ng/gu, "n") === sound(other).replace(/(?<=[iea])ng/gu, "n")
    : one.charAt(0) === other.charAt(0) || one.slice(1) === other.slice(1);
}

const RENAMED =
  /^(?:改(?=\s*[一-龥]{2,4}\s))?\s*(?:联系人)?(?<old>[一-龥]{2,4}?)?(?:的?(?:名字|姓名))?(?:写错|打错|弄错|错|不对)?了?[\s,]*(?<verb>(?:应该|其实|实际)?(?:改名[叫为成]?|[改换更][成为]|改叫|更正为|(?:应该|其实|实际)(?:是|叫)|(?<=^改\s*[一-龥]{2,4}\s+)))\s*(?<name>[一-龥]{2,4}?)[了吧哈。]*$/u;

/** 刘总13800005555这个号换成13911112222了: whose number it was says whose it is. */
function readRenumbered(text: string): ContactChange | null {
  const into = numberInto(text);
  if (into === null) return null;
  return { change: "change", name: null, phone: into.fresh, role: null, formerly: into.old };
}

/** The number that was, and the one that takes its place. */
export function numberInto(text: string): { readonly old: string; readonly fresh: string } | null {
  const folded = fold(text);
  const [old, fresh, ...others] = readPhones(folded);
  if (old === undefined || fresh === undefined || others.length > 0) return null;
  if (!NUMBER_INTO.test(folded.slice(old.end, fresh.start))) return null;
  return { old: old.value, fresh: fresh.value };
}

const NUMBER_INTO =
  /^\s*(?:的?[这那]个)?(?:号码|手机号?码?|电话|号)?[\s,]*(?:已经|都|现在|也|不用了|停用了?|停了|作废了?|[\s,])*(?:换|改|变|更新|更改|更换)[了新]?[成为到是]?了?[\s,:]*(?:新号?码?)?[是:]?\s*$/u;

/** 换了 新的是李敏 13600001234: who is new, without the words that say so. */
function withoutLead(folded: string): string {
  return folded.replace(LEAD, "$<before>");
}

const LEAD =
  /(?<before>^|[\s,;:、。])(?:了[\s,]*)?(?:(?:新来?的?|现在的?|以后|后面)(?:联系人|对接人|接口人|人)?)?(?:是|叫|找|换成)(?=[一-龥]{2,4}(?:$|[\s,\d电手]))/gu;

/** 换成孙莉了. */
const NAME_TAIL = /(?<=^[一-龥]{2,3})[了啦吧哈]$/u;

const VERB =
  /^[\s,:]*(?:再|又|还|另外|也|给我)*(新增|增加|添加|加上?|补充?|修改|更换|更新|改成?|换成?|删除|删掉|删|去掉|移除)\s*(?:一?[个位])?\s*(?:联系人)?[\s:]*/;
const CHANGES: readonly (readonly [RegExp, ContactChange["change"]])[] = [
  [/^(?:删|去|移)/, "remove"],
  [/^(?:修|更|改|换)/, "change"],
];
const LABEL_WORD = /^(?:(?:联系)?电话|手机号?|微信号?|联系方式|职位|职务|岗位|姓名|联系人|改[成为]?)$/;
const WITH_LABEL = /^(?:电话|手机|微信|职位|职务|岗位)/;
