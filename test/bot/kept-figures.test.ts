// A hundred departments, one change after another: figures that go along with them are those that are computed anew.
import { describe, expect, test } from "vitest";
import type { Pause } from "../../src/domain/clock/pauses.ts";
import { standstillsOf } from "../../src/domain/insight/dwell.ts";
import type { Scope } from "../../src/domain/insight/scope.ts";
import { INSIGHT_RULES } from "../../src/domain/insight-rules.ts";
import { anomalies } from "../../src/workflows/insight/anomalies.ts";
import { diagnosis } from "../../src/workflows/insight/diagnosis.ts";
import { dwell } from "../../src/workflows/insight/dwell.ts";
import { funnel } from "../../src/workflows/insight/funnel.ts";
import { keepSeen } from "../../src/workflows/insight/kept-seen.ts";
import { keepStays } from "../../src/workflows/insight/kept-stays.ts";
import { pyramid } from "../../src/workflows/insight/pyramid.ts";
import { reverse } from "../../src/workflows/insight/reverse.ts";
import type { SeenReading } from "../../src/workflows/insight/seen.ts";
import { strengths } from "../../src/workflows/insight/strengths.ts";
import { stuck } from "../../src/workflows/insight/stuck.ts";
import { beforeLanding } from "../setup/counts.ts";
import { DAY, livedCompany } from "./lived-company.ts";

const NOW = 1_790_000_000_000;
const rules = { ...INSIGHT_RULES.insight, fewest: 2, ownRatesFrom: 3 };
const window = { from: NOW - 90 * DAY, until: NOW + 1, asOf: NOW };
/** A time that is over. */
const past = { from: NOW - 200 * DAY, until: NOW - 110 * DAY, asOf: NOW };
const comparedFrom = NOW - 365 * DAY;
const company: Scope = { kind: "company" };

function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

/** Everything that is made of stays, for one reading. */
async function everything(scope: Scope, departments: number, reading: SeenReading) {
  const asked = { scope, window, comparedFrom, rules };
  const departmentIds = Array.from({ length: departments }, (_, index) => 1 + index);
  return {
    funnel: await funnel({ scope, window }, reading),
    earlier: await funnel({ scope, window: past }, reading),
    pyramid: await pyramid({ scope, window, rules }, reading),
    strengths: await strengths({ scope, window, rules }, reading),
    dwell: await dwell({ scope, window, comparedFrom }, reading),
    stuck: await stuck({ ...asked, most: 7, longest: 2, named: [3, 14, 15] }, reading),
    stuckThen: await stuck({ ...asked, window: past, most: 7, longest: 2, named: [9] }, reading),
    diagnosis: await diagnosis(asked, reading),
    reverse: await reverse(
      {
        scope,
        around: company,
        targetFen: 9e9,
        bookedFen: 0,
        endsAt: NOW + 40 * DAY,
        now: NOW,
        rules,
      },
      reading,
    ),
    anomalies: await anomalies({ departmentIds, window, comparedFrom, rules }, reading),
  };
}

function kept(pausesOf: () => readonly Pause[]) {
  const stays = keepStays();
  const seen = keepSeen(stays);
  let known = { pauses: pausesOf(), standstills: standstillsOf(pausesOf()) };
  const reading: SeenReading = {
    pauses: { since: async () => known.pauses } as unknown as SeenReading["pauses"],
    stays: {
      since: async (scope, from) => stays.since(scope, from) ?? [],
      async seen(scope, through, every) {
        if (known.pauses !== pausesOf())
          known = { pauses: pausesOf(), standstills: standstillsOf(pausesOf()) };
        return seen.of(scope, through, { standstills: known.standstills, every });
      },
      count: async (scope, from) => stays.count(scope, from),
    },
  };
  return { stays, reading };
}

describe.each([
  // So many stays that some stand for all of them.
  ["a hundred departments", { departments: 100, people: 2, items: 3600 }, beforeLanding(3, 1), 60],
  ["three departments", { departments: 3, people: 4, items: 250 }, beforeLanding(8, 4), 24],
  ["one department", { departments: 1, people: 3, items: 90 }, beforeLanding(6, 4), 16],
] as const)("%s", (_, size, rounds, changes) => {
  test.each([1])("course %s: kept as computed anew", { timeout: 240_000 }, async (seed) => {
    const roll = dice(seed * 7919);
    const lived = livedCompany({ ...size, now: NOW, roll });
    let pauses: readonly Pause[] = [];
    const { stays, reading } = kept(() => pauses);
    stays.take(lived.all(), NOW - 500 * DAY);
    for (let round = 0; round < rounds; round++) {
      for (let change = 0; change < changes; change++) {
        const no = 1 + roll(size.items + 3);
        lived.happen(no, NOW - roll(3) * DAY);
        stays.replace([no], lived.staysOf(no));
        if (change % 5 === 0) await funnel({ scope: company, window }, reading);
      }
      if (roll(4) === 0) pauses = [...pauses, pauseOf(roll, size.departments)];
      const department = { kind: "departments", ids: [1 + roll(size.departments)] } as const;
      const scopes: readonly Scope[] = [
        company,
        department,
        { kind: "departments", ids: Array.from({ length: size.departments }, (__, index) => 1 + index) },
        { kind: "member", memberId: `p${department.ids[0]}-1` },
      ];
      const scope = scopes[round % scopes.length] ?? company;
      const anew = await everything(scope, size.departments, lived.reading(pauses));
      expect([round, scope, await everything(scope, size.departments, reading)]).toEqual([
        round,
        scope,
        anew,
      ]);
    }
  });
});

function pauseOf(roll: (sides: number) => number, departments: number): Pause {
  const beganAt = NOW - (10 + roll(100)) * DAY;
  const whose = [
    { no: 1 + roll(90), memberId: "", customerId: 0 },
    { no: 0, memberId: `p${1 + roll(departments)}-0`, customerId: 0 },
    { no: 0, memberId: "", customerId: 1 + roll(90) },
    { no: 0, memberId: "", customerId: 0 },
  ][roll(4)] ?? { no: 0, memberId: "", customerId: 0 };
  return {
    id: 1,
    ...whose,
    kind: "leave",
    beganAt,
    endedAt: roll(2) === 0 ? null : beganAt + 5 * DAY,
    reason: null,
  };
}
