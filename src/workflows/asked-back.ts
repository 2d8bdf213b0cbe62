// What a reader could not tell, as the refusal that asks back and waits for the answer.
import type { Unclear } from "../chat/read/days.ts";
import { UsageError } from "../chat/usage-error.ts";

export function askedBack({ ask, ...facts }: Unclear): UsageError {
  return new UsageError(ask, { ...facts });
}
