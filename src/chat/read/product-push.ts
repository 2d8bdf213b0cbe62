// What a customer was, or is to be, told of: a product, or a service message, which no rule counts (rules.md 10).
import { spelled } from "./simplified.ts";

export interface ProductPushRead {
  /** As typed; "" where none was named. */
  readonly product: string;
  readonly isService: boolean;
  /** 撤回: it was noted by mistake. */
  readonly isTakenBack: boolean;
}

const SERVICE =
  /服务(?:通知|消息|提醒|公告)|售后|停机|停服|维护|升级通知|故障|回访|对账|账单|发票|交付|实施|培训通知/u;
const TAKEN_BACK = /^\s*(?:撤回|撤销|取消|记错了|没推)\s*$/u;

export function readProductPush(text: string): ProductPushRead {
  const words = spelled(text);
  const isTakenBack = TAKEN_BACK.test(words);
  const product = text.replace(/^[\s,，:：、]+|[\s,，、?？!！。吗呢]+$/gu, "");
  return { product: isTakenBack ? "" : product, isService: SERVICE.test(words), isTakenBack };
}
