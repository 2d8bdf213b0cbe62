// An answer that could not be given when it was asked for, by either door of the group bot or the app's: left in the outbox.
import type { Database } from "../../db/database.ts";
import type { Incoming, Reply } from "../chat/message.ts";
import { senderOf } from "../chat/turn/sender.ts";
import type { Ground } from "./ground.ts";

export interface LateAnswer {
  readonly asked: Pick<Incoming, "key" | "channel" | "userId">;
  /** The chat of the group bot it goes to; without one, to whoever asked. */
  readonly chatId?: string;
  readonly reply: Reply;
}

interface Needs {
  readonly database: Pick<Database, "keyed">;
  readonly now: () => number;
  readonly wake: () => void;
}

/** Marks what may have arrived before. */
export function sentAgain({ templates, now }: Pick<Ground, "templates" | "now">): (body: string) => string {
  return (body) => `${templates.render("common", "sent-again", { now: now(), group: true })}${body}`;
}

/** Kept once under the question's key. */
export function createLateAnswers({ database, now, wake }: Needs): (late: LateAnswer) => Promise<void> {
  return async ({ asked, chatId, reply: { markdown, text, buttons = [] } }) => {
    const key = `late/${asked.key}`;
    await database.keyed(async (store) => {
      const content = { key, markdown, text, at: now(), buttons };
      if (chatId !== undefined) {
        await store.outbox.enqueue({ ...content, toKind: "chat", toId: chatId });
        return;
      }
      const actor = await senderOf(asked, store);
      // An id that only the group bot knows is no address of the app's.
      if (actor === null && asked.channel === "bot") return;
      await store.outbox.enqueue({ ...content, toKind: "member", toId: actor?.userId ?? asked.userId });
    });
    wake();
  };
}
