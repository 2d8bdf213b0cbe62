// Cards that were sent: their response codes, each good once within 72 hours, and what an update does to them.
import type { Card, Chats } from "./chats.ts";

const LIFE_MS = 72 * 3_600_000;

export interface SentCards {
  /** A code that updates these messages. */
  issue(messageIds: readonly number[]): string;
  /** The messages of a code, or null when it is unknown, used or too old (errcode 60140). */
  redeem(code: string): readonly number[] | null;
  /** A new code for every copy of the card that a message shows (a click gives a fresh one). */
  issueForClick(messageId: number): string;
  /** Puts a card in the place of a message's, on everybody's copy or on some; its task_id stays. */
  show(messageId: number, card: Card, userIds?: readonly string[]): void;
  /** Leaves the card as it is, with all its buttons replaced by one word. */
  replaceButtons(messageId: number, name: string): void;
}

export function createSentCards(chats: Chats, now: () => number): SentCards {
  const codes = new Map<string, { readonly ids: readonly number[]; readonly expiresAt: number }>();
  const siblings = new Map<number, readonly number[]>();

  function issue(ids: readonly number[]): string {
    const code = `sandbox-code-${now()}-${codes.size}`;
    codes.set(code, { ids, expiresAt: now() + LIFE_MS });
    for (const id of ids) siblings.set(id, ids);
    return code;
  }

  function cardOf(messageId: number): Card | undefined {
    const message = chats.find(messageId);
    return message?.kind === "card" ? message.card : undefined;
  }

  return {
    issue,
    redeem(code) {
      const known = codes.get(code);
      if (known === undefined || known.ids.length === 0 || now() > known.expiresAt) return null;
      codes.set(code, { ids: [], expiresAt: 0 });
      return known.ids;
    },
    issueForClick: (messageId) => issue(siblings.get(messageId) ?? [messageId]),
    show(messageId, card, userIds) {
      const message = chats.find(messageId);
      if (message?.kind !== "card") return;
      const shown = { ...card, task_id: message.card["task_id"] };
      if (userIds === undefined) return chats.replace(messageId, { kind: "card", card: shown });
      const copies = { ...message.copies, ...Object.fromEntries(userIds.map((userId) => [userId, shown])) };
      chats.replace(messageId, { kind: "card", card: message.card, copies });
    },
    replaceButtons(messageId, name) {
      const old = cardOf(messageId);
      if (old !== undefined) chats.replace(messageId, { kind: "card", card: { ...old, replace_text: name } });
    },
  };
}
