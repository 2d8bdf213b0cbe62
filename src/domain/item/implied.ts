// What somebody tells in passing calls for an act only where the item stands before it: a quote moves no deal that is signed.
import type { Item, Stage } from "./item.ts";

/** An act that was told of, in the command's id; `to` is the stage of a move. */
export interface Implied {
  readonly command: string;
  readonly to: Stage | null;
}

/** What is to be offered of the item; null for nothing. Money that comes in before it is won says that it is. */
export function impliedOf({ command, to }: Implied, { stage, outcome, place }: Item): Implied | null {
  const isOpen = outcome === "open" && place === "owned" && stage !== null;
  switch (command) {
    case "advance":
      // 往下走一格 is the next one.
      if (isOpen && to === null && stage < LAST) return { command, to: (stage + 1) as Stage };
      return isOpen && to !== null && stage < to && to - stage <= (FURTHEST_TO[to] ?? FURTHEST)
        ? { command, to }
        : null;
    case "move-back":
      return isOpen && stage > 1 && (to ?? 0) < stage ? { command, to: to ?? ((stage - 1) as Stage) } : null;
    case "win":
    case "lose":
    case "return":
      return isOpen || (command === "return" && outcome === "open" && place === "owned")
        ? { command, to }
        : null;
    case "payment":
      if (outcome === "won") return { command, to };
      return isOpen ? { command: "win", to: null } : null;
    default:
      return { command, to };
  }
}

/**
 * 给李四, 让李四跟: one's own is offered to them (转交), what lies in the pool is given out (分配), what another has changes
 * hands (改派).
 */
export function handOverOf(
  { place }: Pick<Item, "place">,
  isOwn: boolean,
): "transfer" | "assign" | "reassign" {
  return isOwn ? "transfer" : place === "owned" ? "reassign" : "assign";
}

export const HAND_OVERS: ReadonlySet<string> = new Set(["transfer", "assign", "reassign"]);

/** Decided by whoever holds it. Nothing of it happened with the customer: what did is told beside it, and kept. */
export const DECISIONS: ReadonlySet<string> = new Set([...HAND_OVERS, "return", "split"]);

/** Signing is a win. */
const LAST: Stage = 5;
/** 三家比价 said of a first contact is no decision phase. */
const FURTHEST = 2;
/** 口头答应了 is as good as sold, once somebody has been met. */
const FURTHEST_TO: Readonly<Partial<Record<Stage, number>>> = { 5: 3 };

/** Of one deal only one of these comes of what was told: the surest. */
export const WAYS_ON: ReadonlySet<string> = new Set(["advance", "move-back", "win", "lose", "return"]);
