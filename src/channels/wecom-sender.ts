// How a message of the outbox leaves: to a member by the self-built app, to a group by its webhook; what a refusal of WeCom means for the next try.
import type { WecomApi } from "../wecom/api.ts";
import { WecomApiError } from "../wecom/api-error.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import {
  type AppOutgoing,
  createGroup,
  type GroupMessage,
  type NewGroup,
  sendToGroup,
  sendToMembers,
  updateCard,
} from "../wecom/app-messages.ts";
import type { TemplateCard } from "../wecom/card.ts";
import { sendWelcome } from "../wecom/external-contact.ts";
import { sendToWebhook } from "../wecom/webhook.ts";

export type Sent =
  /** With the code that changes a card once. */
  | { readonly outcome: "sent"; readonly responseCode?: string }
  /** Nothing was done, or nobody knows: try again, at the earliest after the pause. */
  | {
      readonly outcome: "retry";
      readonly pauseMs: number;
      /** However often it was tried, it waits no longer. */
      readonly mostPauseMs?: number;
      readonly error: string;
      /** Nobody knows whether it arrived. */
      readonly unclear?: true;
      /** Only this receiver is refused; the way out works for others. */
      readonly alone?: true;
      readonly trouble?: Trouble;
    }
  /** Trying again cannot help. */
  | { readonly outcome: "failed"; readonly error: string; readonly trouble?: Trouble };

/** What somebody has to mend before it can work: a group's address, a receiver who is gone or never spoke to the bot, the app itself, words that are not taken. */
type Trouble = "group" | "receiver" | "silent" | "app" | "words";

export interface ToMember {
  /** Of the message: every try of it says the same, no other does. */
  readonly id: number;
  readonly userId: string;
  readonly text: string;
  readonly card: TemplateCard | null;
}

export interface ToWebhook {
  readonly key: string;
  readonly markdown: string;
  readonly text: string;
  /** Userids. */
  readonly mentions: readonly string[];
}

export interface ToAppGroup {
  readonly chatId: string;
  readonly markdown: string;
  /** The group as it is made when it is not there yet. */
  readonly group: () => Promise<NewGroup>;
}

/** WeCom swallows an identical request for so long at least: a crash between send and mark sends once. */
const DUPLICATE_CHECK_S = 1800;
/** So many messages in a row are told apart. */
const TOLD_APART = 600;
const BUSY_AT_MOST_MS = 600_000;
const PAUSE_MS = {
  busy: 2_000,
  connection: 2_000,
  network: 5_000,
  token: 60_000,
  window: 60_000,
  configuration: 600_000,
} as const;

export const NOT_VALID: Sent = {
  outcome: "failed",
  error: "(recipient) the receiver is not valid for the app",
  trouble: "receiver",
};

/**
 * What WeCom compares is the whole request (wecom.md 4.2): its interval differs from message to message, so that two that
 * say the same words are two, and a second try of one is none.
 */
export async function sendToMember(api: WecomApi, { id, userId, text, card }: ToMember): Promise<Sent> {
  const send = async (message: AppOutgoing): Promise<Sent> => {
    const { invalidUserIds, responseCode } = await sendToMembers(api, {
      userIds: [userId],
      message,
      duplicateCheckSeconds: DUPLICATE_CHECK_S + (id % TOLD_APART),
    });
    return invalidUserIds.length === 0 ? { outcome: "sent", responseCode } : NOT_VALID;
  };
  return sending(async () => {
    if (card === null) return send({ type: "text", content: text });
    try {
      return await send({ type: "card", card });
    } catch (error) {
      // The text holds everything that stands on the card.
      if (!isCardRefused(error)) throw error;
      return send({ type: "text", content: text });
    }
  });
}

/** Nothing was shown: the card is not one that may be sent there. */
export function isCardRefused(error: unknown): boolean {
  return error instanceof WecomApiError && ["card", "input", "configuration"].includes(error.errclass);
}

export interface ToCard {
  readonly userId: string;
  readonly responseCode: string;
  /** Takes the place of the buttons. */
  readonly words: string;
}

/** Says on a member's card that what it asks about is settled. A code that is used up or too old has had its day. */
export async function settleCard(api: WecomApi, { userId, responseCode, words }: ToCard): Promise<Sent> {
  return sending(async () => {
    try {
      await updateCard(api, { userIds: [userId], responseCode, change: { replaceName: words } });
    } catch (error) {
      if (!(error instanceof WecomApiError) || !SPENT.includes(error.errclass)) throw error;
    }
    return { outcome: "sent" };
  });
}

