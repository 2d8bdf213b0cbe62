// 云图那边换人了,现在李总负责,13712340000: a number that nobody there has yet is offered as that of whoever was named before it.
import { NOT_REACHED } from "../read/attempt.ts";
import { contactBeside, isLikeName } from "../read/contact.ts";
import { fold } from "../read/fold.ts";
import { PEOPLE } from "../read/profile-words.ts";
import type { Part } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { MASKS } from "./cue.ts";
import type { Seen } from "./seen.ts";
import type { Spoken } from "./spoken.ts";

/** It reaches nobody, or somebody else was recommended: 老吴推荐了盐城东方检测,对接人高主任 189…. */
const NOBODYS = new RegExp(
  `${NOT_REACHED.source}|推荐|介绍|新客户|线索|报备|竞品|对手|司机|师傅|货代|中介|别打|打错|离职|我的|我们的|我给|同行|快递|物流单|单号|订单号`,
  "u",
);

/** The command that keeps it; null where none is told, or it is known, reaches nobody, or is nobody's. */
export async function newNumber(
  { part, apart }: Spoken,
  no: number,
  { registry, reachedBy }: Surroundings,
): Promise<string | null> {
  const [phone, another] = apart.phones.filter(({ start }) =>
    part.clauses.some((clause) => start >= clause.start && start < clause.end),
  );
  if (phone === undefined || another !== undefined || apart.names.length > 1 || NOBODYS.test(part.text))
    return null;
  if ((await reachedBy(no)).some((one) => one.phone === phone.value)) return null;
  const folded = fold(apart.text);
  const { name } = contactBeside(folded, phone, []);
  const said = apart.text.slice(part.clauses[0]?.start ?? 0, phone.start).replace(/[那这]边/gu, "  ");
  const before = [...said.matchAll(PEOPLE)].at(-1);
  const beside = name === null ? "" : folded.slice(name.start, name.end);
  const person = isLikeName(beside) ? beside : before?.[0];
  if (person === undefined) return null;
  const contact = registry
    .entry("contact")
    .offered({ renumbered: false, contact: `${person} ${phone.value}` });
  return `${registry.wordOf("contact")} #${no} ${contact}`;
}

/** 泵业许总来电问WMS,号码135…: beside what is said of somebody it is theirs, and nobody is looked up. */
export function isTheirNumber({ entry, clause }: Pick<Seen, "entry" | "clause">, part: Part): boolean {
  const isNumber = entry.id === "check-duplicate" && clause.masked.includes(MASKS.phone);
  return isNumber && clause !== part.clauses[0] && !LOOKS.test(part.text);
}

const LOOKS = /[查搜谁]|哪[家个]|是不是|有没有/u;
