// What one message is answered with: who says it and when, and the room it is said in.
import type { Store } from "../../../db/store.ts";
import type { Calendar } from "../../domain/calendar.ts";
import type { Change } from "../../domain/item/change.ts";
import type { Actor } from "../../domain/people/rights.ts";
import type { RuleError } from "../../domain/rule-error.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import type { Split } from "../../domain/split/split.ts";
import type { Answer } from "../answer.ts";
import type { Notice, Saying } from "../command.ts";
import type { Ask, Computed } from "../computed.ts";
import type { Chat, Incoming } from "../message.ts";
import type { Registry } from "../understand/registry.ts";
import type { TriedCommand } from "./outcome.ts";

export interface Moment {
  readonly incoming: Incoming;
  readonly actor: Actor;
  readonly store: Store;
  readonly now: number;
  /** Those of the actor's department. */
  readonly rules: InForce;
  /** What was computed for it so far. */
  readonly computed: Computed;
  /** The commands it was carried out by so far. */
  readonly tried: TriedCommand[];
}

export interface Room {
  readonly registry: Registry;
  readonly calendar: Calendar;
  readonly webhookKey: (address: string) => string | null;
  readonly sheetKey: (address: string) => string | null;
  readonly postsToChats?: boolean;
  readonly sendsFiles?: boolean;
  readonly pagesUrl?: () => string | null;
  readonly workflows: Workflows;
  /** The label of a required field, for a draft that waits for it. */
  readonly fieldWord: (field: string) => string;
}

/** What chat has to ask of the workflows, which it does not know (src/workflows/turn/for-chat.ts). */
export interface Workflows {
  /** The refusal of a press that answers an escalation which is settled meanwhile; null while it stands. */
  settled(escalationId: number, scene: Asking): Promise<RuleError | null>;
  /** What a conversation asks next where what was done answered its last question; null where it goes on with nothing. */
  goesOn(
    done: readonly Pick<Answer, "id" | "block">[],
    scene: Asking & Pick<Moment, "actor"> & { compute<Result>(ask: Ask<Result>): Result },
  ): Promise<Saying | null>;
  /** To whom it is told that an owner has answered what they asked, by what a message has just saved. */
  answers(saved: readonly Change[], scene: Asking & Pick<Moment, "actor">): Promise<readonly Notice[]>;
  /** The item of theirs that somebody was asked about last and has said nothing of since; null where nobody waits for them. */
  askedOf(scene: Asking & Pick<Moment, "actor">): Promise<number | null>;
  /** What a text says of a list of theirs whose first look waits: the command it is then; null for any other. */
  ofList(
    text: string,
    scene: Pick<Asking, "store" | "now"> &
      Pick<Moment, "actor"> &
      Pick<Room, "registry"> & {
        /** What was asked last and waits for its 确认; null where something else was. */
        readonly asked: string | null;
      },
  ): Promise<string | null>;
  /** A split as the words of a refusal show it. */
  viewOf(split: Split, given: { readonly chat: Chat; readonly scene: Omit<Asking, "now"> }): Promise<unknown>;
}

export interface Asking {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly rules: InForce;
  readonly now: number;
}
