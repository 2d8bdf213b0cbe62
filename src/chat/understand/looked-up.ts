// Something is asked: which look answers it, of whom, and what is said of where no line has it (speech.md, "Kinds").
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { peopleNamed, personIn, personNamed, restOf } from "./filling.ts";
import { mayGoWithoutItem, takesItem } from "./registry.ts";
import type { Seen } from "./seen.ts";
import { placeIn } from "./somebody-new.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";
import { stagesAsked } from "./stages-asked.ts";
import { LEAST } from "./topics.ts";

/** Whom a colleague is named in says more than one that names nobody; one that names no colleague says nothing. */
async function fitting(looks: readonly Seen[], around: Surroundings) {
  for (const look of looks) {
    const person = look.who === null ? null : await personIn(look, around);
    if (person !== null && person !== around.me) return { look, person };
  }
  // 我手里头有报过价的伐,李四本人失忆了: whoever names themselves asks of themselves.
  return { look: looks.find(({ who }) => who === null), person: null };
}

/** Looks a customer up by a name. */
const CUSTOMER = "customer";

/** Asked → answered by looking; of which customer, if the words say nothing of it, is asked by the command itself. */
export async function asked(
  spoken: Spoken,
  found: readonly Seen[],
  around: Surroundings,
): Promise<Speech | null> {
  const { subjects, apart } = spoken;
  const looks = found.filter(({ means, clause }) => means === "looks" && !SPARES.test(clause.text));
  const { registry } = around;
  if (subjects.length > 0) {
    const look = looks.find(({ entry }) => takesItem(entry) || entry.id === OF_RULES);
    // 退公海的话云图几天后能领: the rule, as it holds for each of them.
    if (look?.entry.id === OF_RULES) {
      const rule = `${registry.wordOf(OF_RULES)} ${restOf(look, spoken, null)}`;
      return { ...NOTHING, runs: subjects.map(({ no }) => (no === null ? rule : `${rule} #${no}`)) };
    }
    const runs = [];
    for (const { token, no } of subjects) {
      const seen = no === null || (await around.seen(no));
      const word = registry.wordOf(seen ? (look?.entry.id ?? "show") : CUSTOMER);
      const name = spoken.part.about[subjects.findIndex((one) => one.no === no)];
      runs.push(
        seen || name === undefined ? `${word} ${token}` : `${word} ${apart.text.slice(name.start, name.end)}`,
      );
    }
    return { ...NOTHING, runs };
  }
  const [phone] = apart.phones;
  if (phone !== undefined)
    return { ...NOTHING, runs: [`${registry.wordOf("check-duplicate")} ${phone.value}`] };
  const priced = await ofPrice(spoken, around);
  if (priced !== null) return { ...NOTHING, runs: [`${registry.wordOf("show")} #${priced}`] };
  const isCompared = COMPARED.test(apart.text);
  const people =
    isCompared || HELD_BY_SEVERAL.test(apart.text) ? await peopleNamed(asRead(spoken.part.text), around) : [];
  // 张三李四各多少w: what each of the department holds, beside each other.
  if (people.length > 1 && isCompared && OF_SUMS.test(asRead(apart.text)))
    return { ...NOTHING, runs: [registry.wordOf(OF_TEAM)] };
  if (people.length > 1)
    return { ...NOTHING, runs: people.map((one) => `${registry.wordOf(OF_ONE_MEMBER)} @${one}`) };
  const staged = await stagesAsked(spoken, around);
  if (staged !== null) return staged;
  const { look, person } = await fitting(looks, around);
  if (look === undefined) {
    const last = OF_THEM.test(apart.text) ? await around.last() : null;
    if (last !== null) return { ...NOTHING, runs: [`${registry.wordOf("show")} #${last}`] };
    // 智能表格怎么绑 asks for something to be done: that is offered.
    if (found.some(({ cue, means }) => cue.manner === "said" && means !== "looks")) return null;
    return (await onTopic(spoken, around)) ?? ofLast(spoken, around);
  }
  // 高意向一般停多久: a line with a word of its own asks of no customer.
  const isOfItem = takesItem(look.entry) && look.cue.variant === null;
  const last = isOfItem ? await around.last() : null;
  // 新来的那几个跟得怎么样, 谁手上单子最多: of no customer, so perhaps of something else.
  const isOfNone = look.entry.id === CUSTOMER || (isOfItem && !mayGoWithoutItem(look.entry) && last === null);
  // 李四有几个高意向, 张三手上几个要到期: of whoever is named, not of oneself.
  const mayBeOf = look.who === null && (isOfNone || isOfOneself(look.entry));
  const somebody = mayBeOf ? await somebodyIn(spoken, around) : null;
  const isOther = (isOfNone || somebody !== null) && look.who === null;
  const other = isOther ? await onTopic(spoken, around) : null;
  if (other !== null) return other;
  if (somebody !== null) return { ...NOTHING, runs: [`${registry.wordOf(OF_ONE_MEMBER)} @${somebody}`] };
  const rest = isOfItem ? (last === null ? "" : `#${last}`) : restOf(look, spoken, { person, item: null });
  // 温州那个阀门厂谁在跟, of no customer one may know: all of that place.
  const place = look.entry.id === CUSTOMER && rest === "" ? placeIn(asRead(spoken.part.text)) : "";
  if (place !== "") return { ...NOTHING, runs: [`${registry.wordOf(CUSTOMER)} ${place}`] };
  return { ...NOTHING, runs: [`${registry.wordOf(look.entry.id)} ${rest}`.trim()] };
}

