// 刚回过来了,约了周四下午三点, where 下次哪天 was asked: news of that customer with its day, and no words for the step.
import type { Draft } from "../../../db/stores/drafts.ts";
import { fold } from "../read/fold.ts";
import type { Meaning } from "../understand/means.ts";
import type { Registry } from "../understand/registry.ts";

const CAME_ABOUT =
  /^(?:刚|又|对方|客户|人家|他们?|她|[\s,，])*(?:给我)?(?:回(?:过来|过去|电|电话|消息|微信|复|了)|打(?:过来|通|回来)|来电|来消息|接(?:了|通)|通(?:了|上)|联系上|加上|聊[了过]|谈[了过]|见[了过])/u;

/** The follow-up it is; null where it answers what was asked, or speaks of another customer. */
export function newsInstead(
  { asking, words }: Draft,
  text: string,
  { meant, registry }: { readonly meant: Meaning | null; readonly registry: Registry },
): string | null {
  const item = /#\d+/.exec(words)?.[0];
  if (asking !== "next" || item === undefined || meant === null) return null;
  if (!CAME_ABOUT.test(fold(text).trim()) || isOfAnother(meant, item)) return null;
  return `${registry.wordOf("follow-up")} ${item} ${text.trim()}`;
}

/** Whether it is understood as anything but news of that customer: 接通了 他刚回过来 约周四见 is news, right behind them. */
function isOfAnother(meant: Meaning, item: string): boolean {
  if (meant.kind !== "speech") return meant.kind !== "unknown";
  const { which, runs, offers } = meant.speech;
  if (which !== null) return false;
  return [...runs, ...offers].some((command) => /#\d+/u.exec(command)?.[0] !== item);
}
