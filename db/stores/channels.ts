// 渠道码: the codes, whom they lead to, and what each channel has brought.
import type { Channel, ChannelYield } from "../../src/domain/wechat/channel.ts";
import type { ChannelHit } from "../../src/domain/wechat/contact.ts";
import type { Sql } from "../engine/sql.ts";
import { channelHitsTable } from "../schema/channel-hits.ts";
import { channelMembersTable } from "../schema/channel-members.ts";
import { channelsTable } from "../schema/channels.ts";

export interface ChannelStore {
  byState(state: string): Promise<Channel | null>;
  add(channel: Omit<Channel, "id" | "version">, memberIds: readonly string[]): Promise<Channel>;
  save(channel: Channel): Promise<Channel>;
  /** In place of whom it would have led to; of a code that WeCom has not made. */
  setMembers(channelId: number, memberIds: readonly string[]): Promise<void>;
  membersOf(channelId: number): Promise<readonly string[]>;
  /** Codes WeCom has not made yet, oldest first. */
  waiting(limit: number): Promise<Channel[]>;
  all(limit: number): Promise<Channel[]>;
  hit(hit: Omit<ChannelHit, "id">): Promise<void>;
  /** Of every channel that brought anything, by its name. */
  yields(): Promise<ReadonlyMap<string, ChannelYield>>;
}

type Counts = { -readonly [Name in keyof ChannelYield]: ChannelYield[Name] };

export function createChannels(sql: Sql): ChannelStore {
  return {
    byState: async (state) => (await channelsTable.find(sql, "WHERE state = ?", [state]))[0] ?? null,
    async add(channel, memberIds) {
      const added = await channelsTable.insert(sql, { ...channel, version: 1 });
      for (const memberId of memberIds)
        await channelMembersTable.insertOrNothing(sql, { channelId: added.id, memberId });
      return added;
    },
    save: (channel) => channelsTable.update(sql, channel),
    async setMembers(channelId, memberIds) {
      await channelMembersTable.deleteWhere(sql, "channel_id = ?", [channelId]);
      for (const memberId of memberIds)
        await channelMembersTable.insertOrNothing(sql, { channelId, memberId });
    },
    membersOf: async (channelId) =>
      (await channelMembersTable.find(sql, "WHERE channel_id = ? ORDER BY member_id", [channelId])).map(
        ({ memberId }) => memberId,
      ),
    waiting: (limit) =>
      channelsTable.find(sql, "WHERE config_id IS NULL AND error IS NULL ORDER BY id LIMIT ?", [limit]),
    all: (limit) => channelsTable.find(sql, "ORDER BY id DESC LIMIT ?", [limit]),
    async hit(hit) {
      await channelHitsTable.insert(sql, hit);
    },
    async yields() {
      const found = new Map<string, Counts>();
      const of = (state: string): Counts => {
        const known = found.get(state) ?? {
          state,
          opened: 0,
          requested: 0,
          added: 0,
          leads: 0,
          opportunities: 0,
          won: 0,
        };
        found.set(state, known);
        return known;
      };
      const hits = await sql.rows<{ state: string; kind: ChannelHit["kind"]; count: number }>(
        `SELECT state AS "state", kind AS "kind", COUNT(*) AS "count" FROM channel_hits GROUP BY state, kind`,
      );
      for (const { state, kind, count } of hits) of(state)[kind] = Number(count);
      const rows = await sql.rows<Counts>(
        `SELECT w.state AS "state", COUNT(DISTINCT w.external_user_id) AS "added", COUNT(DISTINCT w.no) AS "leads",
           COUNT(DISTINCT CASE WHEN i.kind = 'opportunity' THEN w.no END) AS "opportunities",
           COUNT(DISTINCT CASE WHEN i.outcome = 'won' THEN w.no END) AS "won"
         FROM wechat_contacts w LEFT JOIN items i ON i.no = w.no
         WHERE w.state IS NOT NULL GROUP BY w.state`,
      );
      for (const { state, added, leads, opportunities, won } of rows) {
        const counts = { added, leads, opportunities, won };
        for (const [name, count] of Object.entries(counts))
          of(state)[name as keyof typeof counts] = Number(count);
      }
      return found;
    },
  };
}
