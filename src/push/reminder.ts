// The shape of a file in handlers/reminders: when it may speak, and everything it has to say.
import type { Store } from "../../db/store.ts";
import type { Ask } from "../chat/computed.ts";
import type { Calendar } from "../domain/calendar.ts";
import type { Occasion } from "../domain/clock/window.ts";
import type { Day } from "../domain/day.ts";
import type { Item } from "../domain/item/item.ts";
import type { InForce } from "../domain/rules/in-force.ts";

export interface ReminderScene {
  readonly now: number;
  readonly today: Day;
  readonly store: Store;
  /** The company's; an item's by `rules.ofItem`. */
  readonly rules: InForce;
  readonly calendar: Calendar;
  /** What takes long: where it is not there yet, the reminder is collected again once it is. */
  compute<Result>(ask: Ask<Result>): Result;
}

type Values = Readonly<Record<string, unknown>>;

export interface ReminderNotice {
  readonly to:
    | { readonly member: string }
    /** The group of a department's salespeople, or of its managers. */
    | { readonly department: number }
    | { readonly managers: number }
    /** A card a member has: the block takes the place of its buttons. */
    | { readonly card: string; readonly responseCode: string }
    /** A chat of the group bot's. */
    | { readonly chat: string };
  /** The template its block is in, where commands share it; else the reminder's own. */
  readonly words?: string;
  readonly block: string;
  /** What tells several notices of one block to one receiver apart; at the rhythm of minutes, for ever. */
  readonly of?: string;
  readonly values: Values;
  /** What its words name beside that counts from the instant (ms) it goes at. */
  readonly timed?: (goesAt: number) => Values;
  /** The items it speaks of: settled before it goes, it does not go; and 为什么 tells of it. */
  readonly about?: readonly Item[];
  /** The items of a numbered list, which the receiver may answer by number until the next one. */
  readonly numbered?: readonly number[];
  /** Userids whom a group's post calls by name, where its way can (wecom.md 3.9). */
  readonly mentions?: readonly string[];
  /** A picture behind its words, as the outbox has it: made when it goes, of what its readers may see then. */
  readonly picture?: string;
  /** The block of its buttons: what stands on each and the command it says, `label: command` a line. */
  readonly buttons?: string;
  /** What they are about, as `escalation/17`: settled elsewhere, the card says so (handlers/reminders/settled-cards.ts). */
  readonly matter?: string;
  /** A digest: never twice, even where that means not at all. */
  readonly once?: true;
  /** Asked for, or caused by what somebody did: neither window nor cap holds it. */
  readonly asked?: true;
}

export interface Reminder {
  /** Minutes of the day: not before, and no more after (rules.md 5, window). */
  readonly from: number;
  readonly until: number;
  /**
   * "day": everything that should be said today, told once; a restart or a second instance says nothing again.
   * "minute": looked at every minute; each notice is told once by its own key.
   */
  readonly rhythm?: "minute";
  /** On such a working day alone; else on each. */
  readonly on?: Occasion;
  /** On any day of the week; else on working days only. */
  readonly anyDay?: true;
  /** The whole of a day: what still waits of an earlier one is old news, and is taken back. */
  readonly replaces?: true;
  collect(scene: ReminderScene): Promise<readonly ReminderNotice[]>;
}

/** Types a reminder; a file in handlers/reminders exports its result. */
export function reminder(shape: Reminder): Reminder {
  return shape;
}
