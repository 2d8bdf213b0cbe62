// Looking for a customer is free, reading the list of all of them is not (rules.md 4).
import { RuleError } from "../rule-error.ts";
import type { Rulebook } from "../rulebook.ts";

export const LOOKS_HOUR_MS = 3_600_000;

/** `looks`: when somebody looked within the last hour (ms), oldest first. @throws RuleError */
export function mustNotEnumerate(looks: readonly number[], { looks: { anHour } }: Rulebook): void {
  const first = looks.at(-anHour);
  if (looks.length >= anHour && first !== undefined)
    throw new RuleError("looks-slowed", { until: first + LOOKS_HOUR_MS, anHour });
}
