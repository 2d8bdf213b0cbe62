// Incoming → Reply: the one transaction of a message, claimed once, answered the same every time.
import type { Store } from "../../../db/store.ts";
import type { Calendar } from "../../domain/calendar.ts";
import { dayOf } from "../../domain/day.ts";
import { tailOf } from "../../domain/people/binding.ts";
import { callingOf } from "../../domain/people/calling.ts";
import type { Rulebook } from "../../domain/rulebook.ts";
import type { Answer } from "../answer.ts";
import { type Compute, withComputed } from "../computed.ts";
import type { Incoming, Reply, Said, SentPicture } from "../message.ts";
import { createRulesAt } from "../rules-in-force.ts";
import type { Registry } from "../understand/registry.ts";
import type { Templates } from "../words/templates.ts";
import { carryOut, carryOutLocation } from "./carry-out.ts";
import { createAnswers } from "./compose.ts";
import { withNextQuestion } from "./going-on.ts";
import type { Moment, Workflows } from "./moment.ts";
import { outcomeOf, type TriedCommand, type Turn, type TurnOutcome } from "./outcome.ts";
import { noteOutsider } from "./outsiders.ts";
import { keepPictures } from "./pictures.ts";
import { carryOutPress } from "./press.ts";
import { senderOf } from "./sender.ts";

/** How an unknown sender may say which member they are. */
export type BindOffer =
  /** Leads through WeCom's login. */
  | { readonly way: "link"; readonly link: string }
  /** To be sent to the self-built app, where WeCom says who sends it. */
  | { readonly way: "code"; readonly code: string }
  /** Neither is there: the admin can only have the bot made anew. */
  | { readonly way: "admin" };

export interface DispatchParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly registry: Registry;
  readonly templates: Templates;
  readonly calendar: Calendar;
  /** As delivered: the versions are laid over it. */
  readonly rules: Rulebook;
  readonly workflows: Workflows;
  /** The bot's clock, in ms; asked once per message. */
  readonly now: () => number;
  /** Asks WeCom about an unknown sender, outside any transaction; true when they are a member now, null when nobody can say. */
  readonly introduce: (sender: Pick<Incoming, "channel" | "userId">) => Promise<boolean | null>;
  /** How an unknown sender may say which member they are; null where they are told nothing but that they are unknown. */
  readonly offer?: (incoming: Incoming) => Promise<BindOffer | null>;
  /** The key in the address of a group's webhook; null for any other address. */
  readonly webhookKey: (address: string) => string | null;
  /** The key in the address of a smart sheet that takes data from outside; null for any other address. */
  readonly sheetKey: (address: string) => string | null;
  /** Whether the group bot may post in its chats unasked: over the long connection only (wecom.md 3.3). */
  readonly postsToChats?: boolean;
  /** Whether a file can be sent to a member: by the app, or over the long connection. */
  readonly sendsFiles?: boolean;
  /** Where the pages are, without a slash at its end; null where there are none. */
  readonly pagesUrl?: () => string | null;
  /** Computes what a command asks for, beside all transactions. */
  readonly compute: Compute;
  /** Something was committed to the outbox. */
  readonly wake: () => void;
  /** Whether a message that failed so may have been carried out all the same; never, where not given. */
  readonly mayBeDone?: (error: unknown) => boolean;
  /** Told of every unexpected error; answers the trace id the user reads. */
  readonly report: (error: unknown, incoming: Incoming) => string;
  /** Told once for every message what became of it, when that is kept. */
  readonly turned?: (turn: Turn & { readonly ms: number }, incoming: Incoming) => void;
  /** Milliseconds that only ever grow, for how long a turn takes. */
  readonly monotonic?: () => number;
}

export type Dispatch = (incoming: Incoming) => Promise<Reply | null>;

interface Answered {
  readonly reply: Reply | null;
  readonly told: boolean;
  readonly outcome: TurnOutcome;
}

