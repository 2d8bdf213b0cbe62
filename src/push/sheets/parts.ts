// What the writer of smart sheets is given: the database, the rows as they should stand, a way to send them.
import type { Store } from "../../../db/store.ts";
import type { Templates } from "../../chat/words/templates.ts";
import type { Cells } from "../../domain/sheet/cell.ts";
import type { BoundSheet, SheetLine } from "../../domain/sheet/line.ts";
import type { SheetRow } from "../../domain/sheet/sheet.ts";

export interface SheetWrite {
  readonly schema: Readonly<Record<string, string>>;
  /** All new (their id is null), or all known. */
  readonly rows: readonly { readonly recordId: string | null; readonly cells: Cells }[];
  readonly nameField: string;
}

/** What became of it, in the words of channels/sheet-sender.ts. */
export type SheetSent =
  | { readonly outcome: "written"; readonly recordIds: readonly (string | null)[] }
  | { readonly outcome: "wait"; readonly pauseMs: number; readonly error: string }
  | { readonly outcome: "unclear"; readonly error: string }
  | {
      readonly outcome: "refused";
      readonly why: "key" | "columns" | "option" | "row" | "other";
      readonly error: string;
    };

export interface SheetParts {
  readonly transaction: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly read: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly templates: Templates;
  /** The bot's clock, ms. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly linesOf: (
    bound: BoundSheet,
    rows: readonly Pick<SheetRow, "no" | "filled">[],
    scene: { readonly store: Store; readonly now: number },
  ) => Promise<readonly SheetLine[]>;
  readonly send: (key: string, write: SheetWrite) => Promise<SheetSent>;
  /** Names an attempt; no two are called the same. */
  readonly newBatch: () => string;
  /** A change of the history may come to be seen so long after a later one (ms): other connections commit late. */
  readonly lateMs: number;
  /** Something waits in the outbox. */
  readonly wakeDelivery: () => void;
  /** What became of so many rows. */
  readonly told?: (sent: SheetSent, rows: number) => void;
  /** Said before each attempt: whoever writes is still the one who does. */
  readonly renew?: () => Promise<void>;
  /** Asked between two steps. */
  readonly isStopped: () => boolean;
}
