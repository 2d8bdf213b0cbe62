// What a group bot may answer: JSON bodies before sealing, the same ones over the WebSocket (wecom.md 3.3–3.6).
import { cutToBytes } from "./bytes.ts";
import type { TemplateCard } from "./card.ts";

export type AibotReply =
  | {
      readonly msgtype: "stream";
      readonly stream: { readonly id: string; readonly finish: true; readonly content: string };
    }
  | { readonly msgtype: "text"; readonly text: { readonly content: string } }
  | { readonly msgtype: "markdown"; readonly markdown: { readonly content: string } }
  | { readonly msgtype: "template_card"; readonly template_card: TemplateCard }
  | {
      readonly msgtype: "stream_with_template_card";
      readonly stream: { readonly id: string; readonly finish: true; readonly content: string };
      readonly template_card: TemplateCard;
    }
  | {
      readonly response_type: "update_template_card";
      readonly userids?: readonly string[];
      readonly template_card: TemplateCard;
    };

const MARKDOWN_BYTES = 20_480;

/** The whole answer to a message at once; an unfinished stream would block the user's next messages. */
export function finishedStream(streamId: string, markdown: string): AibotReply {
  return { msgtype: "stream", stream: finished(streamId, markdown) };
}

/** The same with a card under it: HTTP's and the socket's only way to answer a message with both. */
export function finishedStreamWithCard(streamId: string, markdown: string, card: TemplateCard): AibotReply {
  return {
    msgtype: "stream_with_template_card",
    stream: finished(streamId, markdown),
    template_card: card,
  };
}

/** The answer to enter_chat; no other callback takes a text. */
export function welcomeText(content: string): AibotReply {
  return { msgtype: "text", text: { content: cutToBytes(content, MARKDOWN_BYTES) } };
}

/** For a response_url or a push over the WebSocket. */
export function markdownMessage(markdown: string): AibotReply {
  return { msgtype: "markdown", markdown: { content: cutToBytes(markdown, MARKDOWN_BYTES) } };
}

/**
 * The answer to a pressed card, possible within its 5 seconds only. The card keeps the callback's task_id.
 *
 * @param userIds whose copies change; without them everybody's
 */
export function updatedCard(card: TemplateCard, userIds?: readonly string[]): AibotReply {
  return {
    response_type: "update_template_card",
    ...(userIds === undefined ? {} : { userids: userIds }),
    template_card: card,
  };
}

function finished(id: string, markdown: string): { id: string; finish: true; content: string } {
  return { id, finish: true, content: cutToBytes(markdown, MARKDOWN_BYTES) };
}