type Whole = Answered & Turn;

interface Heard extends Turn {
  readonly reply: Reply | null;
}

class Unknown extends Error {}

/** More than anybody types; the readers are not asked to read more, and nothing is kept by half. */
const LONGEST_TEXT = 12_000;

/**
 * A refusal is an answer: it is stored with the key and told again. An unexpected error stores nothing,
 * so the same callback delivered again tries again (design.md, One callback).
 */
export function createDispatch(parts: DispatchParts): Dispatch {
  const { templates, monotonic = () => 0 } = parts;
  const answers = createAnswers(templates, parts.postsToChats ?? false);
  const words = templates.header("words");
  const rulesAt = createRulesAt(parts.rules);
  const room = { ...parts, fieldWord: (field: string) => words[`field-${field}`] ?? "" };

  async function once(
    incoming: Incoming,
    { store, now, computed }: Pick<Moment, "store" | "now" | "computed">,
  ): Promise<Whole> {
    const seen = await store.inbox.claim(incoming.key, now);
    if (seen !== null) return { reply: seen.reply, told: false, outcome: "repeated", commands: [] };
    const actor = await senderOf(incoming, store);
    if (actor === null) throw new Unknown();
    const rules = await rulesAt(store, { now, departmentId: actor.department.id });
    const tried: TriedCommand[] = [];
    const answered = await answer({ incoming, actor, store, now, rules, computed, tried });
    await store.inbox.answered(incoming.key, answered.reply);
    return { ...answered, commands: tried };
  }

  /** Null says nothing at all. */
  async function answerTo(scene: Moment, said: Answer | null): Promise<Answered> {
    if (said === null) return { reply: null, told: false, outcome: outcomeOf(said) };
    return { ...(await answers.compose(scene, said)), outcome: outcomeOf(said) };
  }

  /** The pictures that came with a text belong to what the text was about. */
  async function withPictures(
    told: Answer | null,
    { pictures = [] }: { readonly pictures?: readonly SentPicture[] },
    scene: Moment,
  ): Promise<Answer | null> {
    if (pictures.length === 0) return told;
    const kept = await keepPictures(room, scene, { pictures, beside: told });
    return told === null ? kept : { ...told, after: [...(told.after ?? []), kept], begins: true };
  }

  const textAnswer = async (scene: Moment, text: string) =>
    withNextQuestion(room, scene, await carryOut(room, scene, text));

  async function answer(scene: Moment): Promise<Answered> {
    const { incoming, actor, store, now } = scene;
    const { said } = incoming;
    switch (said.type) {
      case "text":
        if (said.text.length > LONGEST_TEXT)
          return answerTo(scene, { id: "common", block: "too-long", values: { most: LONGEST_TEXT } });
        return answerTo(scene, await withPictures(await textAnswer(scene, said.text), said, scene));
      case "pictures":
        return answerTo(scene, await keepPictures(room, scene, { pictures: said.pictures, beside: null }));
      case "medium":
        return answerTo(scene, { id: "common", block: `medium-${said.medium}`, values: {} });
      case "file": {
        // Fetched and read behind the answer: nothing in here talks to the network.
        const { source, secret: sourceSecret } = said;
        await store.imports.begin({ byId: actor.userId, source, sourceSecret, createdAt: now });
        return answerTo(scene, { id: "import", block: "received", values: {}, begins: true });
      }
      case "location":
        return answerTo(scene, await carryOutLocation(room, scene, said.label));
      case "press":
        return answerTo(scene, await withNextQuestion(room, scene, await carryOutPress(room, scene, said)));
      case "arrival": {
        // WeCom tells of every opening of the chat; one greeting a day is enough.
        const greeting = `welcome/${incoming.channel}/${actor.userId}/${dayOf(now)}`;
        if ((await store.inbox.claim(greeting, now)) !== null) return answerTo(scene, null);
        return answerTo(scene, {
          id: "common",
          block: "welcome",
          values: { name: actor.name, calling: callingOf(actor), admin: actor.roles.has("admin") },
        });
      }
    }
  }

  async function replyTo(incoming: Incoming): Promise<Heard> {
    const first = await tried(incoming);
    if (first !== "unknown") return first;
    const introduced = await parts.introduce(incoming);
    if (introduced === null)
      return { reply: answers.plain("common", "unread", {}), outcome: "unread", commands: [] };
    const second = introduced ? await tried(incoming) : "unknown";
    if (second !== "unknown") return second;
    return { reply: await toStranger(incoming), outcome: "stranger", commands: [] };
  }

  async function tried(incoming: Incoming): Promise<Heard | "unknown"> {
    try {
      return await committed(incoming);
    } catch (error) {
      if (error instanceof Unknown) return "unknown";
      throw error;
    }
  }

  async function toStranger(incoming: Incoming): Promise<Reply> {
    await outsider(incoming);
    const offer = (await parts.offer?.(incoming)) ?? null;
    if (offer === null) return answers.plain("common", "stranger", {});
    return answers.plain("common", `bind-${offer.way}`, { ...offer, tail: tailOf(incoming.userId) });
  }

  /** A chat in which a stranger speaks is no place for what only colleagues may read. */
  async function outsider(incoming: Incoming): Promise<void> {
    if (incoming.chat.kind === "single") return;
    try {
      const told = await parts.transaction((store) =>
        noteOutsider(incoming, { store, templates, now: parts.now() }),
      );
      if (told) parts.wake();
    } catch (error) {
      parts.report(error, incoming);
    }
  }

  async function committed(incoming: Incoming): Promise<Heard> {
    let now: number | null = null;
    const whole = await withComputed(
      (computed) =>
        parts.transaction((store) => {
          // What was computed is of the instant it was asked for.
          now ??= parts.now();
          return once(incoming, { store, now, computed });
        }),
      parts.compute,
    );
    if (whole.told) parts.wake();
    return whole;
  }

  return async (given) => {
    const incoming = readable(given);
    const began = monotonic();
    const { reply, outcome, commands } = await replyTo(incoming).catch((error: unknown): Heard => {
      const trace = parts.report(error, incoming);
      const words = parts.mayBeDone?.(error) ? "trouble-unclear" : "trouble";
      return { reply: answers.plain("common", words, { trace }), outcome: "trouble", commands: [] };
    });
    parts.turned?.({ outcome, commands, ms: monotonic() - began }, incoming);
    return reply;
  };
}

