// The reason a piece of work was refused for; anything but a refusal is a failure of the test.
import { type RefusalReason, WecomCallbackError } from "../../src/wecom/callback-error.ts";

export function reasonOf(work: () => unknown): RefusalReason {
  try {
    work();
  } catch (error) {
    if (error instanceof WecomCallbackError) return error.reason;
    throw error;
  }
  throw new Error("nothing was refused");
}