/** A look that knows only oneself, or only a department. */
function isOfOneself({ topic }: Seen["entry"]): boolean {
  const [of, another] = topic?.of ?? [];
  return of !== undefined && another === undefined && of !== "人";
}

/** A colleague's name stands there, not beside me: 我跟李四一起的. */
async function somebodyIn({ part }: Spoken, around: Surroundings): Promise<string | null> {
  const said = asRead(part.text).replace(SPARES_BEHIND, "");
  const person = /我/u.test(said) ? null : await otherNamed(said, around);
  return person === null || /[和跟与给]\s*$/u.test(said.split(person)[0] ?? "") ? null : person;
}

/** 李四手上有几个, asked by 李四: of oneself. */
async function otherNamed(said: string, around: Surroundings): Promise<string | null> {
  const person = await personNamed(said, around);
  return person === around.me ? null : person;
}

/** 张三跟李四两个人手上压着哪些, 张三李四王五手上各几个 */
const HELD_BY_SEVERAL =
  /(?:手[上里头]|名下)各|[\p{Script=Han}]{2}[和跟与、][\p{Script=Han}]{2,12}(?:手[上里头]|名下|在跟|跟着)|谁(?:的|手[上里头]|名下)?[^,;。]{0,4}(?:单子?|客户|商机|活)[^,;。]{0,3}[多少]/u;
const COMPARED =
  /各(?:自|人)?(?:有|是|报了|手[上里])?(?:多少|几)|谁(?:的|手上|名下)?[^,;。]{0,8}(?:更?[大多高少低])|对比|比一比|比一下|比较一下/u;
const OF_SUMS = /金额|报价|盘子|商机|多少(?:[wW万钱块]|$|[\s,;。])|总额|合计/u;
const OF_TEAM = "team";
const OF_ONE_MEMBER = "team-member";
/** 李四有几个高意向 */
const HOLDS = /[几幾]个?|多少|哪些|单子?|客户|商机/u;

/** 报过45万的是哪家: the only one of one's own with that price. */
async function ofPrice({ apart }: Spoken, around: Surroundings): Promise<number | null> {
  const [amount, another] = apart.amounts;
  const isWhich = another === undefined && /哪[家个单位]|谁家/u.test(apart.text);
  return amount?.fen != null && isWhich ? around.priced(amount.fen) : null;
}

/** 经费还剩多少, 谁手上活最少: no line has it, and what it is about is plain all the same. */
async function onTopic(spoken: Spoken, around: Surroundings): Promise<Speech | null> {
  const { registry } = around;
  const { part } = spoken;
  const [clause] = part.clauses;
  const person = await otherNamed(asRead(part.text), around);
  const [best] = registry.topics.of(part.text, person !== null);
  const ofMember = { ...NOTHING, runs: [`${registry.wordOf(OF_ONE_MEMBER)} @${person}`] };
  if (clause === undefined || best === undefined || best.weight < LEAST)
    return HOLDS.test(part.text) && (await somebodyIn(spoken, around)) !== null ? ofMember : null;
  const entry = registry.entry(best.id);
  if (person !== null && isOfOneself(entry) && (await somebodyIn(spoken, around)) !== null) return ofMember;
  const cue = { id: best.id, manner: "said", variant: null } as const;
  const seen = { cue, entry, clause, start: 0, end: 0, who: person, words: null, means: "looks" } as const;
  const rest = restOf(seen, spoken, { person, item: null });
  return { ...NOTHING, runs: [`${registry.wordOf(best.id)} ${rest}`.trim()] };
}

/** 约的几点来着, right behind a look at a customer. */
async function ofLast({ part }: Spoken, around: Surroundings): Promise<Speech | null> {
  const last = OF_A_DEAL.test(part.text) ? await around.last() : null;
  return last === null ? null : { ...NOTHING, runs: [`${around.registry.wordOf("show")} #${last}`] };
}

const OF_A_DEAL =
  /约|报价|报的|多少钱|合同|电话|手机|联系人|地址|到哪|进展|阶段|谁拍板|付款|尾款|签|需求|什么时候|几[号点]/u;

/** 省得主管又来念: what it is asked for. */
const SPARES = /^[\s,]*(?:省得|免得)/u;
const SPARES_BEHIND = /[\s,;。](?:省得|免得)[^;。]*$/u;
const OF_RULES = "rules";

/** 他们上回报的是30还是32来着: whoever was just spoken of. */
const OF_THEM = /他们|她们|他家|人家|那边|对方|[那这]家|[那这]单|上[回次](?!班)|它/u;
