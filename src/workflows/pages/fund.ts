// The page of 团队经费: what the command shows, month by month, to whom it may be shown.
import type { Store } from "../../../db/store.ts";
import { addDays, type Day, dayOf, isDay, lastDayOfMonth, partsOf } from "../../domain/day.ts";
import { type Month, monthBefore, monthOf, monthWritten } from "../../domain/mentoring/fund.ts";
import type { Department } from "../../domain/people/people.ts";
import type { Actor } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { balancesOf, keptBy, statementFor } from "../mentoring/fund-shown.ts";
import type { LookScene, Values } from "./look-scene.ts";

export interface FundAsk {
  /** "" for the one there is, or all of those somebody keeps. */
  readonly department: string;
  /** As `2026-03`; this month where it is none, or still to come. */
  readonly month: string;
}

/** Whether there is anything in it for somebody. */
export async function hasFund(actor: Actor, store: Store): Promise<boolean> {
  const ids = await store.fund.departments();
  if (ids.includes(actor.department.id)) return true;
  const mayKeep = actor.leads.length > 0 || actor.roles.has("finance");
  return ids.length > 0 && mayKeep && (await keptBy({ actor, store })).length > 0;
}

/** Null for a department that is not there, or whose fund is not theirs to read. */
export async function fundPage(
  { department, month: asked }: FundAsk,
  scene: LookScene,
): Promise<Values | null> {
  const { actor, now, store } = scene;
  const kept = await keptBy(scene);
  const others = kept.length > 1 ? kept : [];
  if (department === "" && others.length > 0)
    return { overview: await balancesOf(others, scene), statement: null };
  const id = department === "" ? (kept[0]?.id ?? actor.department.id) : idOf(department);
  const found = await store.people.department(id);
  const today = dayOf(now);
  const first = isDay(`${asked}-01`) && `${asked}-01` <= today ? `${asked}-01` : `${today.slice(0, 7)}-01`;
  const statement = found === null ? null : await readable(found, monthOf(first), scene);
  if (statement === null) return null;
  const after = monthOf(nextMonth(first));
  return {
    overview: null,
    statement,
    department: statement.department,
    isKeeper: statement.isKeeper,
    areMore: others.length > 0,
    before: monthWritten(monthBefore(first)),
    after: nextMonth(first) > today ? null : monthWritten(after),
    told: { words: { id: "commands/fund", block: "statement", values: { ...statement, bookedBelow: true } } },
  };
}

function idOf(text: string): number {
  return /^\d{1,10}$/.test(text) ? Number(text) : 0;
}

function nextMonth(first: Day): Day {
  const { year, month } = partsOf(first);
  return addDays(lastDayOfMonth(year, month), 1);
}

async function readable(department: Department, month: Month, scene: LookScene) {
  try {
    return await statementFor(department, month, scene);
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
}
