// What would become of a list's rows, with nothing written: repeats within the list are seen, too.
import type { Store } from "../../../db/store.ts";
import { companyKey } from "../../chat/read/company.ts";
import type { Calendar } from "../../domain/calendar.ts";
import type { Day } from "../../domain/day.ts";
import type { Column } from "../../domain/hands/lead-list.ts";
import { RowError } from "../../domain/hands/row-reasons.ts";
import type { InForce } from "../../domain/rules/in-force.ts";
import { filled, keysOf } from "./cells.ts";
import { allFaults } from "./faults.ts";
import { type FirstLook, lookAt } from "./first-look.ts";
import { type ChosenOwners, createOwners, type Importer } from "./owners.ts";
import { type Reading, type RowFacts, readRow } from "./read-row.ts";
import type { ListToStage } from "./stage-rows.ts";
import { type Judged, remarksOn } from "./steps.ts";
import { checkRow, type TakeScene } from "./take-row.ts";

type Row = Parameters<typeof readRow>[0];

interface Given {
  readonly read: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
  readonly rules: InForce;
  readonly calendar: Calendar;
  readonly now: number;
  readonly importer: Importer;
  /** What words of the list mean, said with it. */
  readonly said: readonly { readonly word: string; readonly meaning: string }[];
  /** What was said of names that nobody is called by. */
  readonly chosen?: ChosenOwners;
  /** And of when what is won without a day was signed. */
  readonly signedOn?: Day | null;
  /** So many rows a look, where somebody's answer may wait for it. */
  readonly atOnce?: number;
  /** Told before the first verdict. */
  readonly first: (look: FirstLook) => Promise<void>;
}

const AT_ONCE = 200;

export async function* tryRows(
  { columns, rows }: ListToStage,
  given: Given,
): AsyncGenerator<readonly Judged[]> {
  const stageWords = new Map([
    ...(await given.read(({ imports }) => imports.stageWords())),
    ...given.said.map(({ word, meaning }) => [word, meaning] as const),
  ]);
  const reading = { columns, stageWords, now: given.now, signedOn: given.signedOn ?? null };
  const seen = new Map<string, number>();
  let waiting: { readonly line: number; readonly cells: Row }[] = [];
  let isFirst = true;
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < (given.atOnce ?? AT_ONCE)) continue;
    yield await some();
  }
  if (waiting.length > 0 || isFirst) yield await some();

  async function some(): Promise<readonly Judged[]> {
    const batch = waiting;
    waiting = [];
    if (isFirst)
      await given.first(
        lookAt({ columns, rows: batch, words: wordsIn(batch, columns), said: reading.stageWords }),
      );
    isFirst = false;
    return given.read(async (store) => {
      const owners = createOwners(given.importer, store, given.chosen);
      const judged: Judged[] = [];
      for (const { line, cells } of batch)
        judged.push({
          line,
          ...(await judge(cells, { line, reading, seen, scene: { ...given, store, owners } })),
        });
      return judged;
    });
  }
}

async function judge(
  cells: Row,
  {
    line,
    reading,
    seen,
    scene,
  }: {
    readonly line: number;
    readonly reading: Reading;
    /** The line by what a row is known by. */
    readonly seen: Map<string, number>;
    readonly scene: TakeScene;
  },
): Promise<Omit<Judged, "line">> {
  const nothing = { no: null, reason: null, about: null, near: null };
  try {
    const facts = readRow(cells, reading);
    const { no, near } = await checkRow(facts, scene);
    if (no !== null) return { ...nothing, verdict: "duplicate", no };
    const keys = keysIn(facts);
    const known = facts.further ? undefined : keys.find((key) => seen.has(key));
    if (known !== undefined) {
      const reason = facts.company === null || known === keys[0] ? "repeated" : "repeated-phone";
      return { ...nothing, verdict: "duplicate", reason, about: String(seen.get(known)) };
    }
    for (const key of keys) seen.set(key, seen.get(key) ?? line);
    return { ...nothing, verdict: "created", near, ...remarksOn(facts) };
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return {
      ...nothing,
      verdict: "rejected",
      ...(await allFaults(error, cells, { reading, owners: scene.owners })),
    };
  }
}

function keysIn({ company, phones }: RowFacts): readonly string[] {
  const name = company === null ? [] : [`name:${companyKey(company)}`];
  return [...name, ...keysOf(phones)];
}

function wordsIn(rows: readonly { readonly cells: Row }[], columns: readonly Column[]): readonly string[] {
  const at = columns.find(({ field }) => field === "stage")?.at;
  if (at === undefined) return [];
  return [...new Set(rows.map(({ cells }) => filled(cells[at])).filter((word) => word !== null))];
}
