// Addresses that are their own credential: a group's webhook and a message's response_url (wecom.md 3.6, 4.7).
import { createHash } from "node:crypto";
import type { AibotReply } from "./aibot-reply.ts";
import { type ApiEndpoint, request } from "./api-request.ts";
import { cutToBytes } from "./bytes.ts";
import type { TemplateCard } from "./card.ts";
import { addressOf, keyIn } from "./keyed-address.ts";
import { outsideUrl } from "./outside.ts";

export type WebhookMessage =
  /** At most 2048 bytes. `@all` mentions everybody. */
  | { readonly type: "text"; readonly content: string; readonly mentionedUserIds?: readonly string[] }
  /** At most 4096 bytes; mentions are written `<@userid>`. */
  | { readonly type: "markdown"; readonly content: string }
  /** JPG or PNG, of at most WEBHOOK_IMAGE_BYTES. */
  | { readonly type: "image"; readonly bytes: Buffer }
  /** text_notice or news_notice only. */
  | { readonly type: "card"; readonly card: TemplateCard };

export const WEBHOOK_IMAGE_BYTES: number = 2 * 1024 * 1024;
const TEXT_BYTES = 2048;
const MARKDOWN_BYTES = 4096;

/** The key in a webhook's address; null unless it is one of WeCom's, at the base address and nowhere else. */
export function webhookKey(address: string, baseUrl?: string): string | null {
  return keyIn(address, "webhook/send", baseUrl);
}

/** To one group, at most 20 a minute; no duplicate check exists. @throws WecomApiError */
export async function sendToWebhook(
  endpoint: ApiEndpoint,
  key: string,
  message: WebhookMessage,
): Promise<void> {
  const url = addressOf(endpoint, "webhook/send", key);
  await request(endpoint, { url, path: "webhook/send", body: body(message), secrets: [key] });
}

/** Answers a group bot's message later: markdown anywhere, a card in a single chat; once. @throws WecomApiError */
export async function sendToResponseUrl(
  endpoint: ApiEndpoint,
  url: string,
  reply: AibotReply,
): Promise<void> {
  const target = outsideUrl(endpoint, url, "aibot/response");
  const secrets = [...target.searchParams.values()];
  await request(endpoint, { url: target, path: "aibot/response", body: reply, secrets });
}

function body(message: WebhookMessage): Record<string, unknown> {
  switch (message.type) {
    case "text": {
      const mentioned = message.mentionedUserIds ?? [];
      return {
        msgtype: "text",
        text: {
          content: cutToBytes(message.content, TEXT_BYTES),
          ...(mentioned.length === 0 ? {} : { mentioned_list: mentioned }),
        },
      };
    }
    case "markdown":
      return { msgtype: "markdown", markdown: { content: cutToBytes(message.content, MARKDOWN_BYTES) } };
    case "image": {
      const { bytes } = message;
      const md5 = createHash("md5").update(bytes).digest("hex");
      return { msgtype: "image", image: { base64: bytes.toString("base64"), md5 } };
    }
    case "card":
      return { msgtype: "template_card", template_card: message.card };
  }
}
