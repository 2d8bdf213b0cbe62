// What a person last touched and was last shown in a chat: `它`, `第3条`, 更多.
import type { Sql } from "../engine/sql.ts";
import { type Conversation, conversationsTable } from "../schema/conversations.ts";

export interface Spot {
  readonly userId: string;
  readonly chatId: string;
}

export interface ConversationStore {
  lastItem(spot: Spot, since: number): Promise<number | null>;
  touched(spot: Spot, no: number, at: number): Promise<void>;
  /** The items of the list just shown, in its order; empty when it is older than `since`. */
  list(spot: Spot, since: number): Promise<readonly number[]>;
  keepList(spot: Spot, numbers: readonly number[], at: number): Promise<void>;
  /** The same with the instant (ms) it was shown at; null for none. */
  shown(spot: Spot, since: number): Promise<{ readonly list: readonly number[]; readonly at: number } | null>;
  /** The lines that did not fit, and the template whose answer they are of. */
  rest(spot: Spot, since: number): Promise<{ readonly text: string; readonly of: string | null } | null>;
  keepRest(
    spot: Spot,
    rest: { readonly text: string; readonly of: string } | null,
    at: number,
  ): Promise<void>;
}

/** What nobody has touched or been shown yet. */
const EMPTY = { lastNo: null, lastAt: 0, list: null, listAt: 0, rest: null, restAt: 0, restOf: null };

export function createConversations(sql: Sql): ConversationStore {
  const where = "user_id = ? AND chat_id = ?";
  const find = async (spot: Spot) =>
    (await conversationsTable.find(sql, `WHERE ${where}`, [spot.userId, spot.chatId]))[0] ?? null;
  /** In one statement, whether anything was said in the chat before or not. */
  const put = ({ userId, chatId }: Spot, values: Partial<Conversation>): Promise<void> =>
    conversationsTable.put(
      sql,
      { userId, chatId, ...EMPTY, ...values },
      Object.keys(values) as (keyof Conversation)[],
    );
  return {
    async lastItem(spot, since) {
      const row = await find(spot);
      return row === null || row.lastAt < since ? null : row.lastNo;
    },
    touched: (spot, no, at) => put(spot, { lastNo: no, lastAt: at }),
    async list(spot, since) {
      const row = await find(spot);
      return row === null || row.list === null || row.listAt < since ? [] : row.list.split(",").map(Number);
    },
    keepList: (spot, numbers, at) => put(spot, { list: numbers.join(",") || null, listAt: at }),
    async shown(spot, since) {
      const row = await find(spot);
      if (row === null || row.list === null || row.listAt < since) return null;
      return { list: row.list.split(",").map(Number), at: row.listAt };
    },
    async rest(spot, since) {
      const row = await find(spot);
      return row === null || row.rest === null || row.restAt < since
        ? null
        : { text: row.rest, of: row.restOf };
    },
    keepRest: (spot, rest, at) =>
      put(spot, { rest: rest?.text ?? null, restOf: rest?.of ?? null, restAt: at }),
  };
}
