// The decrypted bodies of WeCom's callbacks: XML for the self-built app, JSON for the group bot (wecom.md 2, 3).
import { cdata } from "../wecom/flat-xml.ts";

interface AppCallback {
  readonly corpId: string;
  readonly agentId: number;
  /** A userid; `sys` for directory events. */
  readonly from: string;
  /** Instant in ms. */
  readonly at: number;
}

/** A text a member writes to the app. */
export function appText(callback: AppCallback & { readonly text: string; readonly msgId: string }): string {
  return xml(callback, "text", [element("Content", callback.text), `<MsgId>${callback.msgId}</MsgId>`]);
}

/** A file a member sends to the app; what the documents do not promise. */
export function appFile(
  callback: AppCallback & { readonly mediaId: string; readonly msgId: string },
): string {
  return xml(callback, "file", [element("MediaId", callback.mediaId), `<MsgId>${callback.msgId}</MsgId>`]);
}

/** A picture a member sends to the app. */
export function appPicture(
  callback: AppCallback & { readonly mediaId: string; readonly url: string; readonly msgId: string },
): string {
  const { url, mediaId, msgId } = callback;
  const parts = [element("PicUrl", url), element("MediaId", mediaId), `<MsgId>${msgId}</MsgId>`];
  return xml(callback, "image", parts);
}

/** A member opens the app's chat. */
export function appEntered(callback: AppCallback): string {
  return xml(callback, "event", [element("Event", "enter_agent"), element("EventKey", "")]);
}

/** A button of a card is pressed in a single chat. */
export function appPressed(callback: AppCallback & Press): string {
  return xml(callback, "event", [
    element("Event", "template_card_event"),
    element("EventKey", callback.key),
    element("TaskId", callback.taskId),
    element("CardType", callback.cardType),
    element("ResponseCode", callback.responseCode),
  ]);
}

/** Something changed in the directory; since 2022 the event holds little more than the id. */
export function contactChanged(callback: AppCallback & { readonly userId: string }): string {
  return xml(callback, "event", [
    element("Event", "change_contact"),
    element("ChangeType", "update_user"),
    element("UserID", callback.userId),
  ]);
}

export interface CustomerChange {
  readonly changeType: string;
  readonly userId: string;
  readonly externalUserId: string;
  readonly state: string;
}

/** A customer in WeChat added a member, or deleted one (wecom.md 6.1); such events belong to no app. */
export function customerChanged(
  callback: AppCallback & CustomerChange & { readonly welcomeCode: string },
): string {
  return xml(callback, "event", [
    element("Event", "change_external_contact"),
    ...customer(callback),
    element("WelcomeCode", callback.welcomeCode),
  ]);
}

/** 获客助手: the first message to the member, or a later one (d/97299). */
export function acquisition(callback: AppCallback & CustomerChange & { readonly linkId: string }): string {
  return xml(callback, "event", [
    element("Event", "customer_acquisition"),
    ...customer(callback),
    element("LinkId", callback.linkId),
  ]);
}

function customer({ changeType, userId, externalUserId, state }: CustomerChange): readonly string[] {
  return [
    element("ChangeType", changeType),
    element("UserID", userId),
    element("ExternalUserID", externalUserId),
    element("State", state),
  ];
}

export interface Press {
  readonly key: string;
  readonly taskId: string;
  readonly cardType: string;
  readonly responseCode: string;
}

interface BotCallback {
  readonly botId: string;
  readonly chatId: string;
  readonly from: string;
  readonly msgId: string;
  /** Where one later answer may be posted (wecom.md 3.6). */
  readonly responseUrl: string;
}

/** A message in a group that mentions the bot; WeCom passes on the text that was quoted, not whose it was. */
export function botText(callback: BotCallback & { readonly text: string; readonly quote?: string }): string {
  const { text, quote } = callback;
  return JSON.stringify({
    ...botCommon(callback),
    msgtype: "text",
    text: { content: text },
    ...(quote === undefined ? {} : { quote: { msgtype: "text", text: { content: quote } } }),
  });
}

/** A file in somebody's single chat with the bot: its address and key, neither its name nor its size. */
export function botFile(
  callback: Omit<BotCallback, "chatId"> & { readonly url: string; readonly aesKey: string },
): string {
  const { url, aesKey: aeskey } = callback;
  const { chatid: _, ...common } = botCommon({ ...callback, chatId: "" });
  return JSON.stringify({ ...common, chattype: "single", msgtype: "file", file: { url, aeskey } });
}

export interface SealedPicture {
  readonly url: string;
  /** Over the long connection only: over HTTP it is sealed with the bot's own key. */
  readonly aeskey?: string;
}

/** A picture in somebody's single chat with the bot. */
export function botPicture(
  callback: Omit<BotCallback, "chatId"> & { readonly picture: SealedPicture },
): string {
  const { chatid: _, ...common } = botCommon({ ...callback, chatId: "" });
  return JSON.stringify({ ...common, chattype: "single", msgtype: "image", image: callback.picture });
}

/** Words and a picture in a group, in one message that mentions the bot (图文混排). */
export function botMixed(
  callback: BotCallback & { readonly text: string; readonly picture: SealedPicture },
): string {
  const { text, picture } = callback;
  return JSON.stringify({
    ...botCommon(callback),
    msgtype: "mixed",
    mixed: {
      msg_item: [
        { msgtype: "text", text: { content: text } },
        { msgtype: "image", image: picture },
      ],
    },
  });
}

/** A button of a card is pressed in a group. */
export function botPressed(callback: BotCallback & Press & { readonly at: number }): string {
  const { key, taskId, cardType } = callback;
  return JSON.stringify({
    ...botCommon(callback),
    create_time: seconds(callback.at),
    msgtype: "event",
    event: {
      eventtype: "template_card_event",
      template_card_event: { card_type: cardType, event_key: key, task_id: taskId },
    },
  });
}

/** The envelope of an app callback; the outer fields are not authenticated. */
export function appEnvelope(corpId: string, agentId: number, encrypted: string): string {
  return `<xml>${element("ToUserName", corpId)}${element("AgentID", String(agentId))}${element("Encrypt", encrypted)}</xml>`;
}

function botCommon(callback: BotCallback): Record<string, unknown> {
  return {
    msgid: callback.msgId,
    aibotid: callback.botId,
    chatid: callback.chatId,
    chattype: "group",
    from: { userid: callback.from },
    response_url: callback.responseUrl,
  };
}

function xml(callback: AppCallback, type: string, parts: readonly string[]): string {
  const head = [
    element("ToUserName", callback.corpId),
    element("FromUserName", callback.from),
    `<CreateTime>${seconds(callback.at)}</CreateTime>`,
    element("MsgType", type),
  ];
  return `<xml>${[...head, ...parts].join("")}<AgentID>${callback.agentId}</AgentID></xml>`;
}

function element(name: string, value: string): string {
  return `<${name}>${cdata(value)}</${name}>`;
}

function seconds(at: number): number {
  return Math.floor(at / 1000);
}
