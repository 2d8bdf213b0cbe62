// From what is to be said to a Reply: rendered for the chat it is read in, the private part sent privately, cut to size.
import type { NewNotice } from "../../../db/stores/outbox.ts";
import { type Button, buttonsIn, leftOn, type Pressed } from "../../domain/messages/button.ts";
import { NO_WORDS } from "../../domain/rules/mark-words.ts";
import type { Answer } from "../answer.ts";
import type { Notice, Post, PostPlace } from "../command.ts";
import type { Reply } from "../message.ts";
import { fitted, TEXT_LIMIT_BYTES, toPlain } from "../words/plain.ts";
import type { Templates } from "../words/templates.ts";
import { keepDraftAlone } from "./ask-back.ts";
import { asHeardIn } from "./hearing.ts";
import type { Moment } from "./moment.ts";
import { inWords, wordsIn, wordsOfMember } from "./own-words.ts";

export interface Composed {
  readonly reply: Reply;
  /** Something waits in the outbox since. */
  readonly told: boolean;
}

/** Bytes kept free for the line that says how many lines are left. */
const TRAILER_BYTES = 80;
/** Of several answers in one message, so many lines each. */
const LINES_OF_ONE = 3;
/** `## done-in-short` beside `## done`. */
const IN_SHORT = "-in-short";

type Receiver = Pick<NewNotice, "toKind" | "toId">;
type Fate = Pick<Pressed, "copies" | "everybody">;
type Offering = Pick<Answer, "id" | "values" | "buttons" | "confirm" | "question" | "offers">;

/** A block of a command's template: what everybody in a group reads on the card whose button did it. */
const OUTCOME = "outcome";
const CONFIRMING = "buttons-confirm";
const OFFERED = "buttons-offered";

