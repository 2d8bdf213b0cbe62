// What doctor tells of what was bound in chat: groups that posts go to, smart sheets that are written.
import { openDatabase } from "../../db/database.ts";
import { causeOf } from "../domain/messages/unsent.ts";
import type { ErrcodeMeaning } from "../wecom/why-unread.ts";

/** What one check found: `ok`, `--` where there is nothing to check, or what to mend. */
export type Finding = { readonly state: "ok" | "--" | "FAIL"; readonly text: string };

/** So many failures in a row are no passing trouble. */
const FAILS_OFTEN = 8;

export async function groups(url: string | null, meaning: ErrcodeMeaning): Promise<Finding> {
  const none: Finding = { state: "--", text: "no group is bound yet: an admin sends 绑定群 to the bot" };
  if (url === null) return none;
  const database = await openDatabase({ url, kind: null, access: "read-only" }).catch(() => null);
  if (database === null) return none;
  try {
    const bound = await database.read((store) => store.groups.all());
    const failed = await database.read((store) => store.outbox.failed(1));
    const stuck = await database.read((store) => store.outbox.stuck());
    const because = (error: string | null): string => {
      const { errcode } = causeOf(error ?? "");
      const told = errcode === null ? null : meaning(errcode);
      return told === null ? "" : ` (${errcode}: ${told})`;
    };
    if (stuck !== null)
      return {
        state: "FAIL",
        text: `${stuck.count} messages are stuck: ${stuck.error}${because(stuck.error)}`,
      };
    const [last] = failed;
    if (last !== undefined)
      return {
        state: "FAIL",
        text: `some messages could not be delivered: an admin sends 通知 失败 to the bot${because(last.error)}`,
      };
    return bound.length === 0 ? none : { state: "ok", text: `${bound.length} departments have a group` };
  } finally {
    await database.close();
  }
}

/** Bound smart sheets, by what stands in the database: which one lacks what is told by 表格, in chat. */
export async function tables(url: string | null, now: number): Promise<Finding> {
  const none: Finding = {
    state: "--",
    text: "no smart sheet is bound: a head or an admin sends 绑定表格 to the bot",
  };
  if (url === null) return none;
  const database = await openDatabase({ url, kind: null, access: "read-only" }).catch(() => null);
  if (database === null) return none;
  try {
    const bound = await database.read(({ sheets }) => sheets.all());
    const stopped = bound.filter(({ state }) => state === "stopped");
    const failing = bound.find(
      ({ failures, restUntil }) => failures >= FAILS_OFTEN && (restUntil ?? 0) > now,
    );
    if (stopped.length > 0)
      return {
        state: "FAIL",
        text: `${stopped.length} of ${bound.length} smart sheets are not written: an admin sends 表格 to the bot`,
      };
    if (failing !== undefined)
      return {
        state: "FAIL",
        text: `a smart sheet does not take its rows: ${failing.error ?? "no reason known"}`,
      };
    return bound.length === 0 ? none : { state: "ok", text: `${bound.length} smart sheets are written` };
  } finally {
    await database.close();
  }
}
