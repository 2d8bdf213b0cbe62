// 温州有家瑞峰泵业也想看MES,林总135…; 厂子叫玉环恒通阀门,姓葛,135…: somebody new by the company's name, with a number nobody here has.
import { leadingPlace } from "../names/places.ts";
import type { Surroundings } from "./around.ts";
import { isCompanyCalled } from "./lead-called.ts";
import { declinesIntake } from "./not-taken-in.ts";
import { somebodyIn } from "./somebody-new.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const NAME = "(?<name>\\p{Script=Han}{4,14}?)";
const BEHIND =
  "(?=的?(?:厂|公司|企业|单位)?(?:[\\s,，。;；:：!！~]|$)|[也都还](?:想|要|在|问)|想|要|问|老板|姓|电话|联系)";
const FORMS: readonly RegExp[] = [
  new RegExp(
    `(?:(?<place>\\p{Script=Han}{2,3})(?:那边|这边|那里|本地|当地)?)?(?:还|又|也)?有(?:一|另)?家(?:叫做?)?${NAME}${BEHIND}`,
    "u",
  ),
  new RegExp(`(?:厂子?|公司|单位|企业|店)(?:的?(?:名字?|全称))?(?:就|是)?叫(?:做|个)?${NAME}${BEHIND}`, "u"),
];
/** 帮我建一个, 先记上: what is asked for, and no word of theirs. */
const ASKS_FOR_IT =
  /[\s,，]*(?:你|就|那|请|麻烦)*(?:先|帮我|给我|替我|帮忙)*(?:把(?:他|她|它|这家)?)?(?:报个?备|备个?案|登记?|录|记|存|建)(?:一个|个|上|进去|进系统|一?下|下来|档)(?:吧|了|哈|啊)*(?=$|[\s,，。;；!！~])/u;
const ALSO = /^[\s,，]*(?:另外|还有|对了|再就是|顺便|然后)[\s,，]*/u;
/** Of one's own, whoever else is called so; a question asks of one that is. */
const KNOWN = /[那这哪][家个]|吗|[?？]|是不是|谁/u;

export interface LeadNamed {
  readonly name: string;
  readonly place: string;
  readonly start: number;
  /** From where it begins to behind the name. */
  readonly said: string;
}

/** Null where no company is named so. */
export function leadNamed(text: string): LeadNamed | null {
  if (KNOWN.test(text)) return null;
  for (const form of FORMS) {
    const found = form.exec(text);
    const { name = "", place: before = "" } = found?.groups ?? {};
    if (found === null || !isCompanyCalled(name)) continue;
    const place = placeAtEnd(before);
    const start = found.index + before.length - place.length;
    return { name, place, start, said: text.slice(start, found.index + found[0].length) };
  }
  return null;
}

/** 温州, of 外温州 that 另外温州 ends in. */
function placeAtEnd(said: string): string {
  const at = [0, 1].find(
    (from) => said.length > from + 1 && leadingPlace(said.slice(from)).length === said.length - from,
  );
  return at === undefined ? "" : said.slice(at);
}

/** Taken in where that is asked for, else offered; whatever else is said of them stands in their need. */
export function leadWithNumber(
  text: string,
  phone: { readonly start: number; readonly end: number; readonly value: string },
  { registry, fieldWord, intake }: Surroundings,
): Speech | null {
  const found = leadNamed(text);
  if (found === null) return null;
  const rest = `${text.slice(0, phone.start)} ${text.slice(phone.end)}`
    .replace(found.said, " ")
    .replace(ALSO, "");
  const said = rest.replace(ASKS_FOR_IT, "");
  const fields = [
    ["contact", somebodyIn(said).contact],
    ["phone", phone.value],
    ["address", found.place],
    ["need", said.replace(/[\s,，。;；:：]+/gu, " ").trim()],
  ].flatMap(([field, value]) => (field && value ? [`${fieldWord(field)} ${value}`] : []));
  const command = `${registry.wordOf(intake)} ${found.name} ${fields.join(" ")}`;
  return said === rest || declinesIntake(text)
    ? { ...NOTHING, offers: [command] }
    : { ...NOTHING, runs: [command] };
}
