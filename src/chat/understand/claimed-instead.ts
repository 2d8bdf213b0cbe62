// 领错了 要的是绍兴海正那家: the lead that was meant, of those nobody holds; 算了不领了: none at all.

import { asRead } from "./apart.ts";
import type { LastAct, Surroundings } from "./around.ts";
import { asks } from "./mood.ts";
import { type NamedAt, namesIn } from "./names.ts";
import { byContact, byTrait } from "./whose.ts";

const MEANT = /(?:要|是|该|换成?|改成?)[^,，;；。\d]{0,4}(?:\d{1,4}号那?[个家条]?)?$/u;

/** The command that claims it; null where none is named, or it could be several. `taken` is what was claimed. */
export async function claimedInstead(
  said: string,
  taken: number | null,
  around: Surroundings,
): Promise<string | null> {
  const isMeant = ({ start }: NamedAt) => MEANT.test(said.slice(0, start));
  const byName = namesIn(said, await around.others(said)).filter(isMeant);
  // 我要的是嘉兴那家: by where it is, or by who works there.
  const names = byName.length > 0 ? byName : (await pointedAt(said, around)).filter(isMeant);
  const [no, another] = new Set(names.flatMap(({ nos }) => nos).filter((one) => one !== taken));
  return no === undefined || another !== undefined ? null : `${around.registry.wordOf("claim")} #${no}`;
}

async function pointedAt(said: string, around: Surroundings): Promise<readonly NamedAt[]> {
  const people = byContact(said, await around.pooled());
  return people.length > 0 ? people : byTrait(said, (await around.below()).items);
}

const LETS_GO =
  /^(?:[\s,，。啊哎呀哦嗯唉那]|算了|还是|先|我)*(?:不(?:领|认领|领取|抢|捞)|不接(?=了)(?!.*(?:电话|挂|开车)))(?:它|他|这[家个单条]|那[家个单条])?(?:了(?=我(?:看|排|顾|忙|手|这|实在))|了?(?=[\s,，。!吧啊哈]|$))/u;

/** Whether what was just claimed is let go: 算了不领了,那边我排不过来, of no other. */
export function letsGo(said: string, { command, no }: LastAct, named: readonly NamedAt[]): boolean {
  return (
    command === CLAIMED &&
    LETS_GO.test(asRead(said)) &&
    !asks(asRead(said)) &&
    named.every(({ nos }) => no !== null && nos.includes(no))
  );
}

/** Cheap enough to be asked of every text. */
export function mayLetGo(said: string): boolean {
  return LETS_GO.test(said);
}

const CLAIMED = "claimed";
