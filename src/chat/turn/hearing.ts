// What a group may read (rules.md 12): of a department's group its own items only, of a chat with strangers in it nothing.
import type { Item } from "../../domain/item/item.ts";
import { type ItemPlace, isAudienceOf } from "../../domain/people/groups.ts";
import type { Answer } from "../answer.ts";
import type { Moment } from "./moment.ts";

/** The answer with everything made private that this group is not to read. */
export async function asHeardIn(moment: Moment, answer: Answer): Promise<Answer> {
  const { store, incoming } = moment;
  if (incoming.chat.kind === "single") return answer;
  if (await store.botChats.hasOutsiders(incoming.chat.id)) return { ...answer, audience: "private" };
  const bound = await store.botChats.of(incoming.chat.id);
  if (bound === null) return answer;
  const departments = new Map((await store.people.departments()).map((one) => [one.id, one]));
  const group = departments.get(bound.departmentId);
  const hears = (said: Answer): boolean =>
    itemsIn(said.values).every((item) => group !== undefined && isAudienceOf(group, placeOf(item)));
  const placeOf = ({ place, departmentId, largeDepartmentId }: Item): ItemPlace => ({
    holder: place === "owned" ? (departments.get(departmentId ?? 0) ?? null) : null,
    large: departments.get(largeDepartmentId) ?? null,
  });
  const privately = (said: Answer): Answer => (hears(said) ? said : { ...said, audience: "private" });
  return answer.parts === undefined
    ? privately(answer)
    : { ...answer, parts: answer.parts.map((part) => privately(part)) };
}

const DEEPEST = 4;

/** Every item among the values of an answer, however its lists are built. */
function itemsIn(value: unknown, depth = 0): readonly Item[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  if ("no" in value && "largeDepartmentId" in value) return [value as Item];
  return Object.values(value).flatMap((inner) => itemsIn(inner, depth + 1));
}
