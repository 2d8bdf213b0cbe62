// Links and codes that bind an id of the group bot to a member: only their hashes, as long as they can be redeemed.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { BindOffer } from "../../src/domain/people/binding.ts";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

export const bindOffersSchema = new EntitySchema<BindOffer & { readonly hash: string }>({
  name: "bind_offers",
  columns: { hash: key(text), botUserId: text, at: bigint },
  indices: [{ name: "bind_offers_at", columns: ["at"] }],
});

export const bindOffersTable = table(bindOffersSchema);
