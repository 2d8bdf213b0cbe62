// What the pages are given: they know no database, no transport of WeCom's and no rule.
import type { Incoming, Reply } from "../chat/message.ts";
import type { Pages } from "../chat/words/pages.ts";
import type { Templates } from "../chat/words/templates.ts";
import type { ChosenUnit } from "../domain/hands/lead-list.ts";
import type { Calling } from "../domain/people/calling.ts";
import type { Origins } from "./guard.ts";
import type { Session } from "./session.ts";

export interface Visitor {
  readonly userId: string;
  readonly name: string;
  /** Pages that are for some only, and for them. */
  readonly pages: readonly string[];
}

/** Lists of customers on their way in. */
export interface ListsParts {
  /** Of a file. */
  readonly mostBytes: number;
  /** The number of the list it becomes; "busy" where too much waits to be read, null for no member. */
  receive(userId: string, file: NamedFile): Promise<number | "busy" | null>;
  /** What a form chose, in the words of the chat; "" where that is nothing. */
  wordsOf(id: number, chosen: ChosenColumns): string;
  /** The rows that were not taken, or have something left open; null where the list is not theirs. */
  rows(
    which: { readonly id: number; readonly kind: "rejected" | "open" },
    userId: string,
    format: "xlsx" | "csv",
  ): Promise<NamedFile | null>;
}

export interface NamedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface ChosenColumns {
  /** By the column's place, the name of what it is; "" for one that is not wanted. */
  readonly columns: ReadonlyMap<number, string>;
  /** By a word of the list, what it means. */
  readonly stages: ReadonlyMap<string, string>;
  /** By a name that nobody is called by, whose its rows become: a userid, "pool"; "" where they come back. */
  readonly owners: ReadonlyMap<string, string>;
  /** What amounts count that do not say it, "unsaid" where that is left open; "" where nothing is asked. */
  readonly unit: "" | ChosenUnit | "unsaid";
  /** When what is won without a day was signed, as it was typed; null where nothing was changed. */
  readonly signed: string | null;
  /** Whether it is taken in then, and which campaign it answers; "" for none. */
  readonly begins: boolean;
  /** Whether it is put away instead. */
  readonly drops: boolean;
  readonly campaign: string;
}

export type Values = Readonly<Record<string, unknown>>;

/** A page as this visitor may see it; null values where there is nothing of theirs to see. */
export interface Looked {
  readonly visitor: Visitor;
  readonly values: Values | null;
  /** What the bot said to what they did there last, where `said` asks for it. */
  readonly reply: Reply | null;
  /** Where it was asked for with its frame: the page as it is sent. */
  readonly html?: string;
}

/** What stands around what a page reads. */
export interface Frame {
  /** Of forms, and of the next of them. */
  readonly token: string;
  readonly key: string;
  /** What stands in the place of the tag of a page that keeps itself up to date; null for the others. */
  readonly live: string | null;
  /** What they did last, and where they come back to. */
  readonly task: string | null;
  readonly back: string;
  /** Addresses. */
  readonly style: string;
  readonly icon: string;
  readonly script: string;
  readonly deskScript: string;
  /** The path the pages lie below, without a slash at its end. */
  readonly base: string;
}

/** What can be looked at; `visitor` is nothing but who looks. */
export type View =
  | "visitor"
  | "day"
  | "story"
  | "pool"
  | "search"
  | "rules"
  | "board"
  | "targets"
  | "fund"
  | "log"
  | "lists"
  | "list"
  | "desk";

export type Look = (
  view: View,
  session: Pick<Session, "userId" | "beganAt">,
  given: Values & {
    readonly said?: string | null;
    /** Only whether something is new is asked: nobody reads it yet. */
    readonly unread?: true;
    /** It is to be written where it is read. */
    readonly frame?: Frame;
  },
) => Promise<Looked | null>;

export interface Person extends Pick<Visitor, "userId" | "name"> {
  readonly department: string;
  /** What they come for, mostly the first. */
  readonly callings: readonly Calling[];
}

/** How somebody says who they are. */
export type LoginWay =
  | {
      readonly way: "wecom";
      /** Where WeCom sends them back from: a client says who its user is, a browser on a desk asks. */
      readonly address: (how: { readonly state: string; readonly isInClient: boolean }) => string;
      /** The userid behind a code; null for nobody's. */
      readonly who: (code: string) => Promise<string | null>;
    }
  /** In the sandbox one chooses. */
  | { readonly way: "choose"; readonly people: () => Promise<readonly Person[]> };

export interface SiteParts {
  readonly pages: Pages;
  readonly templates: Templates;
  /** The style sheet, the icon, the script that keeps a page up to date and the desk's, as they are sent. */
  readonly style: string;
  readonly icon: string;
  readonly live: string;
  readonly deskScript: string;
  /** The path the pages lie below, without a slash at its end. */
  readonly base: string;
  readonly isHttps: boolean;
  /** Of a sandbox: waits until its company is made; false where that takes too long. */
  readonly hasBegun: () => Promise<boolean>;
  readonly origins: Origins;
  /** Signs cookies and forms. */
  readonly secret: string;
  readonly newSecret: () => string;
  /** The machine's clock, ms. */
  readonly wallClock: () => number;
  /** The bot's, ms. */
  readonly now: () => number;
  readonly login: LoginWay;
  /** A member of that id as the directory spells it, and whether the state was still to be used; null for a stranger. */
  readonly member: (userId: string) => Promise<string | null>;
  /** True the first time. */
  readonly useOnce: (state: string) => Promise<boolean>;
  /** Null for whoever is no member any more, or has logged out since. */
  readonly look: Look;
  /** Writes what was read without its frame. */
  readonly write: (page: string, looked: Looked & { readonly values: Values }, frame: Frame) => string;
  /** Every session of this member that there is ends. */
  readonly leave: (userId: string) => Promise<void>;
  readonly dispatch: (incoming: Incoming) => Promise<Reply | null>;
  readonly lists: ListsParts;
  /** The word a command is said by, and `next` the label of what comes next; "" for none. */
  readonly wordOf: (command: string) => string;
  /** Told of everything unexpected; answers the trace id the visitor reads. */
  readonly report: (error: unknown) => string;
}
