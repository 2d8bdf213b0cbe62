// What a text asks for: a command word wherever people put it, an item and what happened, or nothing at all.
import { afterCourtesy, isSmallTalk } from "../read/courtesy.ts";
import { fold } from "../read/fold.ts";
import { readItemReference, readItemReferences } from "../read/item-reference.ts";
import { type Named, nameBeginning } from "../read/name-beginning.ts";
import { answersIn, numberedLines } from "../read/numbered-lines.ts";
import type { Found, Registry } from "./registry.ts";
import { commandLines, type Line } from "./several.ts";

export type Meaning =
  /** One command, its word first. */
  | { readonly kind: "command"; readonly text: string }
  /** The same for several items, or a numbered list of things: each is carried out for itself. */
  | { readonly kind: "each"; readonly lines: readonly Line[] }
  /** 1 客户要比价: the first of the list that was sent, or #1? */
  | { readonly kind: "line-or-item"; readonly line: number; readonly no: number; readonly rest: string }
  /** 1合同已寄 5没接通, of a list of three: which line is meant by 5 is not guessed. */
  | { readonly kind: "beyond-list"; readonly numbers: readonly number[]; readonly count: number }
  /** 12号开会: the item or the day? */
  | { readonly kind: "item-or-day"; readonly no: number; readonly rest: string }
  | { readonly kind: "small-talk" }
  | { readonly kind: "unknown" };

export interface Surroundings {
  readonly registry: Registry;
  /** The items the sender holds, by customer's name: `云图今天报了28万`. */
  readonly own: () => Promise<readonly Named[]>;
  /** The items of the numbered list that was sent last, in its order. */
  readonly numbered: () => Promise<readonly number[]>;
  /** Whether a message of the bot that names an item is quoted. */
  readonly quotes: boolean;
}

/** Words first, then what was meant by their absence. Never guesses between two items: that is asked later. */
export async function meaningOf(text: string, around: Surroundings): Promise<Meaning> {
  const { registry } = around;
  const said = mentionsBehind(text.slice(afterCourtesy(text)), registry);
  if (isSmallTalk(text) && !around.quotes) return { kind: "small-talk" };
  const lines = await commandLines(said, around);
  if (lines !== null) return { kind: "each", lines };
  if (registry.find(text) !== null) return commandOf(text, around);
  if (registry.find(said) !== null) return commandOf(said, around);
  if (isSmallTalk(text)) return { kind: "small-talk" };
  const answered = await answersByNumber(said, around);
  if (answered !== null) return answered;
  const numbered = numberedLines(said);
  if (numbered !== null) return eachLine(numbered, around);
  const turned = withWordFirst(said, registry);
  if (turned !== null) return commandOf(turned, around);
  const day = ITEM_OR_DAY.exec(fold(said));
  if (day !== null && Number(day[1]) <= 31)
    return { kind: "item-or-day", no: Number(day[1]), rest: said.slice(day[0].length).trim() };
  const told = await report(said, around);
  if (told === null) return { kind: "unknown" };
  const parts = await commandLines(told, around);
  return parts === null ? commandOf(told, around) : { kind: "each", lines: parts };
}

/** @李四 转交 1: whom somebody turned to first is named all the same. */
function mentionsBehind(said: string, registry: Registry): string {
  const mentions = /^\s*(?:[@\uff20][^\s@\uff20]+[\s,，:：、]+)+/u.exec(said)?.[0] ?? "";
  const rest = said.slice(mentions.length);
  const isCommand = mentions !== "" && registry.find(rest) !== null;
  return isCommand ? `${rest} ${mentions.replace(/[\s,，:：、]+$/u, "")}` : said;
}

/** With nothing before it, and no sign that makes it the number of an item. */
const ITEM_OR_DAY = /^\s*(\d{1,2})号(?=\s*[^\s\d])/;

