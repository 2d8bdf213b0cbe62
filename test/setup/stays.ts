// What was kept of stays as things happened is what playing the history again gives.
import { expect } from "vitest";
import type { Database } from "../../db/database.ts";
import { type Stay, staysIn, type Unsaved } from "../../src/domain/insight/stay.ts";
import { stepsOf } from "../../src/workflows/insight/play-stays.ts";

export async function expectStaysAsPlayed(database: Pick<Database, "read">): Promise<readonly Stay[]> {
  const { items, history, stays, members } = await database.read(({ dump }) => dump.read());
  const departments = new Map(members.map(({ userId, mainDepartmentId }) => [userId, mainDepartmentId]));
  for (const item of items) {
    const told = history.filter(({ no }) => no === item.no);
    const kept = stays.filter(({ no }) => no === item.no);
    const played = staysIn(stepsOf(item, told, departments));
    expect(kept.map(whatIsTold), `#${item.no}: ${told.map(({ what }) => what).join(" ")}`).toEqual(
      played.map(whatIsTold),
    );
  }
  return stays;
}

/** A history does not say in which departments it was. */
function whatIsTold({ id: _, departmentId: _one, largeDepartmentId: _other, ...stay }: Unsaved) {
  return stay;
}
