// What stands beside a list in words of ours: why it was refused, and what of its file was not read.
import type { Unread } from "../../domain/hands/lead-list.ts";

/** A list whose file came by a page: whoever received it has it, and nobody else. */
export const FROM_PAGE = "page";

export interface KeptProblem {
  /** A block of templates/import.md, problem-…. */
  readonly code: string;
  readonly facts: Readonly<Record<string, number | string>>;
}

export function writeProblem({ code, facts }: KeptProblem): string {
  return JSON.stringify({ code, facts });
}

/** Null where nobody knows why. */
export function readProblem(text: string | null): KeptProblem | null {
  return text === null ? null : (JSON.parse(text) as KeptProblem);
}

export function writeUnread({ sheets, above }: Unread): string {
  return JSON.stringify({ sheets, above });
}

export function readUnread(text: string | null): Unread {
  return text === null ? { sheets: [], above: 0 } : (JSON.parse(text) as Unread);
}
