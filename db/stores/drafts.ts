// One half-typed or unconfirmed command per person and chat; it lives 30 minutes.
import { readOnce } from "../engine/read-once.ts";
import type { Sql } from "../engine/sql.ts";
import { type DraftRow, draftsTable } from "../schema/drafts.ts";
import type { Spot } from "./conversations.ts";

const LIFE_MS = 30 * 60_000;

export interface Draft {
  readonly words: string;
  /** The label of the part that was asked for. Without it and without choices, 确认 is waited for. */
  readonly asking: string | null;
  /** What was offered: tokens, one of which completes the words. */
  readonly choices: readonly string[] | null;
  readonly at: number;
  /** That it was put aside has been said already. */
  readonly told?: boolean;
}

export interface DraftStore {
  open(spot: Spot, now: number): Promise<Draft | null>;
  /** The latest of a person that asks for this, in whatever chat it stands. */
  ofPerson(
    userId: string,
    given: { readonly asking: string; readonly now: number },
  ): Promise<(Draft & Spot) | null>;
  keep(spot: Spot, draft: Draft): Promise<void>;
  drop(spot: Spot): Promise<boolean>;
}

export function createDrafts(sql: Sql): DraftStore {
  const where = "user_id = ? AND chat_id = ?";
  // A message looks in several places for what waits: all of a person's are few.
  const ofAll = readOnce(sql, (userId: string) => draftsTable.find(sql, "WHERE user_id = ?", [userId]));
  return {
    async open(spot, now) {
      const row = (await ofAll(spot.userId)).find(
        ({ chatId, at }) => chatId === spot.chatId && at > now - LIFE_MS,
      );
      return row === undefined ? null : asDraft(row);
    },
    async ofPerson(userId, { asking, now }) {
      const rows = await draftsTable.find(
        sql,
        "WHERE user_id = ? AND asking = ? AND at > ? ORDER BY at DESC LIMIT 1",
        [userId, asking, now - LIFE_MS],
      );
      const [row] = rows;
      return row === undefined ? null : { ...asDraft(row), userId: row.userId, chatId: row.chatId };
    },
    async keep(spot, draft) {
      await draftsTable.put(sql, {
        told: false,
        ...spot,
        ...draft,
        choices: draft.choices?.join("\n") ?? null,
      });
    },
    async drop(spot) {
      return (await draftsTable.deleteWhere(sql, where, [spot.userId, spot.chatId])) > 0;
    },
  };
}

function asDraft({ words, asking, choices, at, told }: DraftRow): Draft {
  return { words, asking, choices: choices === null ? null : choices.split("\n"), at, told };
}
