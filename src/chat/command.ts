// The shape of a file in handlers/commands: what it needs, who may, and what it does.
import type { Store } from "../../db/store.ts";
import type { Calendar } from "../domain/calendar.ts";
import type { Change } from "../domain/item/change.ts";
import type { Item } from "../domain/item/item.ts";
import type { Audience } from "../domain/people/groups.ts";
import type { Actor, Verb } from "../domain/people/rights.ts";
import type { InForce } from "../domain/rules/in-force.ts";
import type { Arg } from "./arg.ts";
import type { Ask } from "./computed.ts";
import type { Chat, Incoming } from "./message.ts";

/** Everything a command may reach. It does no network I/O, so dispatch may run it again. */
export interface Scene<Args> {
  readonly args: Args;
  readonly actor: Actor;
  readonly chat: Chat;
  /** Whose word it is that the actor writes: only the self-built app hears userids always. */
  readonly channel: Incoming["channel"];
  /** Server time in ms, asked once per message. */
  readonly now: number;
  readonly store: Store;
  /** Those of the actor's department; an item's by `rules.ofItem`. */
  readonly rules: InForce;
  readonly calendar: Calendar;
  /** Whether the group bot may post in its chats unasked: over the long connection only (wecom.md 3.3). */
  readonly postsToChats: boolean;
  /** Whether a file can be sent to a member: by the app, or over the long connection. */
  readonly sendsFiles: boolean;
  /** Where the pages are, without a slash at its end; null where there are none. */
  readonly pagesUrl: string | null;
  /** Winds the item's clock, stores it and books the change under the actor's name. */
  save(change: Change): Promise<Item>;
  /** What takes long, computed beside all transactions: where it is not there yet, the handler runs again once it is. */
  compute<Result>(ask: Ask<Result>): Result;
  /** All commands, for help. */
  readonly commands: readonly Entry[];
  /** A block of the command's own template in words: what is kept as a reason where nobody typed one. */
  worded(block: string, values: Readonly<Record<string, unknown>>): string;
  /** True when the person has just confirmed these very words. */
  readonly confirmed: boolean;
  /** The key in the address of a group's webhook; null for an address that is none of WeCom's. */
  readonly webhookKey: (address: string) => string | null;
  /** The key in the address of a smart sheet that takes data from outside; null for any other address. */
  readonly sheetKey: (address: string) => string | null;
  /** The word that was used, as the template spells it. */
  readonly word: string;
}

/** A block of the command's template with the domain values it shows. */
export interface Saying {
  /** The template whose blocks it and its notices and posts are in, where several commands share them. */
  readonly words?: string;
  readonly block: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Told to other people through the outbox, in blocks of the same template. */
  readonly notices?: readonly Notice[];
  /** Posted in groups through the outbox. */
  readonly posts?: readonly Post[];
  /** The block of the answer's own buttons, `label: command` a line; they say nothing the text does not say. */
  readonly buttons?: string;
  /** Done but for one field: the next words, if they are no command, are taken as its value; the block reads `takesYes`. */
  readonly waitsFor?: {
    readonly command: string;
    readonly item?: Pick<Item, "no">;
    readonly field: string;
    /** Offered: 对 takes it; with its hour, `2026-03-16 09:00`, where one was said. */
    readonly likelyDay?: string;
    /** 下周, of which the day is asked: the answer lies within it. */
    readonly within?: string;
    /** What the answer so far comes to: 对 carries out all of them. */
    readonly commands?: readonly string[];
  };
  /** The command that was meant: carried out in its place. */
  readonly instead?: string;
  /** What a group may read of it is enough: the rest is not sent after it privately. */
  readonly enough?: true;
  /** Work was begun that goes on behind the answer (a list to take in, a file to send, a code to ask WeCom for). */
  readonly begins?: true;
  /** Its own rest is another template's: 更多 goes on with what that began. */
  readonly restOf?: string;
  /** The block that 更多 brings next, behind what did not fit into the answer itself. */
  readonly more?: string;
  /** True when the block asks for 确认: the same words run again, confirmed, when it comes. */
  readonly confirm?: true;
  /** What runs when it comes, where that names more exactly what was asked about: 沉寂 #12 #45 for 沉寂 全部. */
  readonly confirmAs?: string;
}