const SPENT: readonly string[] = ["card", "input", "recipient"];

export interface ToCustomer {
  readonly welcomeCode: string;
  readonly text: string;
}

/** To a customer in WeChat, once. A code that is used up or too old, or a chat that has begun, needs no welcome any more. */
export async function welcomeCustomer(api: WecomApi, welcome: ToCustomer): Promise<Sent> {
  return sending(async () => {
    try {
      await sendWelcome(api, welcome);
    } catch (error) {
      if (!(error instanceof WecomApiError) || !WELCOME_OVER.includes(error.errcode)) throw error;
    }
    return { outcome: "sent" };
  });
}

const WELCOME_OVER: readonly number[] = [41050, 41051];

/** To a group the app made; made now when it is not there yet. */
export async function sendToAppGroup(api: WecomApi, { chatId, markdown, group }: ToAppGroup): Promise<Sent> {
  return sending(async () => {
    await intoAppGroup(api, { chatId, group, message: { type: "markdown", content: markdown } });
    return { outcome: "sent" };
  });
}

/** @throws WecomApiError */
export async function intoAppGroup(
  api: WecomApi,
  { chatId, group, message }: Omit<ToAppGroup, "markdown"> & { readonly message: GroupMessage },
): Promise<void> {
  try {
    await sendToGroup(api, chatId, message);
  } catch (error) {
    if (!(error instanceof WecomApiError) || error.errcode !== NO_SUCH_CHAT) throw error;
    await createGroup(api, await group());
    await sendToGroup(api, chatId, message);
  }
}

const NO_SUCH_CHAT = 86001;

/** To the group behind a webhook: only its text alerts whom it mentions (wecom.md 3.9, 4.7). No duplicate check exists there: what is sent twice is read twice. */
export async function sendToGroupWebhook(
  endpoint: ApiEndpoint,
  { key, markdown, text, mentions }: ToWebhook,
): Promise<Sent> {
  const message =
    mentions.length === 0
      ? ({ type: "markdown", content: markdown } as const)
      : ({ type: "text", content: text, mentionedUserIds: mentions } as const);
  return sending(async () => {
    await sendToWebhook(endpoint, key, message);
    return { outcome: "sent" };
  });
}

/** Why a message waits for the long connection. */
export const NOT_CONNECTED = "(connection) the group bot's long connection is not there";

/** Sends, and reads a failure as what it means for the next try. @param ofOne refusals that speak of this receiver only */
export async function sending(
  send: () => Promise<Sent>,
  ofOne: readonly WecomApiError["errclass"][] = [],
): Promise<Sent> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof WecomApiError)) throw error;
    const { errclass, errcode, message, path } = error;
    switch (errclass) {
      case "busy":
      case "window": {
        const base = { outcome: "retry", pauseMs: PAUSE_MS[errclass], error: message } as const;
        // WeCom is there and asks for another moment, however long it was away before.
        const retry = errclass === "busy" ? { ...base, mostPauseMs: BUSY_AT_MOST_MS } : base;
        return ofOne.includes(errclass) ? { ...retry, alone: true } : retry;
      }
      case "connection":
        return { outcome: "retry", pauseMs: PAUSE_MS.connection, error: NOT_CONNECTED };
      case "token":
        return { outcome: "retry", pauseMs: PAUSE_MS.token, error: message, trouble: "app" };
      case "network": {
        const retry = { outcome: "retry", pauseMs: PAUSE_MS.network, error: message } as const;
        // Without a token, or its file, nothing was sent: even a digest may go again.
        return isBefore(path) ? retry : { ...retry, unclear: true };
      }
      case "configuration": {
        const trouble = GROUP_CODES.includes(errcode) ? "group" : "app";
        const retry = { outcome: "retry", pauseMs: PAUSE_MS.configuration, error: message, trouble } as const;
        return errcode === OUT_OF_SCOPE ? { ...retry, alone: true } : retry;
      }
      case "group":
        return { outcome: "failed", error: message, trouble: "group" };
      case "recipient":
        return { outcome: "failed", error: message, trouble: "receiver" };
      default:
        return { outcome: "failed", error: message, trouble: "words" };
    }
  }
}

/** What comes before a message shows nothing to anybody. */
function isBefore(path: string): boolean {
  return path === "gettoken" || path === "media/upload" || path.startsWith("aibot_upload_media");
}

/** Said of this receiver: the app may not see them, or not the whole company that a group of its own asks for. */
const OUT_OF_SCOPE = 60011;
/** The robot was removed or switched off: a new address mends it. */
const GROUP_CODES: readonly number[] = [93000, 93004, 93008];