/** 把12推进到高意向, 12号 推进 …, 云图退公海: the word is brought to the front. */
function withWordFirst(said: string, registry: Registry): string | null {
  const folded = fold(said);
  const field = FIELD_CHANGED.exec(folded);
  if (field !== null)
    return `${registry.wordOf("edit")} ${field[1]} ${field[2]} ${said.slice(field[0].length)}`;
  const taking = /^\s*[把将]\s*/.exec(folded)?.[0].length ?? 0;
  const { reference, before, rest } = readItemReference(said.slice(taking));
  const isFirst =
    before === "" && (reference.kind === "number" || reference.kind === "line" || reference.kind === "it");
  if (isFirst) {
    const found = registry.find(rest.slice(afterCourtesy(rest)));
    const item = said.slice(taking, said.length - rest.length);
    // #2 客户要比价 is no question about a customer.
    return found === null || !takesItem(found) ? null : `${found.word} ${item.trim()} ${found.rest.trim()}`;
  }
  for (let at = taking + 2; at < Math.min(said.length, taking + LONGEST_NAME); at++) {
    // One word before it may be a name; 云图 老板说 不跟了 is what somebody said.
    if (/\s/.test(said.slice(taking, at).trim())) break;
    const found = registry.find(said.slice(at));
    if (
      found === null ||
      !takesItem(found) ||
      found.word.length < 2 ||
      (taking === 0 && /\s/.test(folded.charAt(at - 1)) === false)
    )
      continue;
    return `${found.word} ${said.slice(taking, at).trim()} ${found.rest.trim()}`;
  }
  return null;
}

const LONGEST_NAME = 24;
/** 把1的金额改成80万 */
const FIELD_CHANGED = /^\s*[把将]\s*(.{1,20}?)的(.{2,6}?)(?:改成|改为|改到|换成)\s*/u;

function takesItem({ entry }: Found): boolean {
  return Object.keys(entry.command.args).includes("item");
}

/** `12 45 88都打了没人接`: the same for each of several items. */
function commandOf(text: string, { registry }: Surroundings): Meaning {
  const found = registry.find(text);
  if (found?.entry.command.several !== true) return { kind: "command", text };
  const { references, before, rest } = readItemReferences(found.rest);
  if (references.length < 2 || before !== "") return { kind: "command", text };
  const texts = references.flatMap((reference) =>
    reference.kind === "number" ? [`${found.word} #${reference.no} ${rest}`] : [],
  );
  return { kind: "each", lines: texts.map((each) => ({ text: each, isNew: false })) };
}

/** `#12 客户要比价`, `12 45都打了`, `云图今天报了28万`, or words under a quoted message: what happened, as a follow-up. */
async function report(said: string, { registry, own, quotes }: Surroundings): Promise<string | null> {
  const { references, before, rest } = readItemReferences(said);
  const [first] = references;
  if (first !== undefined && first.kind !== "name" && before === "") {
    if (rest.trim() === "")
      return first.kind === "number"
        ? `${registry.wordOf("show")} #${first.no}`
        : `${registry.wordOf("show")} ${said}`;
    return `${registry.wordOf("follow-up")} ${said}`;
  }
  const names = await own();
  const beside = BESIDE.exec(fold(said))?.[0].length ?? 0;
  const after = nameBeginning(said.slice(beside), names);
  if (beside > 0 && after?.kind === "one") {
    const words = said.slice(beside + after.length);
    const found = registry.find(words.trim());
    if (found !== null && takesItem(found)) return `${found.word} #${after.no} ${found.rest.trim()}`;
    return `${registry.wordOf("follow-up")} #${after.no} ${said}`;
  }
  const named = nameBeginning(said, names);
  if (named !== null) {
    const words = said.slice(named.length).replace(/^[\s,，:：、]+/, "");
    const found = registry.find(words.slice(afterCourtesy(words)));
    if (found !== null && takesItem(found))
      return `${found.word} ${named.kind === "one" ? `#${named.no}` : said.slice(0, named.length)} ${found.rest.trim()}`;
    return words === ""
      ? `${registry.wordOf("show")} ${said}`
      : `${registry.wordOf("follow-up")} ${named.kind === "one" ? `#${named.no}` : said.slice(0, named.length)} ${words}`;
  }
  const glued = withNameGlued(said, registry);
  if (glued !== null) return glued;
  return quotes && [...said.trim()].length >= 4 ? `${registry.wordOf("follow-up")} ${said}` : null;
}

