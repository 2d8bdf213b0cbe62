// The members behind the ids of the group bot: one bot id a member, one member a bot id.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { BotIdentity } from "../../src/domain/people/binding.ts";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

export const botIdentitiesSchema = new EntitySchema<BotIdentity>({
  name: "bot_identities",
  columns: { botUserId: key(text), userId: text, how: text, at: bigint },
  indices: [{ name: "bot_identities_user", columns: ["userId"], unique: true }],
});

export const botIdentitiesTable = table(botIdentitiesSchema);
