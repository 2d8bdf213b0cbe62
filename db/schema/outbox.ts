// What is to be said to others.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, flag, int, optional, serial, since, text } from "./columns.ts";

export interface OutboxRow {
  readonly id: number;
  /** What this is, once: a second insert of the same key does nothing. */
  readonly key: string;
  /**
   * A member; the group a department is bound to, its salespeople's or its managers'; a chat the group bot is in; a card
   * a member has, whose buttons give way to the body; a customer in WeChat, who is welcomed with the code it has.
   */
  readonly toKind: "member" | "department" | "managers" | "chat" | "card" | "welcome";
  /** The member's or the department's id; a chat's, in its own spelling; a customer's external_userid. */
  readonly toId: string;
  readonly bodyMarkdown: string;
  readonly bodyText: string;
  readonly createdAt: number;
  readonly notBefore: number;
  /** Dropped: what it spoke of was settled before it went. */
  readonly state: "waiting" | "leased" | "sent" | "failed" | "dropped";
  readonly attempts: number;
  readonly leaseUntil: number | null;
  readonly sentAt: number | null;
  readonly error: string | null;
  /** A digest: doubled it annoys, so where nobody knows whether it arrived it is not sent again. */
  readonly once: boolean;
  /** Said by the clock, within the window and the caps; else caused by what a person did. */
  readonly scheduled: boolean;
  /** Commands offered as buttons, one a line: what stands on it, a tab, what it says. */
  readonly buttons: string | null;
  /** Whom a group's post calls by name, a userid a line; null for nobody. */
  readonly mentions: string | null;
  /** What its buttons are about, as `escalation/17`: settled elsewhere, the card says so. */
  readonly matter: string | null;
  /** Changes the card once, within 72 hours (wecom.md 4.5), or is the welcome's code; null once used. */
  readonly responseCode: string | null;
  /** A file that is made when it leaves, as `export/mine/xlsx`; null for words alone. */
  readonly file: string | null;
}

export const outboxSchema = new EntitySchema<OutboxRow>({
  name: "outbox",
  columns: {
    id: serial,
    key: text,
    toKind: text,
    toId: text,
    bodyMarkdown: text,
    bodyText: text,
    createdAt: bigint,
    notBefore: bigint,
    state: text,
    attempts: int,
    leaseUntil: optional(bigint),
    sentAt: optional(bigint),
    error: optional(text),
    once: since(flag, false),
    scheduled: since(flag, false),
    buttons: optional(text),
    mentions: optional(text),
    matter: optional(text),
    responseCode: optional(text),
    file: optional(text),
  },
  indices: [
    { name: "outbox_key", columns: ["key"], unique: true },
    { name: "outbox_due", columns: ["state", "notBefore"] },
    { name: "outbox_receiver", columns: ["toId", "createdAt"] },
    { name: "outbox_code", columns: ["responseCode"] },
  ],
});

export const outboxTable = table(outboxSchema);
