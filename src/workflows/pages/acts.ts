// What can be done on an item's page: commands of the chat, as far as this visitor may say them of this item now.
import type { InHand } from "../../chat/args/take-up.ts";
import { may, type Verb } from "../../domain/people/rights.ts";

/** The ids of the commands, the usual one first. Whatever is not among them can still be typed. */
export function actsOn(
  { item, relations }: InHand,
  {
    isOwn,
    isDoubted,
  }: {
    readonly isOwn: boolean;
    /** Something about it needs a look. */
    readonly isDoubted: boolean;
  },
): readonly string[] {
  const isOpen = item.place === "owned" && item.outcome === "open";
  const isDeal = isOpen && item.kind === "opportunity";
  const isLed = !isOwn && (relations.has("head") || relations.has("manager"));
  const acts: readonly (readonly [string, Verb, boolean])[] = [
    ["claim", "claim", item.place === "pool" && !item.unqualified && relations.has("pool-scope")],
    // Whoever leads its owner helps them: asks, goes along, or says that what looked odd is all right.
    ["ask-owner", "ask-owner", isOpen && isLed],
    ["visit", "visit", isOpen && isLed],
    ["clear-sign", "clear-sign", isDoubted && isLed],
    ["follow-up", "follow-up", item.place === "owned"],
    ["advance", "advance", isDeal],
    ["payment", "payment", item.outcome === "won"],
    ["note", "note", item.place === "owned" || item.place === "cleaning"],
    ["ask-help", "ask-help", isDeal],
    ["win", "win", isDeal],
    ["lose", "lose", isDeal],
    ["reassign", "reassign", isOpen && isLed],
    ["return", "return", isOpen],
  ];
  return acts.flatMap(([id, verb, fits]) => (fits && may(verb, relations) ? [id] : []));
}
