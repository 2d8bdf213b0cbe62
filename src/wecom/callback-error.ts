// Why a callback was refused; the only error that reading one can throw.

/**
 * - `request`: parameters missing, doubled or misshapen; the outer envelope (HTTP 400)
 * - `signature`: not signed with our token (403)
 * - `receiver`: sealed for another company or bot (403)
 * - `content`: base64, padding, length, UTF-8, or the message inside (400)
 * - `settings`: our own token or key cannot be right; thrown at start only
 */
export type RefusalReason = "request" | "signature" | "receiver" | "content" | "settings";

/** The message names the check that failed and never holds what was sent. */
export class WecomCallbackError extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.name = "WecomCallbackError";
    this.reason = reason;
  }
}
