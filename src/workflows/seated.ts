// An item as it was, where its holder is now: whoever held it then may have changed departments since (rules.md 12).
import type { Store } from "../../db/store.ts";
import type { Item } from "../domain/item/item.ts";
import { largeAmong } from "../domain/people/seats.ts";

export async function seated(before: Item, { people }: Pick<Store, "people">): Promise<Item> {
  const { place, ownerId } = before;
  const holder = place !== "owned" || ownerId === null ? null : await people.member(ownerId);
  if (holder === null || holder.mainDepartmentId === before.departmentId) return before;
  const department = await people.department(holder.mainDepartmentId);
  if (department === null) return before;
  const large = await people.department(before.largeDepartmentId);
  return { ...before, departmentId: department.id, largeDepartmentId: largeAmong(department, large) };
}
