// Splits as the rules see them, put together from their tables; what was put on the table is written once (rules.md 8).
import { type LEDGERS, shareOf } from "../../src/domain/split/shares.ts";
import {
  isOpen,
  type NewSplit,
  type Split,
  type SplitStanding,
  type Version,
} from "../../src/domain/split/split.ts";
import type { Sql } from "../engine/sql.ts";
import { type SplitAnswerRow, splitAnswersTable } from "../schema/split-answers.ts";
import { splitPartiesTable } from "../schema/split-parties.ts";
import { splitVersionsTable } from "../schema/split-versions.ts";
import { type SplitRow, splitsTable } from "../schema/splits.ts";

export interface SplitStore {
  openOf(no: number): Promise<Split | null>;
  inForceOf(no: number): Promise<Split | null>;
  /** The last one of an item, open or not. */
  latestOf(no: number): Promise<Split | null>;
  /** Everything that is or was in force of an item, in the order in which it came into force. */
  agreedOf(no: number): Promise<Split[]>;
  allOpen(): Promise<Split[]>;
  /** What somebody is a party to and is still open. */
  openFor(memberId: string): Promise<Split[]>;
  /** How somebody stands to what is open of an item: asked to agree, to decide or approve, or not at all. */
  standingIn(no: number, memberId: string): Promise<SplitStanding | null>;
  /** The number of an item's next version. */
  nextNumber(no: number): Promise<number>;
  create(split: NewSplit): Promise<Split>;
  /** Saves where it stands, new versions and answers; stale when somebody else was faster. */
  save(split: Split): Promise<Split>;
}

export function createSplits(sql: Sql): SplitStore {
  async function whole(row: SplitRow): Promise<Split> {
    const { openNo: _, ...split } = row;
    const parties = await splitPartiesTable.find(sql, "WHERE split_id = ? ORDER BY place", [row.id]);
    const versions = await splitVersionsTable.find(sql, "WHERE split_id = ? ORDER BY number", [row.id]);
    const answers =
      versions.length === 0
        ? []
        : await splitAnswersTable.find(
            sql,
            `WHERE no = ? AND number IN (${versions.map(() => "?").join(", ")})`,
            [row.no, ...versions.map(({ number }) => number)],
          );
    const places = new Map(parties.map(({ memberId, place }) => [memberId, place]));
    const place = ({ memberId }: SplitAnswerRow) => places.get(memberId) ?? 0;
    const inOrder = (number: number) =>
      answers.filter((answer) => answer.number === number).sort((a, b) => place(a) - place(b));
    return {
      ...split,
      parties: parties.map(({ memberId, left, there }) => ({ memberId, left, there })),
      versions: versions.map(({ number, round, by, at, option }) => ({
        number,
        round,
        by,
        at,
        option,
        ledgers: ledgersIn(inOrder(number)),
        answers: inOrder(number).map(({ memberId, answer, at: answeredAt, by: givenBy }) => ({
          memberId,
          answer,
          at: answeredAt,
          by: givenBy,
        })),
      })),
    };
  }
  const all = async (tail: string, parameters: readonly (string | number)[]) => {
    const splits: Split[] = [];
    for (const row of await splitsTable.find(sql, tail, parameters)) splits.push(await whole(row));
    return splits;
  };
  const one = async (tail: string, parameters: readonly (string | number)[]) =>
    (await all(`${tail} LIMIT 1`, parameters))[0] ?? null;

  async function write({ no, id }: Pick<Split, "no" | "id">, version: Version): Promise<void> {
    const { number, round, by, at, option } = version;
    const isNew = await splitVersionsTable.insertOrNothing(sql, {
      no,
      number,
      splitId: id,
      round,
      by,
      at,
      option,
    });
    for (const answer of version.answers)
      if (isNew) await splitAnswersTable.insert(sql, { no, number, ...answer, ...pointsOf(version, answer) });
      else
        await splitAnswersTable.updateWhere(
          sql,
          { answer: answer.answer, at: answer.at, by: answer.by },
          "no = ? AND number = ? AND member_id = ?",
          [no, number, answer.memberId],
        );
  }

  return {
    openOf: (no) => one("WHERE open_no = ?", [no]),
    inForceOf: (no) => one("WHERE no = ? AND state = 'in-force'", [no]),
    latestOf: (no) => one("WHERE no = ? ORDER BY id DESC", [no]),
    agreedOf: (no) => all("WHERE no = ? AND in_force_at IS NOT NULL ORDER BY in_force_at, id", [no]),
    allOpen: () => all("WHERE open_no IS NOT NULL ORDER BY id", []),
    openFor: (memberId) =>
      all(
        `WHERE open_no IS NOT NULL AND id IN (SELECT split_id FROM split_parties WHERE member_id = ?)
         ORDER BY id`,
        [memberId],
      ),
    async standingIn(no, memberId) {
      const [open] = await splitsTable.find(sql, "WHERE open_no = ?", [no]);
      if (open === undefined) return null;
      const parties = await splitPartiesTable.count(sql, "WHERE split_id = ? AND member_id = ?", [
        open.id,
        memberId,
      ]);
      return parties > 0 ? "negotiator" : open.askedId === memberId ? "judge" : null;
    },
    async nextNumber(no) {
      const row = await sql.one<{ last: number | null }>(
        `SELECT MAX(number) AS "last" FROM split_versions WHERE no = ?`,
        [no],
      );
      return Number(row?.last ?? 0) + 1;
    },
    async create(split) {
      const { parties, versions, ...row } = split;
      const stored = await splitsTable.insert(sql, { ...row, openNo: row.no, version: 1 });
      for (const [place, party] of parties.entries())
        await splitPartiesTable.insert(sql, { splitId: stored.id, place, ...party });
      for (const version of versions) await write(stored, version);
      return { ...split, id: stored.id, version: 1 };
    },
    async save(split) {
      const { parties, versions, ...row } = split;
      const saved = await splitsTable.update(sql, { ...row, openNo: isOpen(split) ? row.no : null });
      for (const { memberId, there } of parties)
        await splitPartiesTable.updateWhere(sql, { there }, "split_id = ? AND member_id = ?", [
          row.id,
          memberId,
        ]);
      for (const version of versions) await write(row, version);
      return { ...split, version: saved.version };
    },
  };
}

function ledgersIn(rows: readonly SplitAnswerRow[]): Version["ledgers"] {
  const shares = (ledger: (typeof LEDGERS)[number]) =>
    rows.map((row) => ({ memberId: row.memberId, basisPoints: row[ledger] }));
  return { performance: shares("performance"), ownership: shares("ownership"), income: shares("income") };
}

function pointsOf({ ledgers }: Version, { memberId }: { readonly memberId: string }) {
  return {
    performance: shareOf(ledgers.performance, memberId),
    ownership: shareOf(ledgers.ownership, memberId),
    income: shareOf(ledgers.income, memberId),
  };
}
