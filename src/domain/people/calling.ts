// What somebody mostly comes for, from how the directory and the admin know them: for help and greeting, for no right.
import type { Actor } from "./rights.ts";

export type Calling = "head" | "cleaner" | "finance" | "marketing" | "admin" | "rep";

const BY_ROLE = ["cleaner", "finance", "marketing", "admin"] as const;

/** Whoever leads people comes for their people first, whatever roles they have beside. */
export function callingOf({ leads, roles }: Pick<Actor, "leads" | "roles">): Calling {
  if (leads.length > 0) return "head";
  return BY_ROLE.find((role) => roles.has(role)) ?? "rep";
}

/** All that somebody comes for, what they mostly come for first. */
export function callingsOf(actor: Pick<Actor, "leads" | "roles">): readonly Calling[] {
  const others = BY_ROLE.filter((role) => actor.roles.has(role));
  return [...new Set([callingOf(actor), ...others])];
}
