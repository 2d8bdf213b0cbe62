// 刘总那单首付三成算下来是多少: a part of a price that is asked for, reckoned of the price that stands.
import { amountOf } from "../../domain/item/item.ts";
import type { Fen } from "../../domain/money.ts";
import { type BasisPoints, WHOLE } from "../../domain/split/shares.ts";
import { discounted, tenthsIn } from "../read/discount.ts";
import { aboutWhom } from "./about-whom.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";

export interface ShareAsked {
  readonly no: number;
  readonly fen: Fen;
  /** In basis points of the price. */
  readonly share: BasisPoints;
  readonly price: Fen;
}

/** What is asked about, of one item of one's own that has a price; null where anything else is said. */
export async function shareAsked(text: string, around: Surroundings): Promise<ShareAsked | null> {
  const said = asRead(text);
  if (!ASKED.test(said) || OTHERWISE.test(said)) return null;
  const share = tenthsIn(said) ?? percentIn(said);
  if (share === null) return null;
  const { apart, isSure } = await aboutWhom(text, [], around);
  const [no, another] = [...new Set(apart.names.flatMap(({ nos }) => nos))];
  if (no === undefined || another !== undefined || !isSure || apart.amounts.some(({ fen }) => fen !== null))
    return null;
  const isOwn = (await around.own()).some((one) => one.no === no);
  const item = isOwn ? await around.item(no) : null;
  const price = item === null ? null : amountOf(item);
  return price === null ? null : { no, share, price, fen: discounted(price, share) };
}

const PART = "(?:首[付款期]|预付款?|定金|订金|尾款|质保金|进度款|余款|付款)";
/** 首付三成算下来是多少, 尾款30%是几万. */
const ASKED = new RegExp(
  `${PART}[^,;。!?]{0,6}(?:成半?|%|个点)[^,;。!?]{0,2}[,\\s]*(?:算下来|算一下|算出来|折下来|合下来|那|就|大概|应该|得|要)*(?:是|等于|合|有|付|收)?(?:多少钱?|几万|几个|多少万)[呢啊呀来着的了]*[?\\s。]*$`,
  "u",
);
/** Whether it came in, or what was agreed: no sum. */
const OTHERWISE = /到账|到了|打了|收到|回了|付了|还差|还欠|没[付打回]|提成|分成|业绩|返点|回扣|税/u;

function percentIn(said: string): BasisPoints | null {
  const count = Number(/(\d{1,2}(?:\.\d)?)\s*(?:%|个点)/u.exec(said)?.[1] ?? 0);
  const share = Math.round((count * WHOLE) / 100);
  return share > 0 && share < WHOLE ? share : null;
}
