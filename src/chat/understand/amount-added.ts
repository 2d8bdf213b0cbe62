// 十二万, right after what called for an amount: 华测又到账了一笔 is offered with it.
import { amountAlone } from "../read/amount-alone.ts";
import { moneyText } from "../words/money-text.ts";
import type { Surroundings } from "./around.ts";
import { speechOf } from "./speech.ts";
import { NOTHING, type Speech } from "./spoken.ts";

/** What an edit changed that comes to an amount. */
const OF_MONEY: ReadonlySet<string> = new Set(["amount", "expected", "quoted", "contract"]);

/** Only offered: it is not said whether it takes the place of anything. Null where no amount stands alone, or nothing asked for one. */
export async function amountAdded(said: string, around: Surroundings): Promise<Speech | null> {
  const fen = amountAlone(said);
  const act = fen === null ? null : await around.lastAct();
  if (fen === null || act?.no == null) return null;
  const subject = { token: `#${act.no}`, no: act.no };
  const told =
    act.text === null
      ? null
      : await speechOf(`${act.text} ${moneyText(fen)}`, around, { subjects: [subject], isNumbered: true });
  const offers = told?.offers ?? [];
  if (offers.length > 0) return { ...NOTHING, offers };
  const { registry, fieldWord } = around;
  const field = act.field !== null && OF_MONEY.has(act.field) ? act.field : null;
  return field === null
    ? null
    : { ...NOTHING, offers: [`${registry.wordOf("edit")} ${subject.token} ${fieldWord(field)} ${moneyText(fen)}`] };
}
