// From what is to be said to a Reply: rendered for the chat it is read in, the private part sent privately, cut to size.
import type { NewNotice } from "../../db/outbox.ts";
import { buttonsIn } from "../domain/button.ts";
import type { Moment } from "./carry-out.ts";
import type { PostPlace, Saying } from "./command.ts";
import type { Reply } from "./message.ts";
import { fitted, TEXT_LIMIT_BYTES, toPlain } from "./plain.ts";
import type { Templates } from "./templates.ts";

/** A saying with the template file its block is in. */
export interface Answer extends Saying {
  readonly id: string;
  readonly audience?: "private";
  /** Several answers in one, a line each. */
  readonly parts?: readonly Answer[];
  /** The half-typed command that waits meanwhile. */
  readonly parked?: string;
}

export interface Composed {
  readonly reply: Reply;
  /** Something waits in the outbox since. */
  readonly told: boolean;
}

/** Bytes kept free for the line that says how many lines are left. */
const TRAILER_BYTES = 80;
/** Of several answers in one message, so many lines each. */
const LINES_OF_ONE = 3;

type Receiver = Pick<NewNotice, "toKind" | "toId">;
type Offering = Pick<Saying, "buttons" | "values">;

/** `postsToChats` is false where the group bot can only answer (HTTP mode): nothing is posted in its chats then. */
export function createAnswers(templates: Templates, postsToChats: boolean) {
  const word = (answer: Answer, now: number, group: boolean): string => {
    if (answer.parts !== undefined) return answer.parts.map((part) => line(part, now, group)).join("\n");
    const said = templates.render(answer.id, answer.block, { ...answer.values, now, group });
    if (answer.parked === undefined) return said;
    return `${said}\n${templates.render("common", "parked", { words: answer.parked, now, group })}`;
  };
  /** One of several: its first lines in one. */
  const line = (part: Answer, now: number, group: boolean): string =>
    part.audience === "private" && group
      ? templates.render("common", "one-privately", { now, group })
      : word(part, now, group).split("\n").slice(0, LINES_OF_ONE).join(" ");

  return {
    /** A reply without a scene: strangers and trouble. */
    plain(id: string, block: string, values: Readonly<Record<string, unknown>>): Reply {
      const markdown = templates.render(id, block, { ...values, now: 0, group: false });
      return { markdown, text: toPlain(markdown) };
    },

    /**
     * In a group only what its audience may read is said; when there is more, the asker gets the whole privately and
     * the answer says so (rules.md 12). Notices go to the outbox in the same transaction.
     */
    async compose(moment: Moment, answer: Answer): Promise<Composed> {
      const { store, incoming, actor, now } = moment;
      let notices = 0;
      const tell = async (receiver: Receiver, markdown: string, more: Partial<NewNotice> = {}) => {
        const key = `${incoming.key}/${notices++}`;
        await store.outbox.enqueue({ key, ...receiver, markdown, text: toPlain(markdown), at: now, ...more });
      };
      const buttonsOf = (id: string, { buttons, values }: Offering, group: boolean) =>
        buttons === undefined ? [] : buttonsIn(word({ id, block: buttons, values }, now, group));
      for (const { id, notices: all = [], posts = [] } of answer.parts ?? [answer]) {
        for (const notice of all)
          await tell({ toKind: "member", toId: notice.to }, word({ ...notice, id }, now, false), {
            buttons: buttonsOf(id, notice, false),
          });
        for (const post of posts) {
          const receiver = receiverOf(post);
          if (receiver.toKind === "chat" && !postsToChats) continue;
          await tell(receiver, word({ id, block: post.block, values: post.values }, now, true), {
            buttons: buttonsOf(id, post, true),
            ...(post.key === undefined ? {} : { key: post.key }),
            ...(post.notBefore === undefined ? {} : { notBefore: post.notBefore }),
          });
        }
      }

      const whole = word(answer, now, false);
      const done = async (markdown: string, group: boolean) => {
        const reply = await shorten(moment, markdown);
        const buttons = buttonsOf(answer.id, answer, group);
        return { reply: buttons.length === 0 ? reply : { ...reply, buttons }, told: notices > 0 };
      };
      if (incoming.chat.kind === "single") return done(whole, false);
      const open = answer.audience === "private" ? null : word(answer, now, true);
      if (open === whole) return done(whole, true);
      const alone = { ...incoming, chat: { kind: "single", id: actor.userId } } as const;
      const privately = await shorten({ ...moment, incoming: alone }, whole);
      await tell({ toKind: "member", toId: actor.userId }, privately.markdown, {
        buttons: answer.audience === "private" ? buttonsOf(answer.id, answer, false) : [],
      });
      const told = templates.render("common", "told-privately", { now, group: true, name: actor.name });
      if (open === null) return { reply: await shorten(moment, told), told: true };
      return done(`${open}\n${told}`, true);
    },
  };

  async function shorten(moment: Moment, markdown: string): Promise<Reply> {
    const { store, incoming, actor, now } = moment;
    const spot = { userId: actor.userId, chatId: incoming.chat.id };
    const { shown, rest, left } = fitted(markdown, TEXT_LIMIT_BYTES, TRAILER_BYTES);
    if (rest === null) return { markdown, text: toPlain(markdown) };
    await store.conversations.keepRest(spot, rest, now);
    const more = `${shown}\n${templates.render("common", "more-left", { left, now, group: false })}`;
    return { markdown: more, text: toPlain(more) };
  }
}

function receiverOf(place: PostPlace): Receiver {
  if ("chatId" in place) return { toKind: "chat", toId: place.chatId };
  return {
    toKind: place.audience === "managers" ? "managers" : "department",
    toId: String(place.departmentId),
  };
}