/** PostgreSQL stores no NUL, nobody types one, and the first control characters are ours (ask-back.ts). */
function readable(incoming: Incoming): Incoming {
  const { said, quote } = incoming;
  const clean = (text: string) =>
    text.replace(UNTYPED, "").replace(BESIDE_MENTION, "$1 ").replace(UNSEEN, "");
  return {
    ...incoming,
    key: clean(incoming.key),
    userId: clean(incoming.userId),
    chat: { ...incoming.chat, id: clean(incoming.chat.id) },
    said: cleaned(said, clean),
    ...(quote === undefined ? {} : { quote: clean(quote) }),
  };
}

function cleaned(said: Said, clean: (text: string) => string): Said {
  switch (said.type) {
    case "text":
      return { ...said, text: clean(said.text) };
    case "location":
      return { ...said, label: clean(said.label) };
    case "press": {
      const { button, taskId } = said;
      return { ...said, button: { ...button, command: clean(button.command) }, taskId: clean(taskId) };
    }
    default:
      return said;
  }
}

/** Clients put a space without width behind a mention; it parts the name from what follows. */
const BESIDE_MENTION = /([@\uff20][^\s@\u200b\u2060]+)[\u200b\u2060]+/gu;
/** Marks of direction and width that nobody sees, so that 今日 with one in it is 今日; not the joiner of emoji. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it is about
const UNTYPED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
