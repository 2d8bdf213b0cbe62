// Whoever is named to take an item on comes before the pool, and being away before an hour of peace.
import { HAND_OVERS } from "../../domain/item/implied.ts";
import type { Seen } from "./seen.ts";

/** 我下礼拜休假顾不上了,直接过给张三吧: whoever is named to take it on is meant, not the pool. */
export function handedOnFirst(said: readonly Seen[], isNamed: boolean): readonly Seen[] {
  // 谢工那家公海里的,我捞了: whoever claims what is named asks for no list.
  const claimed = isNamed ? said.find(({ entry }) => entry.id === "claim") : undefined;
  if (claimed !== undefined && said[0]?.entry.id === "pool") return [claimed, ...said];
  // 周五不在 别推消息给我: more than an hour of peace.
  const away = said.find(({ entry }) => entry.id === "leave");
  if (away !== undefined && said[0]?.entry.id === "mute") return [away, ...said];
  const handed = said.filter(({ entry, who }) => HAND_OVERS.has(entry.id) && who !== null);
  const [first] = said;
  // 别让李四跟了,换王五: the clause that says who.
  const isVague = first !== undefined && HAND_OVERS.has(first.entry.id) && first.who === null;
  return first?.entry.id === "return" || isVague ? [...handed, ...said] : said;
}
