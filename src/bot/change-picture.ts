// The picture of what a change of a rule would have done, for whoever may make it when the picture goes.
import type { Picture } from "../charts/picture.ts";
import { createRulesAt } from "../chat/rules-in-force.ts";
import { scopeLed } from "../domain/rules/proposal.ts";
import { readChange } from "../workflows/rules/change-picture.ts";
import { named, weighing } from "../workflows/rules/weighed.ts";
import { shown } from "../workflows/rules/wishes.ts";
import { changePicture } from "./drawn-up.ts";
import type { Ground } from "./ground.ts";
import type { Reader } from "./reader.ts";

type Needs = Pick<Ground, "database" | "templates" | "now" | "rules">;

/** Null for somebody else's rule, and for what cannot be played. @param of the words of the spec */
export async function drawnChange(
  of: readonly string[],
  memberId: string,
  { ground, reader }: { readonly ground: Needs; readonly reader: Pick<Reader, "compute"> },
): Promise<Picture | null> {
  const { database, templates, now } = ground;
  const wish = readChange(of);
  if (wish === null) return null;
  const found = await database.read(async (store) => {
    const actor = await store.people.actor(memberId);
    // What binds the whole company is asked for by managers, who need not lead all of it.
    const led = actor === null ? undefined : scopeLed(actor);
    if (led === undefined || (wish.departmentId !== null && wish.departmentId !== led)) return null;
    const rules = await createRulesAt(ground.rules)(store, { now: now() });
    return { rules, departments: await store.people.departments() };
  });
  if (found === null) return null;
  const ask = weighing(wish, { ...found, now: now() });
  if (ask === null) return null;
  const lines = named((await reader.compute(ask)) as Parameters<typeof named>[0], found.departments);
  const department = found.departments.find(({ id }) => id === wish.departmentId)?.name ?? null;
  const shared = { wish: shown(wish, found), department, now: now(), group: false };
  return changePicture(lines, (block, values = {}) =>
    templates.render("pictures", block, { ...shared, ...values }),
  );
}
