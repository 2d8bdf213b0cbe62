// Splits as scripts read them: each proposal with its versions and answers, and what holds of an item (contract.md).
import type { Rows } from "../../db/dump.ts";
import type { Ledger } from "../domain/split/shares.ts";
import { iso, isoOrNull } from "./iso.ts";

type SplitRows = Pick<Rows, "splits" | "splitParties" | "splitVersions" | "splitAnswers">;
type AnswerRow = Rows["splitAnswers"][number];

/** Userid → basis points; whoever has nothing of a ledger does not stand in it. */
export type Shares = Readonly<Record<Ledger, Readonly<Record<string, number>>>>;

export function agreementsIn(rows: SplitRows) {
  const parties = grouped(rows.splitParties, ({ splitId }) => String(splitId));
  const versions = grouped(rows.splitVersions, ({ splitId }) => String(splitId));
  const answers = answersIn(rows);
  return rows.splits.map(
    ({ id, no, mode, state, chatKind, chatId, by, at, current, inForceAt, endedAt, end, decidedBy }) => ({
      no,
      mode,
      state,
      chat: { kind: chatKind, id: chatId },
      by,
      at: iso(at),
      parties: (parties.get(String(id)) ?? []).map(({ memberId }) => memberId),
      /** On the table, or in force. */
      version: current,
      from: isoOrNull(inForceAt),
      until: isoOrNull(endedAt),
      end,
      decidedBy,
      versions: (versions.get(String(id)) ?? []).map(({ number, round, option, by: author, at: made }) => ({
        number,
        round,
        option,
        by: author,
        at: iso(made),
        ...sharesOf(answers.get(`${no}/${number}`) ?? []),
        answers: (answers.get(`${no}/${number}`) ?? []).map(({ memberId, answer, by: given, at: said }) => ({
          member: memberId,
          answer,
          by: given,
          at: isoOrNull(said),
        })),
      })),
    }),
  );
}

/** What is in force, by the number of the item. */
export function splitsInForce(rows: SplitRows): ReadonlyMap<number, Shares> {
  const answers = answersIn(rows);
  return new Map(
    rows.splits
      .filter(({ state }) => state === "in-force")
      .map(({ no, current }) => [no, sharesOf(answers.get(`${no}/${current}`) ?? [])]),
  );
}

/** By item and version. */
function answersIn({ splitAnswers }: SplitRows): ReadonlyMap<string, AnswerRow[]> {
  return grouped(splitAnswers, ({ no, number }) => `${no}/${number}`);
}

function sharesOf(rows: readonly AnswerRow[]): Shares {
  const ledger = (name: Ledger) =>
    Object.fromEntries(rows.filter((row) => row[name] > 0).map((row) => [row.memberId, row[name]]));
  return { performance: ledger("performance"), ownership: ledger("ownership"), income: ledger("income") };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
