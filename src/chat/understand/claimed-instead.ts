// 领错了 要的是绍兴海正那家: the lead that was meant, of those nobody holds.

import type { Surroundings } from "./around.ts";
import { namesIn } from "./names.ts";

const MEANT = /(?:要|是|该|换成?|改成?)[^,，;；。\d]{0,4}$/u;

/** The command that claims it; null where none is named, or it could be several. `taken` is what was claimed. */
export async function claimedInstead(
  said: string,
  taken: number | null,
  { others, registry }: Surroundings,
): Promise<string | null> {
  const names = namesIn(said, await others(said)).filter(({ start }) => MEANT.test(said.slice(0, start)));
  const [no, another] = new Set(names.flatMap(({ nos }) => nos).filter((one) => one !== taken));
  return no === undefined || another !== undefined ? null : `${registry.wordOf("claim")} #${no}`;
}