export interface Notice {
  /** Userid of the receiver. */
  readonly to: string;
  /** The template its blocks are in, where that is not the answer's own. */
  readonly words?: string;
  readonly block: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The block of its buttons, `label: command` a line. */
  readonly buttons?: string;
  /** What they are about, as `leave/17`: settled elsewhere, the card says so (handlers/reminders/settled-cards.ts). */
  readonly matter?: string;
}

/** Where a post goes: the group a department is bound to (its salespeople's when not said), or a chat of the bot's. */
export type PostPlace =
  | { readonly departmentId: number; readonly audience?: Audience }
  | { readonly chatId: string };

export type Post = PostPlace & PostContent;

interface PostContent {
  readonly block: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly buttons?: string;
  /** By what it can be taken back while it waits, and until when (ms) it does. */
  readonly key?: string;
  readonly notBefore?: number;
}

export interface Command<Args = unknown> {
  readonly args: { readonly [Name in keyof Args]: Arg<Args[Name]> };
  /** The verb of rules.md 12 that is asked about every item among the arguments; default: member. */
  readonly right: Verb;
  /** "private": the answer holds what a group must not read; there it goes to the asker alone. */
  readonly audience?: "private";
  /** It may be said of several items at once, `领取 3 5 8`: each for itself, or "together" in one answer of its own. */
  readonly several?: true | "together";
  /**
   * Its word is everyday speech too: it counts only before the number of an item, or alone beside a quote; with a
   * pattern, only where what follows the word is like it.
   */
  readonly apart?: true | RegExp;
  /**
   * Shows or asks something and changes nothing: always, or where it answers with one of these blocks. "steers": a word
   * about the talk itself. Neither is an act that 撤销 could mean; what always looks is done for a slip of the pen too.
   */
  readonly looks?: true | "steers" | readonly string[];
  /** It is the sender's own, tells nobody and can be taken back: asked for in plain words, it is done. */
  readonly undoable?: true;
  run(scene: Scene<Args>): Promise<Saying>;
}

/** A command with what its template says of it. */
export interface Entry {
  readonly id: string;
  readonly command: Command;
  /** The canonical word first, then its aliases. */
  readonly words: readonly string[];
  readonly usage: string;
  readonly examples: readonly string[];
  readonly about: string;
  /** How people say it in their own words, by the lines of its template (understand/cue.ts). */
  readonly said: readonly SaidLine[];
  /** What a question may be about that it answers, where no line fits; null where it answers none (understand/topics.ts). */
  readonly topic: Topic | null;
  /** What stands behind the item in its words where it is offered filled in: the template's block `offered`. */
  offered(values: Readonly<Record<string, unknown>>): string;
  /** A block of its template in words, as one reads them alone. */
  worded(block: string, values: Readonly<Record<string, unknown>>): string;
  readonly section: string;
  readonly rank: number;
}

/**
 * `said`: asked for. `told`: something happened that calls for it; of a move, with the stage as its variant. `not`: the
 * command's own word behind which it means something else (签了保密协议), or that it did not come about (还没签);
 * `not-told` only takes back what was told, as a day still to come.
 */
export interface SaidLine {
  readonly manner: "said" | "told" | "not";
  readonly variant: string | null;
  readonly line: string;
}

/** `topic: 经费、团建`; `topic-also:` what most questions have; `topic-of:` and `topic-when:` whom and what time it fits, best first. */
export interface Topic {
  readonly words: readonly string[];
  readonly also: readonly string[];
  /** None: anybody's. */
  readonly of: readonly string[];
  readonly when: readonly string[];
}

/** Types a command's arguments; a file in handlers/commands exports its result. */
export function command<Args>(shape: Command<Args>): Command<Args> {
  return shape;
}

/** Names a block of the command's template and the values it shows. */
export function say(block: string, values: Readonly<Record<string, unknown>> = {}): Saying {
  return { block, values };
}
