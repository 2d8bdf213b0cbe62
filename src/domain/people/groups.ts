// The groups a department reads in: its salespeople's, and its managers' (rules.md 5, 6).
import type { Department } from "./people.ts";
import { isWithin } from "./rights.ts";

export type Audience = "sales" | "managers";

export interface DepartmentGroup {
  readonly departmentId: number;
  readonly audience: Audience;
  /** By a robot's webhook, as a group the app made itself, or as a group the bot is a member of. */
  readonly way: "webhook" | "appchat" | "bot";
  /** The key of the webhook, or the id of the chat in its own spelling. */
  readonly address: string;
  readonly by: string;
  readonly at: number;
}

/** A chat the group bot is in, as it was bound from inside: whose customers may be spoken of there (rules.md 12). */
export interface BotChat {
  /** In WeCom's own spelling: case matters. */
  readonly chatId: string;
  readonly departmentId: number;
  readonly audience: Audience;
  readonly by: string;
  readonly at: number;
}

/** Somebody who is no member has spoken to the bot in a chat. */
export interface Outsider {
  readonly chatId: string;
  readonly userId: string;
  readonly at: number;
}

/** Where an item belongs: the department of whoever holds it, null while nobody does, and the one of its pool. */
export interface ItemPlace {
  readonly holder: Department | null;
  readonly large: Department | null;
}

/** Whether a group bound to a department may hear of an item: what its people hold, and what lies in its own pool. */
export function isAudienceOf(group: Department, { holder, large }: ItemPlace): boolean {
  if (holder !== null) return isWithin(holder.path, group);
  return large !== null && (large.id === group.largeId || isWithin(large.path, group));
}
