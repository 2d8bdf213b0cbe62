// Whether somebody may do something with items that nobody holds, many at a time: no look-up for each.
import type { Scene } from "../../chat/command.ts";
import type { Item } from "../../domain/item/item.ts";
import { may, type Verb } from "../../domain/people/rights.ts";
import { relationsTo } from "../../domain/people/standing.ts";

export async function mayOfPool({
  actor,
  store,
}: Pick<Scene<unknown>, "actor"> & {
  readonly store: Pick<Scene<unknown>["store"], "people">;
}): Promise<(verb: Verb, item: Item) => boolean> {
  const departments = new Map((await store.people.departments()).map(({ id, path }) => [id, path]));
  return (verb, item) => {
    const largePath = departments.get(item.largeDepartmentId) ?? "/0/";
    const held = item.place === "owned" ? departments.get(item.departmentId ?? item.largeDepartmentId) : null;
    return may(verb, relationsTo(actor, { item, holderPath: held ?? null, largePath }));
  };
}
