// Lists that were taken in: whose, from which file, how far it has come.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, since, text } from "./columns.ts";

export interface ImportRow {
  readonly id: number;
  /** A userid; BY_COMMAND_LINE for `npm run import`, which takes it all in itself. */
  readonly byId: string;
  /** As its sender has it; "" until it has been fetched. */
  readonly name: string;
  /** SHA-256 of the file: the same one again is known. "" until it has been fetched. */
  readonly hash: string;
  /**
   * fetching: it is to be fetched and read · asking: read, and nothing taken in before its 确认 · running · done ·
   * refused: it is no list · dropped: nobody confirmed it · undoing · undone.
   */
  readonly state: "fetching" | "asking" | "running" | "done" | "refused" | "dropped" | "undoing" | "undone";
  /** Where the file is to be fetched: a media id of the app's, an address with its key, or FROM_PAGE. Empty once it was. */
  readonly source: string | null;
  readonly sourceSecret: string | null;
  /** How many rows it has, and how many have been dealt with. */
  readonly rows: number;
  readonly done: number;
  readonly created: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Of what was undone: what somebody has gone on with, and so stays. */
  readonly kept: number;
  /** What it answers: who stands in it has responded, and is woken where they sleep. Null for any other list. */
  readonly campaign: string | null;
  readonly reactivated: number;
  /** What stands in its column of stages, one a line. */
  readonly stageWords: string;
  /** Of one that was refused: why (writeProblem); null where nobody knows. */
  readonly problem: string | null;
  /** What of its file was not read (writeUnread); null where it has not been read yet. */
  readonly unread: string | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
  readonly version: number;
}

export const importsSchema = new EntitySchema<ImportRow>({
  name: "imports",
  columns: {
    id: serial,
    byId: text,
    name: text,
    hash: text,
    state: text,
    source: optional(text),
    sourceSecret: optional(text),
    rows: int,
    done: int,
    created: int,
    duplicates: int,
    rejected: int,
    kept: int,
    campaign: optional(text),
    reactivated: since(int, 0),
    stageWords: text,
    problem: optional(text),
    unread: optional(text),
    createdAt: bigint,
    finishedAt: optional(bigint),
    undoneAt: optional(bigint),
    undoneBy: optional(text),
    version: int,
  },
  indices: [
    { name: "imports_state", columns: ["state", "createdAt"] },
    { name: "imports_by", columns: ["byId", "createdAt"] },
    { name: "imports_hash", columns: ["hash"] },
  ],
});

export const importsTable = table(importsSchema);
