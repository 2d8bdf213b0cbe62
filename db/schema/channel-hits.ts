// 获客助手: a link was opened, or somebody asked to be added, before anybody is named (d/97299).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { ChannelHit } from "../../src/domain/wechat/contact.ts";
import { table } from "../engine/table.ts";
import { bigint, serial, text } from "./columns.ts";

export const channelHitsSchema = new EntitySchema<ChannelHit>({
  name: "channel_hits",
  columns: { id: serial, state: text, linkId: text, kind: text, at: bigint },
  indices: [{ name: "channel_hits_state", columns: ["state", "kind"] }],
});

export const channelHitsTable = table(channelHitsSchema);
