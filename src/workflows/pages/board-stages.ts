// What stands in each of the six stages, to be looked at: a column a stage, or one stage page by page.

import { at, dayOf } from "../../domain/day.ts";
import { groupedBy } from "../../domain/grouped.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { amountOf, type Item, type Stage } from "../../domain/item/item.ts";
import { report } from "../insight/reports.ts";
import { lateAmong, latenessShown } from "../late.ts";
import { linesOf } from "../lists.ts";
import type { LookScene, Values } from "./look-scene.ts";
import type { WhosePage } from "./whose-page.ts";

export const STAGES: readonly Stage[] = [1, 2, 3, 4, 5, 6];

/** In a column; of a stage that was chosen a page; and so many pages: whoever looks further searches. */
const A_COLUMN = 10;
const A_PAGE = 30;
const MOST_PAGES = 10;

/** `stage`: the one that was chosen, 0 for all of them. */
export interface StagesAsk {
  readonly stage: number;
  readonly page: number;
}

export async function stagesOn(
  { scope, isOwn }: Pick<WhosePage, "scope" | "isOwn">,
  ask: StagesAsk,
  scene: LookScene,
): Promise<Values> {
  const { now, store, compute } = scene;
  const today = dayOf(now);
  const all = compute(report("held", { scope, dueBefore: at(today) }));
  // One's own are late as 今日 says it, others' as a head reads of them.
  const held = isOwn ? all : await lateAmong(all, scope, scene);
  const counted = groupedBy(held, ({ stage }) => stage ?? 0);
  const chosen = STAGES.find((stage) => stage === ask.stage) ?? null;
  const countOf = (stage: Stage | 0) => sum(counted.get(stage) ?? [], "count");
  const last = Math.min(MOST_PAGES, Math.max(1, Math.ceil(countOf(chosen ?? 0) / A_PAGE)));
  const page = chosen === null ? 1 : Math.min(Math.max(1, ask.page), last);
  const itemsIn = await readerOf(scope, scene);
  const columns = [];
  for (const stage of STAGES) {
    const some = counted.get(stage) ?? [];
    const count = countOf(stage);
    const [from, to] =
      chosen === null ? [0, A_COLUMN] : stage === chosen ? [(page - 1) * A_PAGE, page * A_PAGE] : [0, 0];
    const items = (await itemsIn(stage, Math.min(to, count))).slice(from, to);
    const late = await latenessShown(items, { ...scene, isOwn });
    const lines = (await linesOf(items, store)).map((line) => ({
      ...line,
      amountFen: amountOf(line.item),
      days: late.get(line.item.no)?.days ?? 0,
      rested: late.get(line.item.no)?.rested ?? 0,
    }));
    columns.push({
      stage,
      count,
      lines,
      amountFen: sum(some, "amountFen"),
      overdue: sum(some, "overdue"),
      more: Math.max(0, count - to),
    });
  }
  return {
    columns,
    chosen,
    page,
    last,
    leads: countOf(0),
    count: held.reduce((all, one) => all + one.count, 0),
  };
}

function sum<Name extends string>(rows: readonly Readonly<Record<Name, number>>[], name: Name): number {
  return rows.reduce((total, row) => total + row[name], 0);
}

type ItemsIn = (stage: Stage, most: number) => Promise<readonly Item[]>;

/** One's own are few, and read once; a department's are many: of each stage as many as are shown. */
async function readerOf(scope: Scope, { store }: Pick<LookScene, "store">): Promise<ItemsIn> {
  if (scope.kind === "company") return async () => [];
  if (scope.kind === "departments")
    return async (stage, most) =>
      most === 0 ? [] : store.board.column({ departmentIds: scope.ids, stage, most });
  const own = await store.items.ownedBy(scope.memberId);
  const isIn = (stage: Stage) => (item: Item) =>
    item.stage === stage &&
    (stage === 6 ? item.outcome === "won" && item.nextDueAt !== null : item.outcome === "open");
  return async (stage, most) => own.filter(isIn(stage)).slice(0, most);
}
