// Whom a 渠道码 leads to.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { ChannelMember } from "../../src/domain/wechat/channel.ts";
import { table } from "../engine/table.ts";
import { int, key, text } from "./columns.ts";

export const channelMembersSchema = new EntitySchema<ChannelMember>({
  name: "channel_members",
  columns: { channelId: key(int), memberId: key(text) },
});

export const channelMembersTable = table(channelMembersSchema);
