// The page of targets: how far it is, what is needed in which stage and by when, by whose rates; for heads person by person.
import type { Span } from "../../chat/read/span-units.ts";
import { toTheHour } from "../../domain/insight/seen.ts";
import { rankOver, type TargetOf } from "../../domain/insight/target.ts";
import { type Actor, ownRelations } from "../../domain/people/rights.ts";
import { RuleError } from "../../domain/rule-error.ts";
import { peopleThere } from "../insight/people-targets.ts";
import { report } from "../insight/reports.ts";
import { shownTargets } from "../insight/target-read.ts";
import { targetOf } from "../insight/target-set.ts";
import { toldReverse } from "../insight/told-reverse.ts";
import type { LookScene, Values } from "./look-scene.ts";
import { periodOn } from "./period.ts";
import type { Pictured } from "./pictured.ts";
import { type WhoseAsk, type WhosePage, whoseOn } from "./whose-page.ts";

export interface TargetsAsk extends WhoseAsk {
  /** "" and `nearest` for the nearest that has a target. */
  readonly period: string;
}

const NEAREST = "nearest";

/** Null for what is not there, or whose targets are not theirs to read. */
export async function targetsPage(ask: TargetsAsk, given: LookScene): Promise<Values | null> {
  const scene = { ...given, now: toTheHour(given.now) };
  const { actor, store, rules, now } = scene;
  const page = await whoseOn(ask, actor, store);
  const of = page === null ? null : await readableTarget(page, scene);
  if (page === null || of === null) return null;
  const isNearest = ask.period === "" || ask.period === NEAREST;
  const { when, period, isUnread } = periodOn(isNearest ? "" : ask.period, { now, rules, usual: "month" });
  const isAsked = !isNearest && !isUnread;
  const asks = isAsked ? when : null;
  const isUnsaid = page.whose.kind === "unsaid";
  const { saying: shown } = await shownTargets(of, { when: asks, isUnsaid }, scene);
  const { saying, drawn } = await toldReverse(
    { asked: page, whose: page.whose, when: asks, typedFen: null },
    scene,
  );
  const { name, isOwn, department, person, departments } = page;
  const span = drawn?.when ?? when;
  const target: Pictured | null = drawn === null ? null : { kind: "target", name, isOwn, ...drawn };
  return {
    ...{ name, isOwn, department, person, departments },
    ...{ period: isAsked ? period : NEAREST, isUnread, when: span },
    readsCompany: ownRelations(actor).has("manager") || actor.roles.has("admin"),
    told: {
      targets: { id: "commands/target", block: shown.block, values: shown.values },
      reverse: { id: "commands/reverse", block: saying.block, values: saying.values },
    },
    pictures: { target },
    people: page.scope.kind === "departments" ? await peopleOf(page, span, scene) : null,
    setsFor: setsFor(of, page, actor),
  };
}

/** Whose target it is; null where it is not theirs to read. */
async function readableTarget({ whose }: WhosePage, { actor, store }: LookScene): Promise<TargetOf | null> {
  try {
    const of = await targetOf(whose, actor, store);
    rankOver(actor, of);
    return of;
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
}

/** For whom the form sets one: unasked for the one department somebody leads, else as asked. */
function setsFor(of: TargetOf, { whose, departments }: WhosePage, { userId, leads }: Actor) {
  const [only, another] = leads;
  const department = departments.find(({ id }) => id === only?.id);
  if (whose.kind === "unsaid" && department !== undefined && another === undefined)
    return { kind: "department", word: department.name };
  if (of.kind === "person") return { kind: of.userId === userId ? "own" : "person", word: `@${of.userId}` };
  return of.kind === "company"
    ? { kind: "company", word: "" }
    : { kind: "department", word: of.department.name };
}

/** By name, whoever has moved away or left among them: what they are to sign there, and have signed there. */
async function peopleOf({ scope, departments }: WhosePage, span: Span, scene: LookScene) {
  const { now, store, compute } = scene;
  const ids = scope.kind === "departments" ? scope.ids : [];
  const ask = { scope, from: span.from, to: span.to, counts: false };
  const [found] = compute(report("results", { asks: [ask], asOf: now }));
  const within = departments.filter(({ id }) => ids.includes(id));
  const besides = (found?.people ?? []).map(({ memberId }) => memberId);
  const people = await peopleThere(within, span, { store, besides });
  return people
    .map(({ member: { userId, name, active }, isHere, targets }) => {
      const target = targets.find(({ kind }) => kind === "signed");
      const signedFen = found?.people.find(({ memberId }) => memberId === userId)?.tally.signedFen ?? 0;
      const targetFen = target?.value ?? null;
      const leftFen = Math.max(0, (targetFen ?? 0) - signedFen);
      return { userId, name, active, isHere, targetFen, days: target?.days ?? null, signedFen, leftFen };
    })
    .sort((one, other) => one.name.localeCompare(other.name, "zh"));
}
