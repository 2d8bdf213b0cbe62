// Fen as salespeople write them: the shortest exact form.
import type { Fen } from "../../domain/money.ts";

/** 2800000000 → 2800万, 15000000000 → 1.5亿, 850000 → 8500元; reading it back gives the same fen. */
export function moneyText(fen: Fen): string {
  const sign = fen < 0 ? "-" : "";
  const amount = Math.abs(fen);
  for (const [unit, word] of [
    [10_000_000_000, "亿"],
    [1_000_000, "万"],
  ] as const) {
    const hundredths = (amount * 100) / unit;
    if (amount >= unit && Number.isInteger(hundredths)) return `${sign}${trimmed(hundredths)}${word}`;
  }
  return `${sign}${trimmed(amount)}元`;
}

/** Hundredths as a decimal without trailing zeros. */
function trimmed(hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  const rest = hundredths % 100;
  if (rest === 0) return String(whole);
  return `${whole}.${String(rest).padStart(2, "0").replace(/0$/, "")}`;
}
