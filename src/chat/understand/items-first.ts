// The items a text names before anything else: 12 45 88都打了, 第3条发了方案, 它报了价.
import { type ItemReference, readItemReferences } from "../read/item-reference.ts";
import type { Subject } from "./spoken.ts";

/** The items that stand before anything else, and what is said of them; without any, the whole text. */
export function itemsFirst(said: string): { readonly subjects: readonly Subject[]; readonly rest: string } {
  const { references, before, rest } = readItemReferences(said);
  const [first] = references;
  const isFirst = first !== undefined && first.kind !== "name" && before === "";
  return isFirst
    ? { subjects: references.map((reference) => subjectOf(reference, said)), rest }
    : { subjects: [], rest: said };
}

function subjectOf(reference: ItemReference, said: string): Subject {
  if (reference.kind === "number") return { token: `#${reference.no}`, no: reference.no };
  const token =
    /^\s*(?:第\s*\S{1,3}\s*[条个行项家单]|\S{1,6}?(?=客户|商机|线索|单子|[\s,，:：]|$)|\S{1,2})/u.exec(
      said,
    )?.[0] ?? "它";
  return { token: reference.kind === "it" ? "它" : token.trim(), no: null };
}
