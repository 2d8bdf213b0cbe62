// 高翔的都给赵敏, 王小二的放公海, 负责人都写我: whose the rows of a list are to be, said while its first look waits.

import { sifted } from "../../chat/read/signs.ts";

/** Which rows: those with one of these names; every row that comes back for its owner; who has left; those that name nobody. */
export type OwnersNamed =
  | { readonly by: "names"; readonly names: readonly string[] }
  | { readonly by: "rest" }
  | { readonly by: "left" }
  | { readonly by: "blank" }
  | { readonly by: "all" };

/** Whose they become: the speaker's, nobody's, somebody's as typed; or they come back after all. */
export type OwnerMeant =
  | { readonly is: "own" }
  | { readonly is: "pool" }
  | { readonly is: "back" }
  | { readonly is: "person"; readonly words: string };

export interface SaidOwner {
  readonly of: OwnersNamed;
  readonly to: OwnerMeant;
}

const NAME = "[\\p{Script=Han}A-Za-z0-9_.·-]{1,20}?";
/** One, or several with 、 or 和 between them. */
const NAMES = "(?<names>(?:「[^」]{1,60}」|[\\p{Script=Han}A-Za-z0-9_.·、/-]){1,60}?)";
/** 和 parts two names of two letters at least; one that has it within is quoted. */
const JOINED = /[、/]|(?<=.{2})(?:和|跟|还有)(?=.{2})/u;
const REST =
  "(?<rest>(?:对不上|没对上|找不到|查无此人|不认识|退回|剩下|其余|其他|其它|别)(?:的|来的)?(?:人|名字|负责人)?)";
const LEFT = "(?<left>已?离职(?:了)?(?:的)?(?:人|同事|员工)?)";
const BLANK = "(?<blank>(?:没|没有|没写|未写|空着?)的?负责人|负责人(?:没写|没填|空着?|是空))";
const WHOSE = `(?:${REST}|${LEFT}|${BLANK}|${NAMES})`;
const ROWS =
  "\\s*(?:的|那|这|名下)*\\s*(?:\\d+|几)?\\s*(?:行|个|些|家)?(?:客户)?\\s*(?:先|就)?(?:全部|全都|都|全|统统)?(?:先|就)?\\s*";
const POOL = "(?:放|丢|扔|转|退|归|进|回|给|算|写)(?:到|进|回|入|成|在)?公海(?:里)?";
const BACK = "(?:还是)?(?:退回|不导入?|先不管|不分)";
const OWN = "我(?:自己|本人)?(?:名下|来?跟|负责|的)*|自己(?:的)?|本人";
const PERSON = `@\\s*[\\p{Script=Han}\\w.@-]{1,40}?|${NAME}`;
const GIVEN = `(?:给|归|分给|转给|改给|派给|分到|转到|挂到?|划给|交给)\\s*(?:(?<own>${OWN})|(?<person>${PERSON}))`;
const WRITTEN = `(?:算|写|记|算作|当)(?:在|到|给|成|上)?\\s*(?:(?<ownWritten>${OWN})|(?<personWritten>@\\s*[\\p{Script=Han}\\w.@-]{1,40}?))`;
const TAIL = "\\s*(?:名下|来?跟进?|负责|头上|那里|那儿)?\\s*(?:的|吧|了|来|啊|好了)*";
const BEGINS = "(?<![\\p{Script=Han}A-Za-z0-9」])";
const ENDS = "(?=$|[\\s,;。、!])";
const NAMED = sifted(
  new RegExp(
    `${BEGINS}(?:把|让)?\\s*${WHOSE}${ROWS}(?:(?<pool>${POOL})|(?<back>${BACK})|${GIVEN}|${WRITTEN})${TAIL}${ENDS}`,
    "u",
  ),
);
const ALL = sifted(
  new RegExp(
    `${BEGINS}(?:把)?\\s*负责人(?:那?一?列)?\\s*(?:全部|全都|都|全|统一|一律)\\s*(?:(?:写成?|填成?|是|算|改成|改为|归|给|换成)\\s*)(?:(?<pool>公海)|(?<own>${OWN})|(?<person>${PERSON}))${TAIL}${ENDS}`,
    "u",
  ),
);

/** As it was understood, and where it stood; null where nothing of the kind is said. */
export function saidOwnerIn(
  text: string,
): { readonly said: SaidOwner; readonly start: number; readonly end: number } | null {
  const all = ALL.exec(text);
  const named = all === null ? NAMED.exec(text) : null;
  const match = all ?? named;
  if (match === null) return null;
  const groups = match.groups ?? {};
  const of = all === null ? ofWhom(groups) : ({ by: "all" } as const);
  return { said: { of, to: meantBy(groups) }, start: match.index, end: match.index + match[0].length };
}

function ofWhom({
  rest,
  left,
  blank,
  names = "",
}: Readonly<Record<string, string | undefined>>): OwnersNamed {
  if (rest !== undefined) return { by: "rest" };
  if (left !== undefined) return { by: "left" };
  if (blank !== undefined) return { by: "blank" };
  const said = names.replace(/^[把让](?=.{2})/u, "");
  const quoted = [...said.matchAll(/「([^」]+)」/gu)].map(([, name = ""]) => name);
  const others = said.replace(/「[^」]+」/gu, "、").split(JOINED);
  return {
    by: "names",
    names: [...quoted, ...others].map((name) => name.trim()).filter((name) => name !== ""),
  };
}

function meantBy(groups: Readonly<Record<string, string | undefined>>): OwnerMeant {
  const person = groups["person"] ?? groups["personWritten"];
  if (groups["pool"] !== undefined) return { is: "pool" };
  if (groups["back"] !== undefined) return { is: "back" };
  return person === undefined ? { is: "own" } : { is: "person", words: person.replace(/^@\s*/u, "").trim() };
}
