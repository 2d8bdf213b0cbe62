// Several leads in one message: a numbered list, a lead a line, or forms one below the other.

import { findLabels } from "./label.ts";
import { numberedLines } from "./numbered-lines.ts";
import { readPhone, readPhones } from "./phone.ts";
import { LIKE_COMPANY } from "./profile-words.ts";
import { spelled } from "./simplified.ts";
import { isNamedSurely } from "./told-profile.ts";

/** The text of each lead; null where it is one, whose form may have many lines. */
export function separateLeads(typed: string): readonly string[] | null {
  const text = typed.replace(HEADING, "");
  const numbered = numberedLines(text);
  if (numbered !== null && numbered.filter(isLead).length > 1) return numbered;
  const blocks = text.split(/\n[^\S\n]*\n+/).filter((block) => block.trim() !== "");
  if (blocks.length > 1 && blocks.every((block) => readPhone(block) !== null)) return blocks.map(trimmed);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (
    startingAt(
      lines,
      (line) => findLabels(spelled(line).trimStart())[0]?.label === "customer",
      startsWithLabel,
    ) ?? startingAt(lines, isLead, () => true)
  );
}

/** 市场活动线索两条: says how many follow. */
const HEADING =
  /^[^\n\d]{0,12}(?:线索|客户|名片|商机|留资)[^\n\d]{0,4}(?:\d{1,2}|[一两二三四五六七八九十几])[条个家张位][^\n\d]{0,4}[:：]?\s*\n/u;

/** 客户1:宁波慈星 陈工 135…;客户2: …; 绍兴三锦石化 虞总135…,诸暨盾安 章工135…: a company before each number. */
export function leadsByNumber(typed: string): readonly string[] | null {
  const text = spelled(typed);
  const phones = readPhones(text);
  if (phones.length < 2) return null;
  // 两个新的:绍兴天龙 王工135… / 诸暨盾安 李工136…: a mark between each.
  const marked = typed.split(/[/|;；\n]/u).filter((one) => one.trim() !== "");
  const isMarked =
    marked.length === phones.length && marked.every((one) => readPhones(spelled(one)).length === 1);
  const leads = isMarked
    ? marked.map((one, at) => one.replace(at === 0 ? SAYS_WHENCE : COUNTED, "").replace(COUNTED, ""))
    : phones.map(({ end }, index) => {
        const start = phones[index - 1]?.end ?? 0;
        const lead = typed
          .slice(start, phones[index + 1] === undefined ? typed.length : end)
          .replace(COUNTED, "");
        if (index > 0) return lead;
        // 上周webinar 2条 徐州重联…: how many, and whence, stands behind the first of them.
        const heading = SAYS_HOW_MANY.exec(lead)?.[0] ?? "";
        const first = lead.slice(heading.length).replace(SAYS_WHENCE, "").replace(COUNTED, "");
        return heading.trim() === "" ? first : `${first} ${heading.trim()}`;
      });
  const isNamed = (lead: string) =>
    lead
      .trim()
      .split(/[\s,，;；:：]+/u)
      .slice(0, 2)
      .some(isNamedSurely);
  return leads.every(isNamed) ? leads : null;
}

/** What stands before one of several: ;客户2: */
const COUNTED = /^[\s,，;；。、)）]*(?:(?:客户|线索)?\s*\d{1,2}[、.:：)）]\s*)?/u;
/** 展会来的两个: before the first of them. */
const SAYS_WHENCE = /^[^:：]{2,16}[:：]\s*/u;

const SAYS_HOW_MANY =
  /^\s*[^\d,，;；:：]{0,14}?(?:\d{1,2}|[一两二三四五六七八九十几])\s?[条个家位张](?:新的?|new|线索|客户|名片|leads?|留资)?\s+/iu;

/** Every line that opens a lead, with those below it that open none. */
function startingAt(
  lines: readonly string[],
  opens: (line: string) => boolean,
  counts: (line: string) => boolean,
): readonly string[] | null {
  const starts = lines.flatMap((line, index) => (opens(line) && counts(line) ? [index] : []));
  if (starts.length < 2 || starts[0] !== 0) return null;
  return starts.map((start, index) => trimmed(lines.slice(start, starts[index + 1]).join("\n")));
}

function startsWithLabel(line: string): boolean {
  return findLabels(spelled(line).trimStart())[0]?.start === 0;
}

/** A company, or a name with a phone; a line that begins with a label is a line of a form. */
function isLead(line: string): boolean {
  const folded = spelled(line).trim();
  const first = /^[^\s,;:、。|]+/.exec(folded)?.[0] ?? "";
  // M:137… T:0592…: numbers of the one above.
  if (first === "" || startsWithLabel(folded) || /^[A-Za-z]{1,6}\s*[:：]/u.test(folded)) return false;
  const phone = readPhone(folded);
  return LIKE_COMPANY.test(first) || (phone !== null && phone.start > first.length);
}

function trimmed(text: string): string {
  return text.trim();
}
