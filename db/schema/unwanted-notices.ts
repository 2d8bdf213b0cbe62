// What somebody wants to hear no more of, by kind, until they say otherwise: 不发周五小结.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { UnwantedKind } from "../../src/domain/messages/unwanted.ts";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

interface UnwantedNotice {
  readonly userId: string;
  readonly kind: UnwantedKind;
  readonly at: number;
}

export const unwantedNoticesSchema = new EntitySchema<UnwantedNotice>({
  name: "unwanted_notices",
  columns: { userId: key(text), kind: key(text), at: bigint },
});

export const unwantedNoticesTable = table(unwantedNoticesSchema);
