// A value as a column of a smart sheet takes it (wecom.md 4.14).
import type { Shape } from "./sheet.ts";

export type Cell = string | number | null | readonly Readonly<Record<string, string>>[];

/** Cells of a row, by the column's id. */
export type Cells = Readonly<Record<string, Cell>>;

/** A value in words, and in whatever else it can be said. */
export interface Shown {
  readonly text: string;
  readonly number?: number;
  /** Of a date. */
  readonly ms?: number;
  readonly userId?: string;
  readonly link?: string;
  /** What stands over the link, where that is not its text. */
  readonly label?: string;
}

/** Null where there is nothing to show, or the column takes no such value. */
export function cellOf(shape: Shape, value: Shown | null): Cell | null {
  if (value === null || value.text === "") return null;
  const { text, number, ms, userId, link, label = text } = value;
  switch (shape) {
    case "text":
      return [{ type: "text", text }];
    case "list":
    case "choice":
      return [{ text }];
    case "plain":
      return text;
    case "number":
      return number ?? null;
    case "date":
      return ms === undefined ? null : String(ms);
    case "member":
      return userId === undefined ? null : [{ user_id: userId }];
    case "link":
      return link === undefined ? null : [{ text: label, link }];
  }
}

/** What empties a cell: the page names no form for a number. */
export function blankOf(shape: Shape): Cell {
  switch (shape) {
    case "plain":
    case "date":
      return "";
    case "number":
      return null;
    default:
      return [];
  }
}
