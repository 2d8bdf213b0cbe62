// 重发, 再发一次: everything that was given up is to be tried again.
import { fold } from "./fold.ts";

export function isSendAgain(text: string): boolean {
  return /重发|再发|重试|重新发/.test(fold(text));
}
