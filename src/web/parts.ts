// What the pages are given: they know no database, no transport of WeCom's and no rule.
import type { Incoming, Reply } from "../chat/message.ts";
import type { Pages } from "../chat/words/pages.ts";
import type { Templates } from "../chat/words/templates.ts";
import type { Origins } from "./guard.ts";
import type { Session } from "./session.ts";

export interface Visitor {
  readonly userId: string;
  readonly name: string;
}

export type Values = Readonly<Record<string, unknown>>;

/** A page as this visitor may see it; null values where there is nothing of theirs to see. */
export interface Looked {
  readonly visitor: Visitor;
  readonly values: Values | null;
  /** What the bot said to what they did there last, where `said` asks for it. */
  readonly reply: Reply | null;
}

/** What can be looked at; `visitor` is nothing but who looks. */
export type View = "visitor" | "day" | "story" | "pool" | "search" | "rules";

export type Look = (
  view: View,
  session: Pick<Session, "userId" | "beganAt">,
  given: Values & { readonly said?: string | null },
) => Promise<Looked | null>;

export interface Person extends Visitor {
  readonly department: string;
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
  /** The style sheet and the icon, as they are sent. */
  readonly style: string;
  readonly icon: string;
  /** The path the pages lie below, without a slash at its end. */
  readonly base: string;
  readonly isHttps: boolean;
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
  /** Every session of this member that there is ends. */
  readonly leave: (userId: string) => Promise<void>;
  readonly dispatch: (incoming: Incoming) => Promise<Reply | null>;
  /** The word a command is said by, and `next` the label of what comes next; "" for none. */
  readonly wordOf: (command: string) => string;
  /** Told of everything unexpected; answers the trace id the visitor reads. */
  readonly report: (error: unknown) => string;
}
