// The language every channel speaks: what comes in, what goes out. Knows no transport.
import type { Button, Pressed } from "../domain/messages/button.ts";
import type { CustomerEvent } from "../domain/wechat/contact.ts";

export type { Button, CustomerEvent };

/** Where somebody writes: alone with the bot (id = their userid) or in a group. */
export interface Chat {
  readonly kind: "single" | "group";
  readonly id: string;
}

/** One message or event, decoded and trusted: the sender comes from the decrypted body only. */
export interface Incoming {
  /** Claimed once: the channel's name and the message's own id (wecom.md 2.1). */
  readonly key: string;
  readonly channel: "app" | "bot" | "web";
  readonly userId: string;
  readonly chat: Chat;
  readonly said: Said;
  /** The text of the message that was quoted. */
  readonly quote?: string;
}

export type Said =
  | {
      readonly type: "text";
      readonly text: string;
      /** Pictures in the same message (图文混排). */
      readonly pictures?: readonly SentPicture[];
    }
  /** Nothing but pictures. */
  | { readonly type: "pictures"; readonly pictures: readonly SentPicture[] }
  /** A medium the bot cannot read; it answers what to type instead. */
  | { readonly type: "medium"; readonly medium: "voice" | "video" | "link" }
  /** A file, which has still to be fetched: where from, and the key it was sealed with, "" where the door has its own. */
  | { readonly type: "file"; readonly source: string; readonly secret: string }
  | { readonly type: "location"; readonly label: string }
  /** Somebody opened the chat. */
  | { readonly type: "arrival" }
  | Press;

/** A picture, which has still to be fetched: where from, and the key it was sealed with, "" where the door has its own. */
export interface SentPicture {
  readonly source: string;
  readonly secret: string;
  /** WeCom's id, where the door gives one. */
  readonly mediaId: string | null;
}

/** Somebody pressed a button of a card. */
export interface Press {
  readonly type: "press";
  readonly button: Button;
  /** The card's other buttons, as far as they are known. */
  readonly beside: readonly Button[];
  readonly taskId: string;
}

/** An answer: the same content as markdown and as plain text of at most 2048 bytes. */
export interface Reply {
  readonly markdown: string;
  readonly text: string;
  /** Commands offered beside it. The text names them too: not every client draws buttons. */
  readonly buttons?: readonly Button[];
  /** The item it is about, as it stands now, in a line; on top of a card. */
  readonly title?: string;
  /** The answer to a press: its buttons are those that the card has left. */
  readonly pressed?: Pressed;
}
