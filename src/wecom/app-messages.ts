// What a self-built app sends: to members, to groups it made, and changes of its cards (wecom.md 4.2, 4.5, 4.6).
import type { WecomApi } from "./api.ts";
import { cutToBytes } from "./bytes.ts";
import type { TemplateCard } from "./card.ts";
import { leaf, list } from "./tree.ts";

export type AppOutgoing =
  /** Cut to 2048 bytes, both. */
  | { readonly type: "text" | "markdown"; readonly content: string }
  | { readonly type: "card"; readonly card: TemplateCard }
  | Medium;

/** What was uploaded before. */
export interface Medium {
  readonly type: "file" | "image";
  readonly mediaId: string;
}

export interface SendOptions {
  /** At most 1000. */
  readonly userIds: readonly string[];
  readonly message: AppOutgoing;
  /** WeCom swallows an identical request for so long (at most 4 hours), so that a repeat is harmless. */
  readonly duplicateCheckSeconds?: number;
}

export interface SendResult {
  readonly messageId: string;
  /** Updates a card once, within 72 hours; "" for other messages. */
  readonly responseCode: string;
  /** Who did not get it, in the spelling of the request; WeCom answers in lower case. */
  readonly invalidUserIds: readonly string[];
}

const CONTENT_BYTES = 2048;

/** To members. Some may be invalid; when all are, it fails with class `recipient`. @throws WecomApiError */
export async function sendToMembers(api: WecomApi, options: SendOptions): Promise<SendResult> {
  const { userIds, message, duplicateCheckSeconds } = options;
  const answer = await api.post("message/send", {
    touser: userIds.join("|"),
    agentid: api.agentId,
    ...body(message),
    ...(duplicateCheckSeconds === undefined
      ? {}
      : { enable_duplicate_check: 1, duplicate_check_interval: duplicateCheckSeconds }),
  });
  // Whoever holds no licence gets nothing either.
  const invalid = [leaf(answer, "invaliduser"), leaf(answer, "unlicenseduser")]
    .join("|")
    .toLowerCase()
    .split("|");
  return {
    messageId: leaf(answer, "msgid"),
    responseCode: leaf(answer, "response_code"),
    invalidUserIds: userIds.filter((userId) => invalid.includes(userId.toLowerCase())),
  };
}

export interface CardUpdate {
  readonly userIds: readonly string[];
  readonly responseCode: string;
  /** The whole new card, or only other words on the button. */
  readonly change: { readonly card: TemplateCard } | { readonly replaceName: string };
}

/** Changes a sent card; fails with class `card` when the code was used or is too old. @throws WecomApiError */
export async function updateCard(
  api: WecomApi,
  { userIds, responseCode, change }: CardUpdate,
): Promise<void> {
  await api.post("message/update_template_card", {
    userids: userIds,
    agentid: api.agentId,
    response_code: responseCode,
    ...("card" in change ? { template_card: change.card } : { button: { replace_name: change.replaceName } }),
  });
}

export interface NewGroup {
  readonly name: string;
  readonly ownerId: string;
  /** 2 to 2000, the owner among them. */
  readonly userIds: readonly string[];
  /** Letters and digits, at most 32; else WeCom chooses. */
  readonly chatId?: string;
}

/** Makes a group the app may send to, and returns its chatId. @throws WecomApiError */
export async function createGroup(api: WecomApi, group: NewGroup): Promise<string> {
  const answer = await api.post("appchat/create", {
    name: group.name,
    owner: group.ownerId,
    userlist: group.userIds,
    ...(group.chatId === undefined ? {} : { chatid: group.chatId }),
  });
  return leaf(answer, "chatid");
}

/** No cards there. */
export type GroupMessage = Exclude<AppOutgoing, { readonly type: "card" }>;

/** To a group the app made. @throws WecomApiError */
export async function sendToGroup(api: WecomApi, chatId: string, message: GroupMessage): Promise<void> {
  await api.post("appchat/send", { chatid: chatId, ...body(message) });
}

/** The addresses WeCom's callbacks come from; some hold a `*` or are CIDR blocks. @throws WecomApiError */
export async function callbackIps(api: WecomApi): Promise<readonly string[]> {
  return list(await api.get("getcallbackip"), "ip_list").map((ip) => leaf(ip));
}

function body(message: AppOutgoing): Record<string, unknown> {
  if (message.type === "card") return { msgtype: "template_card", template_card: message.card };
  if (isMedium(message)) return { msgtype: message.type, [message.type]: { media_id: message.mediaId } };
  const content = cutToBytes(message.content, CONTENT_BYTES);
  return { msgtype: message.type, [message.type]: { content } };
}

function isMedium(message: GroupMessage): message is Medium {
  return message.type === "file" || message.type === "image";
}
