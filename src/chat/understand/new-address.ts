// 宝利搬家了 新址常州新北区河海西路88号: where they are now, told, so that it is offered for their address.
import { placeBefore } from "./address-ordered.ts";
import type { Surroundings } from "./around.ts";
import type { Spoken } from "./spoken.ts";

const MOVED = /搬|迁(?:到|至|往|去)|新(?:地?址|厂|公司|办公室)/u;
/** 明年要搬到相城, 没搬成: nobody is there yet. */
const NOT_YET =
  /(?:想|要(?!求)|准备|打算|计划|考虑|明年|年底|下半年|下个?月|快|马上|可能|说不定|还没|没)[^,;。\d]{0,6}(?:搬|迁)|搬[^,;。]{0,2}(?:不了|不成)|搬(?:不搬|吗|没)/u;

/** Null where they have not moved, or where to is said of no place. */
export async function newAddress({ part }: Spoken, no: number, around: Surroundings): Promise<string | null> {
  if (!MOVED.test(part.text) || NOT_YET.test(part.text)) return null;
  const item = (await around.own()).find((one) => one.no === no);
  const place = item === undefined ? null : placeBefore(part.text, item.address ?? "");
  const { registry, fieldWord } = around;
  return place === null || place === item?.address
    ? null
    : `${registry.wordOf("edit")} #${no} ${fieldWord("address")} ${place}`;
}
