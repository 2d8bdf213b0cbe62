// An id that only the group bot knows: whose it is, asked of WeCom once and remembered (wecom.md 3.1).
import { WecomApiError } from "../wecom/api-error.ts";
import { createStrangers } from "./strangers.ts";

export interface BotIdentityParts {
  /** The userid behind an id, as found before. */
  readonly known: (botUserId: string) => Promise<string | null>;
  /** What WeCom says; null when it does not tell. @throws WecomApiError */
  readonly ask: (botUserId: string) => Promise<string | null>;
  /** Remembers the pair, when the userid is a member's; else false. */
  readonly keep: (botUserId: string, userId: string) => Promise<boolean>;
  /** Whether an unknown sender is a member of the directory after all; null where nobody can say. */
  readonly introduce: (userId: string) => Promise<boolean | null>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  readonly told: (error: WecomApiError) => void;
}

/**
 * True when the sender with this id is a member now; a no is remembered for 5 minutes, a failure to say whose it is as well.
 * Null while the directory itself does not answer.
 */
export function createRecognition(parts: BotIdentityParts): (botUserId: string) => Promise<boolean | null> {
  const strangers = createStrangers(parts.monotonic);

  async function find(botUserId: string): Promise<string | null> {
    try {
      return await parts.ask(botUserId);
    } catch (error) {
      if (!(error instanceof WecomApiError)) throw error;
      parts.told(error);
      return null;
    }
  }

  return async (botUserId) => {
    const before = await parts.known(botUserId);
    if (before !== null) return parts.introduce(before);
    const introduced = await parts.introduce(botUserId);
    if (introduced !== false) return introduced;
    if (strangers.has(botUserId)) return false;
    const userId = await find(botUserId);
    if (userId !== null) {
      if (await parts.keep(botUserId, userId)) return true;
      // The directory was read before they came.
      if ((await parts.introduce(userId)) && (await parts.keep(botUserId, userId))) return true;
    }
    strangers.add(botUserId);
    return false;
  };
}
