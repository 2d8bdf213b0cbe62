// Which of the three amounts of an item is corrected (contract.md, 改: the amount that counts; the others by name).
import type { Day } from "../day.ts";
import type { Fen } from "../money.ts";
import { RuleError } from "../rule-error.ts";
import type { Item } from "./item.ts";

const FIELDS = { expected: "expectedFen", quoted: "quotedFen", contract: "contractFen" } as const;

/** With `amount` the latest of the three. A contract has an amount only once it is signed. @throws RuleError */
export function withAmount(
  item: Item,
  given: { readonly field: keyof typeof FIELDS | "amount"; readonly fen: Fen; readonly today: Day },
): { readonly item: Item; readonly before: Fen | null } {
  const which = given.field === "amount" ? countingOf(item) : given.field;
  if (which === "contract" && item.contractFen === null) throw new RuleError("contract-unsigned", { item });
  const corrected = { ...item, [FIELDS[which]]: given.fen };
  const isFirstQuote = which === "quoted" && item.quotedFen === null;
  return {
    item: isFirstQuote ? { ...corrected, quotedOn: given.today } : corrected,
    before: item[FIELDS[which]],
  };
}

function countingOf({ contractFen, quotedFen }: Item): keyof typeof FIELDS {
  if (contractFen !== null) return "contract";
  return quotedFen === null ? "expected" : "quoted";
}
