// 渠道码: codes that customers scan (wecom.md 6.2).
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { Channel } from "../../src/domain/wechat/channel.ts";
import { table } from "../engine/table.ts";
import { bigint, int, optional, serial, text } from "./columns.ts";

export const channelsSchema = new EntitySchema<Channel>({
  name: "channels",
  columns: {
    id: serial,
    state: text,
    by: text,
    createdAt: bigint,
    configId: optional(text),
    qrCode: optional(text),
    tries: int,
    error: optional(text),
    version: int,
  },
  indices: [{ name: "channels_name", columns: ["state"], unique: true }],
});

export const channelsTable = table(channelsSchema);
