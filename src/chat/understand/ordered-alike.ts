// 恒力报价改29万,万邦43万: behind an order to change a price, a name with nothing but an amount is one more of the same.
import { amountAlone } from "../read/amount-alone.ts";
import { moneyText } from "../words/money-text.ts";
import type { Surroundings } from "./around.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";

/** Offered, for nobody has said that it is changed; null where more is said, or what stands before it is no such order. */
export function orderedAlike(
  { part, subjects, apart }: Spoken,
  before: Speech | undefined,
  { registry, fieldWord }: Pick<Surroundings, "registry" | "fieldWord">,
): Speech | null {
  const [only, ...more] = [...(before?.runs ?? []), ...(before?.offers ?? [])];
  const [name, another] = part.about;
  const no = subjects[0]?.no ?? null;
  if (only === undefined || more.length > 0 || name === undefined || another !== undefined || no === null)
    return null;
  const found = registry.find(only);
  const isPrice = found?.entry.id === "edit" && PRICE.test(found.rest);
  const rest = part.text.trim().replace(apart.text.slice(name.start, name.end), "");
  const fen = isPrice && !AS_BEFORE.test(rest) ? amountAlone(rest) : null;
  const edit = `${registry.wordOf("edit")} #${no} ${fieldWord("amount")}`;
  return fen === null ? null : { ...NOTHING, offers: [`${edit} ${moneyText(fen)}`] };
}

const PRICE = /^\s*#\d+\s+(?:报价|金额|价)/u;
/** 改43万 is an order of its own; 45万不变 is none. */
const AS_BEFORE = /不变|没|原来|[改调降涨]/u;
