// The items a text names before anything else: 12 45 88都打了, 第3条发了方案, 它报了价.
import { type ItemReference, readItemReference, readItemReferences } from "../read/item-reference.ts";
import { numberSaid } from "../read/number.ts";
import type { Surroundings } from "./around.ts";
import type { Subject } from "./spoken.ts";

/** The items that stand before anything else, and what is said of them; without any, the whole text. */
export function itemsFirst(said: string): { readonly subjects: readonly Subject[]; readonly rest: string } {
  const { references, before, rest } = readItemReferences(said);
  const [first] = references;
  const isFirst = first !== undefined && first.kind !== "name" && before === "";
  if (!isFirst || (first.kind === "it" && PUT_RIGHT.test(rest))) return { subjects: [], rest: said };
  const subjects = references.map((reference) => subjectOf(reference, said));
  return first.kind === "line" ? withLinesBehind(subjects, rest) : { subjects, rest };
}

/** 刚才那条记错人了: what was written, and no item. */
const PUT_RIGHT = /^\s*(?:又|我|是|被我)*(?:记|写|发|录|打)(?:错|串|混|反)/u;

/** 第2个和第3个都推到周五: the lines that follow. */
function withLinesBehind(subjects: readonly Subject[], rest: string): ReturnType<typeof itemsFirst> {
  const next = rest.replace(/^\s*[、,，和与跟及]\s*(?=第)/u, "");
  const read = next === rest ? null : readItemReference(next);
  return read?.reference.kind === "line" && read.before === ""
    ? withLinesBehind([...subjects, subjectOf(read.reference, next)], read.rest)
    : { subjects, rest };
}

function subjectOf(reference: ItemReference, said: string): Subject {
  if (reference.kind === "number") return { token: `#${reference.no}`, no: reference.no };
  const token =
    /^\s*(?:第\s*\S{1,3}\s*[条个行项家单]|\S{1,6}?(?=客户|商机|线索|单子|[\s,，:：]|$)|\S{1,2})/u.exec(
      said,
    )?.[0] ?? "它";
  return { token: reference.kind === "it" ? "它" : token.trim(), no: null };
}

const LINE = /^第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})/u;

/** 第3个 of the list that was just shown, as the item it is; as it was said where no such line was shown. */
export async function fromList(
  subjects: readonly Subject[],
  { listed, quotes }: Surroundings,
): Promise<readonly Subject[]> {
  return Promise.all(
    subjects.map(async (subject) => {
      const said = subject.no === null && !quotes ? LINE.exec(subject.token)?.[1] : undefined;
      const line = said === undefined ? null : numberSaid(said);
      const no = line === null ? null : await listed(line);
      return no === null ? subject : { token: `#${no}`, no };
    }),
  );
}

/** 3号那张报价多少,4号那张多少 */
export function numbersPointedAt(said: string): readonly Subject[] {
  const found = [...said.matchAll(/(?<!\d)#?(\d{1,7})号?[那这](?:张|单|个单)/gu)].map(([, no]) => Number(no));
  return [...new Set(found)].map((no) => ({ token: `#${no}`, no }));
}