/** `postsToChats` is false where the group bot can only answer (HTTP mode): nothing is posted in its chats then. */
export function createAnswers(templates: Templates, postsToChats: boolean) {
  const word = (answer: Answer, now: number, group: boolean): string => {
    if (answer.parts !== undefined) {
      const parts = answer.parts.map((part) => line(part, now, group));
      return [...parts, ...(answer.after ?? []).map((after) => word(after, now, group))].join("\n");
    }
    const own = templates.render(answer.id, answer.block, { ...answer.values, now, group });
    const said = [own, ...(answer.after ?? []).map((after) => word(after, now, group))].join("\n");
    if (answer.parked === undefined) return said;
    const parked = answer.awaits === true ? "awaits" : "parked";
    return `${said}\n${templates.render("common", parked, { words: answer.parked, now, group })}`;
  };
  /** One of several: its first lines in one, or what its template says in short of all that may have been asked. */
  const line = (part: Answer, now: number, group: boolean): string => {
    if (part.audience === "private" && group)
      return templates.render("common", "one-privately", { now, group });
    const short = `${part.block}${IN_SHORT}`;
    const said = templates.has(part.id, short) ? { ...part, block: short } : part;
    return word(said, now, group).split("\n").slice(0, LINES_OF_ONE).join(" ");
  };

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
    async compose(moment: Moment, said: Answer): Promise<Composed> {
      const { store, incoming, actor, now } = moment;
      const answer = inWords(await asHeardIn(moment, said), await wordsIn(moment));
      const press = incoming.said.type === "press" ? incoming.said : null;
      let notices = 0;
      const tell = async (receiver: Receiver, markdown: string, more: Partial<NewNotice> = {}) => {
        const key = `${incoming.key}/${notices++}`;
        await store.outbox.enqueue({ key, ...receiver, markdown, text: toPlain(markdown), at: now, ...more });
      };
      const posted = ({ block, values, buttons, ...place }: Post, id: string) =>
        inWords(
          { id, block, values, ...(buttons === undefined ? {} : { buttons }) },
          "departmentId" in place ? moment.rules.wordsOf(place.departmentId) : NO_WORDS,
        );
      const heard = async (notice: Notice, id: string) =>
        inWords({ ...notice, id: notice.words ?? id }, await wordsOfMember(notice.to, moment));
      const tellSelf = (markdown: string, buttons: readonly Button[]) =>
        tell({ toKind: "member", toId: actor.userId }, markdown, { buttons });
      for (const { id, notices: all = [], posts = [] } of answer.parts ?? [answer]) {
        for (const notice of all)
          await tell({ toKind: "member", toId: notice.to }, word(await heard(notice, id), now, false), {
            buttons: buttonsOf(await heard(notice, id), now, false),
            ...(notice.matter === undefined ? {} : { matter: notice.matter }),
          });
        for (const post of posts) {
          const receiver = receiverOf(post);
          if (receiver.toKind === "chat" && !postsToChats) continue;
          await tell(receiver, word(posted(post, id), now, true), {
            buttons: buttonsOf(posted(post, id), now, true),
            ...(post.key === undefined ? {} : { key: post.key }),
            ...(post.notBefore === undefined ? {} : { notBefore: post.notBefore }),
          });
        }
      }

      const whole = word(answer, now, false);
      const done = async (markdown: string, given: { group: boolean; fate?: Fate }): Promise<Composed> => {
        const own = buttonsOf(answer, now, given.group);
        const buttons =
          press === null || incoming.channel !== "bot" ? own : leftOn(press, answer.effect, own);
        // Most answers are a text that nothing stands under.
        const title = own.length === 0 && press === null ? null : titleOf(answer, now);
        const reply = {
          ...(await shorten(moment, {
            markdown,
            further: moreOf(answer, now, given.group),
            of: restOf(answer),
          })),
          ...(buttons.length === 0 ? {} : { buttons }),
          ...(title === null || (buttons.length === 0 && press === null) ? {} : { title }),
          ...(press === null ? {} : { pressed: pressed(answer, now, given.fate) }),
        };
        // The answer itself is a text there, which no button can stand under.
        const asksInApp = incoming.channel === "app" && press === null && answer.question !== undefined;
        if (asksInApp && own.length > 0 && (await store.cards.areReadBy(actor.userId)))
          await tellSelf(title ?? firstLine(markdown), own);
        return { reply, told: notices > 0 || answer.begins === true };
      };
      if (incoming.chat.kind === "single") return done(whole, { group: false });

      const open = answer.audience === "private" ? null : word(answer, now, true);
      const fate = open === null ? {} : fateOf(answer, moment, open);
      const isToldApart = fate.everybody !== undefined && templates.has(answer.id, OUTCOME);
      if (open !== null && (open === whole || answer.enough === true) && !isToldApart)
        return done(open, { group: true, fate });
      const alone = { ...incoming, chat: { kind: "single", id: actor.userId } } as const;
      const privately = await shorten(
        { ...moment, incoming: alone },
        { markdown: whole, further: moreOf(answer, now, false), of: restOf(answer) },
      );
      if (open === null && answer.question !== undefined) await keepDraftAlone(moment);
      await tellSelf(privately.markdown, open === null ? buttonsOf(answer, now, false) : []);
      const told = templates.render("common", "told-privately", { now, group: true, name: actor.name });
      if (open !== null) return done(`${open}\n${told}`, { group: true, fate });
      const closing = press === null ? {} : { pressed: pressed(answer, now) };
      return {
        reply: {
          ...(await shorten(moment, { markdown: told, further: "", of: restOf(answer) })),
          ...closing,
        },
        told: true,
      };
    },
  };

  function buttonsOf(answer: Offering, now: number, group: boolean): readonly Button[] {
    const { id, values, question } = answer;
    const [file, block] = isAsked(answer) ? ["common", askingButtons(answer)] : [id, answer.buttons];
    if (block === undefined) return [];
    const found = buttonsIn(templates.render(file, block, { ...values, now, group }));
    return question === undefined ? found : found.map((button) => ({ ...button, question }));
  }

  /** The item it is about, as it stands after it. */
  function titleOf({ values, parts }: Answer, now: number): string | null {
    const { item, customer } = values as { readonly item?: unknown; readonly customer?: unknown };
    if (parts !== undefined || !isObject(item) || !isObject(customer)) return null;
    return toPlain(templates.render("partials/item", "line", { item, customer, now, group: true }));
  }

  /**
   * Once something was done by a press in a group, everybody reads so on the card: the command's own words for it, else
   * who pressed what, above the answer as the group may read it; of a question only the answer, whose asker is known.
   */
  function fateOf(answer: Answer, { incoming, actor, now }: Moment, open: string): Fate {
    if (incoming.said.type !== "press" || answer.effect !== "done") return {};
    const { label, command, question } = incoming.said.button;
    if (question !== undefined) return { copies: "all" };
    const given = { ...answer.values, presser: actor.name, pressed: label || command, now, group: true };
    if (templates.has(answer.id, OUTCOME))
      return { copies: "all", everybody: toPlain(templates.render(answer.id, OUTCOME, given)) };
    const [title, said] = [titleOf(answer, now), toPlain(open).split("\n")];
    const lines = said[0] === title ? said.slice(1) : said;
    const everybody = [templates.render("common", "pressed", given), ...lines].join("\n");
    return { copies: "all", everybody: everybody.trim() };
  }

  function pressed({ effect = "refused" }: Answer, now: number, fate: Fate = {}): Pressed {
    return {
      effect,
      elsewhere: toPlain(templates.render("common", "elsewhere", { now, group: true })),
      ...fate,
    };
  }

  /** What 更多 brings behind the answer's own lines, as it is read there. */
  function moreOf(answer: Answer, now: number, group: boolean): string {
    if (answer.more === undefined) return "";
    return templates.render(answer.id, answer.more, { ...answer.values, now, group }).trim();
  }

  /** `further` comes behind what does not fit; `of` is the template it is all of. */
  async function shorten(
    moment: Moment,
    { markdown, further, of }: { readonly markdown: string; readonly further: string; readonly of: string },
  ): Promise<Reply> {
    const { store, incoming, actor, now } = moment;
    const spot = { userId: actor.userId, chatId: incoming.chat.id };
    const { shown, rest, left } = fitted(markdown, TEXT_LIMIT_BYTES, TRAILER_BYTES);
    const later = [rest ?? "", further].filter((part) => part !== "").join("\n");
    if (later !== "") await store.conversations.keepRest(spot, { text: later, of }, now);
    if (rest === null) return { markdown, text: toPlain(markdown) };
    const more = `${shown}\n${templates.render("common", "more-left", { left, now, group: false })}`;
    return { markdown: more, text: toPlain(more) };
  }
}

function isAsked({ confirm, offers }: Offering): boolean {
  return confirm === true || offers !== undefined;
}

function restOf({ id, restOf: of = id }: Answer): string {
  return of;
}

/** Several offers are answered by their numbers. */
function askingButtons({ offers }: Offering): string | undefined {
  return offers === undefined ? CONFIRMING : offers === 1 ? OFFERED : undefined;
}

function receiverOf(place: PostPlace): Receiver {
  if ("chatId" in place) return { toKind: "chat", toId: place.chatId };
  return {
    toKind: place.audience === "managers" ? "managers" : "department",
    toId: String(place.departmentId),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function firstLine(markdown: string): string {
  return toPlain(markdown).split("\n", 1)[0] ?? "";
}
