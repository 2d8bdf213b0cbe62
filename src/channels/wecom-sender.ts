// How a message of the outbox leaves: to a member by the self-built app, to a group by its webhook; what a refusal of WeCom means for the next try.
import type { WecomApi } from "../wecom/api.ts";
import { WecomApiError } from "../wecom/api-error.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { sendToMembers } from "../wecom/app-messages.ts";
import { sendToWebhook } from "../wecom/webhook.ts";

export type Sent =
  | { readonly outcome: "sent" }
  /** Nothing was done, or nobody knows: try again, at the earliest after the pause. */
  | { readonly outcome: "retry"; readonly pauseMs: number; readonly error: string }
  /** Trying again cannot help. */
  | { readonly outcome: "failed"; readonly error: string };

export interface OutgoingText {
  readonly userId: string;
  readonly text: string;
}

/** WeCom swallows a repeat of the same text to the same person for so long: a crash between send and mark sends once. */
const DUPLICATE_CHECK_S = 1800;
const PAUSE_MS = { busy: 2_000, network: 5_000, window: 60_000, configuration: 600_000 } as const;

export async function sendToMember(api: WecomApi, { userId, text }: OutgoingText): Promise<Sent> {
  return sending(async () => {
    const { invalidUserIds } = await sendToMembers(api, {
      userIds: [userId],
      message: { type: "text", content: text },
      duplicateCheckSeconds: DUPLICATE_CHECK_S,
    });
    return invalidUserIds.length === 0
      ? { outcome: "sent" }
      : { outcome: "failed", error: "the receiver is not valid for the app" };
  });
}

/** To the group behind a webhook. No duplicate check exists there: what is sent twice is read twice. */
export async function sendToGroupWebhook(
  endpoint: ApiEndpoint,
  { key, markdown }: { readonly key: string; readonly markdown: string },
): Promise<Sent> {
  return sending(async () => {
    await sendToWebhook(endpoint, key, { type: "markdown", content: markdown });
    return { outcome: "sent" };
  });
}

async function sending(send: () => Promise<Sent>): Promise<Sent> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof WecomApiError)) throw error;
    const { errclass, message } = error;
    if (
      errclass === "busy" ||
      errclass === "network" ||
      errclass === "window" ||
      errclass === "configuration"
    )
      return { outcome: "retry", pauseMs: PAUSE_MS[errclass], error: message };
    if (errclass === "token") return { outcome: "retry", pauseMs: PAUSE_MS.network, error: message };
    return { outcome: "failed", error: message };
  }
}
