// 改金额 3 31.5万: the field before the item, as one who fills in a form thinks of it.
import { fold } from "../read/fold.ts";
import type { Surroundings } from "./around.ts";

const FIELD_FIRST =
  /^\s*(?:改|修改|更改|更新)\s*(?<field>金额|报价|预计金额|预计|下次|地址|需求)\s*(?:[#\uff03]\s*)?(?<no>\d{1,6})(?:号)?[\s,，:：]+(?<value>\S.*)$/u;
const AMOUNTS: ReadonlySet<string> = new Set(["金额", "报价", "预计金额", "预计"]);
/** 31.5万, 315000; 改金额 3 万 and 改金额 3 5 name no item and its amount. */
const AMOUNT = /^[￥¥]?\s*(?:\d+(?:\.\d+)?\s*(?:万|千|百万|亿|w|k)|\d{4,})/iu;

/** As the command has it; null where no item of that number is one's own, or what stands behind it is no value. */
export function fieldThenItem(said: string, around: Surroundings): Promise<string | null> | null {
  const found = FIELD_FIRST.exec(fold(said));
  return found === null ? null : commandOf(found, said, around);
}

async function commandOf(
  { groups }: RegExpExecArray,
  said: string,
  { registry, keeps }: Surroundings,
): Promise<string | null> {
  const { field = "", no = "", value = "" } = groups ?? {};
  if (AMOUNTS.has(field) && !AMOUNT.test(value)) return null;
  if (!(await keeps(Number(no)))) return null;
  return `${registry.wordOf("edit")} #${no} ${field} ${said.slice(said.length - value.length)}`;
}
