// The week's draw: for each large department, what is looked at and by whom (rules.md 4; draw.ts says how).
import { createHash } from "node:crypto";
import type { Store } from "../../../db/store.ts";
import { type Audit, drawnAudit } from "../../domain/audit/audit.ts";
import { auditorOf, draw, type Hash } from "../../domain/audit/draw.ts";
import { addDays, at, type Day, weekday } from "../../domain/day.ts";
import { groupedBy } from "../../domain/grouped.ts";
import type { Item } from "../../domain/item/item.ts";
import { isAway, type Org } from "../../domain/people/org.ts";
import type { Rulebook } from "../../domain/rulebook.ts";

export const sha256: Hash = (text) => createHash("sha256").update(text).digest("hex");

interface DrawScene {
  readonly now: number;
  readonly today: Day;
  readonly store: Store;
  readonly rules: Rulebook;
}

/** Monday of the week a day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** Draws what the week before has brought, once; and finds somebody for what nobody looks at any more. */
export async function drawWeek(scene: DrawScene): Promise<void> {
  const { now, today, store, rules } = scene;
  const week = mondayOf(today);
  const org = await store.org.on(today);
  const open = await store.audits.inState(["open"]);
  const load = new Map<string, number>();
  for (const { auditorId } of open)
    if (auditorId !== null) load.set(auditorId, (load.get(auditorId) ?? 0) + 1);
  const choice = { store, org, load };
  for (const audit of open) await renewed(audit, choice);
  const fresh = await store.audits.newOpportunities(at(addDays(week, -7)), at(week));
  for (const [unitId, items] of groupedBy(fresh, ({ largeDepartmentId }) => largeDepartmentId)) {
    const candidates = items.map(({ no }) => no);
    const { seed, nos } = draw({ week, unitId, candidates }, { hash: sha256, rules });
    const isNew = await store.audits.addDraw({
      week,
      unitId,
      seed,
      candidates: candidates.join(","),
      count: nos.length,
      at: now,
    });
    if (!isNew) continue;
    for (const no of nos) {
      const item = items.find((one) => one.no === no);
      if (item === undefined) continue;
      const auditorId = await chosen(item, seed, choice);
      const audit = drawnAudit({ no, week, unitId, ownerId: item.ownerId, auditorId, drawnAt: now });
      await store.audits.add(auditorId === null ? { ...audit, state: "dropped" } : audit);
    }
  }
}

interface Choice {
  readonly store: Store;
  readonly org: Org;
  readonly load: Map<string, number>;
}

/** What lies with somebody who has left or holds it by now goes to somebody else; what is gone is not looked at. */
async function renewed(audit: Audit, choice: Choice): Promise<void> {
  const { store, load } = choice;
  const { auditorId } = audit;
  const item = await store.items.byNo(audit.no);
  if (item === null || item.mergedInto !== null || item.place === "eliminated") {
    await store.audits.save({ ...audit, state: "dropped" });
    return;
  }
  const isThere = auditorId !== null && (await store.people.member(auditorId))?.active === true;
  if (isThere && auditorId !== item.ownerId) return;
  const draws = await store.audits.drawOf(audit.week, audit.unitId);
  const next = await chosen(item, draws?.seed ?? "", choice);
  if (auditorId !== null) load.set(auditorId, (load.get(auditorId) ?? 1) - 1);
  await store.audits.save({ ...audit, auditorId: next, state: next === null ? "dropped" : "open" });
}

/** 公海管理员 first, then whoever leads the large department or the company, then heads of its other departments. */
async function chosen(item: Item, seed: string, { store, org, load }: Choice): Promise<string | null> {
  const unit = org.departments.get(item.largeDepartmentId);
  const above = [...org.departments.values()].filter(({ path }) => unit?.path.startsWith(path) === true);
  const beside = [...org.departments.values()].filter(
    ({ id, path }) => path.startsWith(unit?.path ?? "/0/") && id !== item.departmentId && id !== unit?.id,
  );
  const leaders = (departments: typeof above) => departments.flatMap(({ id }) => org.leaders.get(id) ?? []);
  const present = (all: readonly string[]) => all.filter((userId) => !isAway(org, userId));
  const companions = (await store.companions.of(item.no)).map(({ memberId }) => memberId);
  const concerned = [item.ownerId, item.finderId, item.actingId, ...companions];
  const auditorId = auditorOf(
    {
      no: item.no,
      seed,
      circles: [
        present((await store.people.withRole("pool-admin")).map(({ userId }) => userId)),
        present(leaders(above)),
        present(leaders(beside)),
      ],
      besides: new Set(concerned.filter((userId) => userId !== null)),
      load,
    },
    sha256,
  );
  if (auditorId !== null) load.set(auditorId, (load.get(auditorId) ?? 0) + 1);
  return auditorId;
}