/** 云图改派给李四, of a customer somebody else holds: whether there is one is asked by the command itself. */
function withNameGlued(said: string, registry: Registry): string | null {
  const name = NAME_FIRST.exec(said)?.[0] ?? "";
  for (let at = 2; at <= name.length; at++) {
    const found = registry.find(said.slice(at));
    if (found === null || !takesItem(found) || found.word.length < 2) continue;
    return `${found.word} ${said.slice(0, at)} ${found.rest.trim()}`;
  }
  return null;
}

/** 给恒力发了报价单, 刚跟华测打完电话, 收到云图回款5万 */
const BESIDE =
  /^\s*(?:刚才?|今天|昨天|上午|下午|早上|晚上|已经?)?\s*(?:给|和|跟|与|找|去|到|约了?|拜访了?|联系了?|见了?|收到了?|恭喜|祝贺)\s*/u;

const NAME_FIRST =
  /^(?!我|你|他|她|咱|大家|今|明|后天|昨|前天|这|那|上|下|刚|再|先|继续|请|不|没|有|是|要|会|能|可)[\u4e00-\u9fffA-Za-z0-9]{2,12}/u;

/** Each line for itself: a command, something new, or what happened with a customer. */
async function eachLine(said: readonly string[], around: Surroundings): Promise<Meaning> {
  const { registry } = around;
  const lines: Line[] = [];
  for (const line of said) {
    const opening = NEW.exec(line)?.[0];
    if (opening !== undefined)
      lines.push({ text: `${registry.wordOf("report")} ${line.slice(opening.length)}`, isNew: true });
    else if (registry.find(line) !== null) lines.push({ text: line, isNew: false });
    else
      lines.push({
        text: withWordFirst(line, registry) ?? (await report(line, around)) ?? line,
        isNew: false,
      });
  }
  return { kind: "each", lines };
}

/** 1合同已寄 2周五定 4没接通: the numbers of the list that was sent in the morning; they hold until the next one. */
async function answersByNumber(
  said: string,
  { registry, numbered, own }: Surroundings,
): Promise<Meaning | null> {
  const answers = answersIn(said);
  if (answers === null) return null;
  const list = await numbered();
  const beyond = answers.flatMap(({ number }) => (list[number - 1] === undefined ? [number] : []));
  if (beyond.length === answers.length) return null;
  if (beyond.length > 0) return { kind: "beyond-list", numbers: beyond, count: list.length };
  const [only, another] = answers;
  const no = only === undefined ? undefined : list[only.number - 1];
  if (only !== undefined && another === undefined && no !== undefined && no !== only.number) {
    const isOwn = (await own()).some((item) => item.no === only.number);
    if (isOwn) return { kind: "line-or-item", line: only.number, no, rest: only.text };
  }
  const word = registry.wordOf("follow-up");
  return {
    kind: "each",
    lines: answers.map(({ number, text }) => {
      const found = registry.find(text);
      const said = found !== null && answersAsCommand(found) ? found : { word, rest: text };
      return { text: `${said.word} #${list[number - 1]} ${said.rest.trim()}`, isNew: false };
    }),
  };
}

/** Behind a list's number 没动, 求助 … and 到账5万 are commands; 1 签了保密协议 and 2 回款周五到 are what happened. */
function answersAsCommand({ entry, rest }: Found): boolean {
  if (entry.id === "payment")
    return /^\s*[\d一二两三四五六七八九十百千]+(?:\.\d+)?\s*[万千亿元块]/u.test(fold(rest));
  return entry.id === "no-change" || entry.id === "ask-help";
}

const NEW = /^\s*新(?:的|客户|线索|商机)[\s:：,，]*/;
