// What was kept of stays as things happened is what playing the history again gives.
import { expect } from "vitest";
import type { Rows } from "../../db/dump.ts";
import { staysIn, type Unsaved } from "../../src/domain/insight/stay.ts";
import { stepsOf } from "../../src/workflows/insight/play-stays.ts";

type Told = Pick<Rows, "items" | "history" | "stays" | "members">;

export function expectStaysAsPlayed({ items, history, stays, members }: Told): void {
  const departments = new Map(members.map(({ userId, mainDepartmentId }) => [userId, mainDepartmentId]));
  for (const item of items) {
    const told = history.filter(({ no }) => no === item.no);
    const kept = stays.filter(({ no }) => no === item.no);
    const played = staysIn(stepsOf(item, told, departments));
    expect(kept.map(whatIsTold), `#${item.no}: ${told.map(({ what }) => what).join(" ")}`).toEqual(
      played.map(whatIsTold),
    );
  }
}

/** A history does not say in which departments it was. */
function whatIsTold({ id: _, departmentId: _one, largeDepartmentId: _other, ...stay }: Unsaved) {
  return stay;
}
