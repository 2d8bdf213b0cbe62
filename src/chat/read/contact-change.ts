// What `联系人 #12 …` does: adds, changes or removes a contact (contract.md, 联系人).
import { isLikeName } from "./contact.ts";
import { fold } from "./fold.ts";
import { findLabels } from "./label.ts";
import { readPhone } from "./phone.ts";
import { LIKE_ROLE } from "./profile-words.ts";

export interface ContactChange {
  readonly change: "add" | "change" | "remove";
  readonly name: string | null;
  /** Digits only; a number that is none as typed behind 电话 or 微信. */
  readonly phone: string | null;
  readonly role: string | null;
}

/** Reads `加 李总 13900000000 采购`, `改 李总 13900000001`, `删 李总`; null where no person and no number is named. */
export function readContactChange(text: string): ContactChange | null {
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
  const words = without.split(/[\s,;:、。()]+/).filter((word) => word !== "" && !LABEL_WORD.test(word));
  const role = labelled("role") ?? words.find((word) => LIKE_ROLE.test(word)) ?? null;
  const others = words.filter((word) => word !== role && !WITH_LABEL.test(word));
  const name =
    labelled("contact") ?? others.find(isLikeName) ?? others.find((word) => word.length <= 12) ?? null;
  const number = phone?.value ?? labelled("phone");
  return name === null && number === null
    ? null
    : { change, name: name === number ? null : name, phone: number, role };
}

/** 换了 新的是李敏 13600001234: who is new, without the words that say so. */
function withoutLead(folded: string): string {
  return folded.replace(LEAD, "$<before>");
}

const LEAD =
  /(?<before>^|[\s,;:、。])(?:了[\s,]*)?(?:(?:新来?的?|现在的?|以后|后面)(?:联系人|对接人|接口人|人)?)?(?:是|叫|找|换成)(?=[一-龥]{2,4}(?:$|[\s,\d电手]))/gu;

const VERB =
  /^[\s,:]*(?:再|又|还|另外|也|给我)*(新增|增加|添加|加上?|补充?|修改|更换|更新|改成?|换成?|删除|删掉|删|去掉|移除)\s*(?:一?[个位])?\s*(?:联系人)?[\s:]*/;
const CHANGES: readonly (readonly [RegExp, ContactChange["change"]])[] = [
  [/^(?:删|去|移)/, "remove"],
  [/^(?:修|更|改|换)/, "change"],
];
const LABEL_WORD = /^(?:(?:联系)?电话|手机号?|微信号?|联系方式|职位|职务|岗位|姓名|联系人|改[成为]?)$/;
const WITH_LABEL = /^(?:电话|手机|微信|职位|职务|岗位)/;
