// What became of a message, for whoever runs the bot: no words, no names, a handful of outcomes.
import type { Answer } from "../answer.ts";

export type TurnOutcome =
  /** Something was done, kept or shown. */
  | "understood"
  /** A part is missing, several are meant, or a 确认 is waited for. */
  | "asked-back"
  | "not-understood"
  /** Understood, and forbidden by a rule. */
  | "refused"
  /** Nothing was to be said: 收到 in a group, a second greeting. */
  | "quiet"
  /** Delivered again; answered as the first time. */
  | "repeated"
  | "stranger"
  /** Nobody can say whether the sender is a member. */
  | "unread"
  | "trouble";

export type CommandOutcome = "done" | "asked" | "refused";

/** A command that was tried: its id, which is a file's name, and how it went. */
export interface TriedCommand {
  readonly command: string;
  readonly outcome: CommandOutcome;
}

export interface Turn {
  readonly outcome: TurnOutcome;
  readonly commands: readonly TriedCommand[];
}

/** Of several answers in one message it is enough that one was understood. */
export function outcomeOf(answer: Answer | null): TurnOutcome {
  if (answer === null) return "quiet";
  if (answer.parts !== undefined && answer.parts.length > 0) return ofSeveral(answer.parts.map(outcomeOf));
  if (answer.id === "usage") return "asked-back";
  if (answer.id === "rules" || answer.effect === "refused") return "refused";
  if (answer.id === "common" && NOT_UNDERSTOOD.has(answer.block)) return "not-understood";
  const asks = answer.confirm === true || answer.offers !== undefined || answer.question !== undefined;
  return asks || (answer.id === "common" && ASKS.has(answer.block)) ? "asked-back" : "understood";
}

function ofSeveral(outcomes: readonly TurnOutcome[]): TurnOutcome {
  return outcomes.find((outcome) => outcome === "understood") ?? outcomes[0] ?? "quiet";
}

const NOT_UNDERSTOOD: ReadonlySet<string> = new Set([
  "unknown",
  "too-long",
  "medium-voice",
  "medium-video",
  "medium-link",
]);
const ASKS: ReadonlySet<string> = new Set(["which", "beyond-list", "location"]);
