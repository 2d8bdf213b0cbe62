// Pictures as evidence: their hash and their media id, never the pictures themselves.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Picture } from "../../src/domain/item/evidence.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const picturesSchema = new EntitySchema<Picture>({
  name: "pictures",
  columns: {
    id: serial,
    no: optional(int),
    userId: text,
    chatId: text,
    at: bigint,
    source: optional(text),
    sourceSecret: optional(text),
    mediaId: optional(text),
    hash: optional(text),
    state: text,
    undoneAt: optional(bigint),
  },
  indices: [
    { name: "pictures_no", columns: ["no", "id"] },
    { name: "pictures_hash", columns: ["hash"] },
    { name: "pictures_state", columns: ["state", "at"] },
    { name: "pictures_at", columns: ["at"] },
    { name: "pictures_user", columns: ["userId", "at"] },
  ],
});

export const picturesTable = table(picturesSchema);
