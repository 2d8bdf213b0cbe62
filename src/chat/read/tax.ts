// 未税26.5万,税13%,按含税改报价: an amount said without its tax where the one with it is meant, or the other way round.
import type { Fen } from "../../domain/money.ts";
import { fold } from "./fold.ts";

interface Said {
  readonly start: number;
  readonly end: number;
  readonly fen: Fen | null;
}

const WITHOUT = "不含税|未含税|未税|税前|除税|裸价";
const WITH = "含税|带税|税后";
const EITHER = `(?<without>${WITHOUT})|(?<with>${WITH})`;
/** 按含税改, 换算成含税价 */
const WANTED = new RegExp(
  `(?:按照?|以|用|(?:换算?|折算?|算|改|写|填|记|调|报)(?:成|为|到))(?:${EITHER})`,
  "u",
);
const BEFORE = new RegExp(`(?:${EITHER})[^,;。!?\\d一二三四五六七八九十百]{0,4}$`, "u");
const BEHIND = new RegExp(`^\\s*(?:的|是|为)?(?:${EITHER})`, "u");
const RATE =
  /税(?:率|点)?(?:是|按|为|:)?\s*(\d{1,2})\s*(?:%|个?点)|(\d{1,2})\s*(?:%|个?点)的?(?:增值税|专票|税)/u;
const WHOLE = 100;

type Kind = "with" | "without";

/** What it comes to in the tax that is asked for; null where the rate is not said, undefined where nothing is to be reckoned. */
export function inOtherTax(text: string, amounts: readonly Said[]): Fen | null | undefined {
  const folded = fold(text);
  const wanted = kindOf(WANTED.exec(folded));
  if (wanted === null) return undefined;
  const kinds = amounts.map((one) => kindAt(folded, one));
  const [only, another] = amounts.filter((_, at) => kinds[at] !== null);
  if (only === undefined || another !== undefined || kinds.includes(wanted) || only.fen === null)
    return undefined;
  const [, behind, before] = RATE.exec(folded) ?? [];
  const rate = Number(behind ?? before ?? 0);
  if (rate === 0) return null;
  const share = (WHOLE + rate) / WHOLE;
  return Math.round(wanted === "with" ? only.fen * share : only.fen / share);
}

function kindAt(folded: string, { start, end }: Said): Kind | null {
  return kindOf(BEFORE.exec(folded.slice(0, start))) ?? kindOf(BEHIND.exec(folded.slice(end)));
}

function kindOf(match: RegExpExecArray | null): Kind | null {
  if (match === null) return null;
  return match.groups?.["without"] === undefined ? "with" : "without";
}
