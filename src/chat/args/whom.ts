// Whose results or target somebody speaks of, wherever it stands in the sentence: 我这个月签了多少, 张三签了多少, 我们部门还差多少.
import { type Day, dayOf } from "../../domain/day.ts";
import type { Arg } from "../arg.ts";
import { readAsOf } from "../read/as-of.ts";
import { fold } from "../read/fold.ts";
import { readSpan } from "../read/span.ts";
import type { SpanRead } from "../read/span-one.ts";
import { departmentSpokenOf } from "./department.ts";
import { colleagueBeginning } from "./person.ts";
import { type Whose, whoseArg } from "./whose.ts";

const COMPANY = /(?:全|整个)?公司|全体|所有人/u;
const LED =
  /我们|咱们?|(?:整个|全|本)?(?:部门|团队|小组|大区)|手下|[部组]里|[两俩三几]个(?:部门?|小?组)(?!分)|底下的?人?/u;
/** 给我看看 says who looks. */
const OWN = /(?<![给帮替让])我(?!们)|自己|本人/u;
/** 现在谁卡住了, 我刚接手,谁慢: whoever asks who asks of all they lead, and whoever leads nobody of their own. */
const WHO = /谁|哪(?:个|位|几个|几位)(?:人|同事|销售)|哪些(?:人|同事|销售)/u;
/** 给张三定个目标, 查一下李四的业绩. */
const AHEAD = /^(?:请|麻烦|帮我|给我|给|替|帮|的|再|[看查](?:一下|下|看|查)?)+/u;
/** What can only be a name, where a blank, a figure or nothing stands behind it. */
const LIKE_NAME = /^\p{Script=Han}{2,4}(?=\s|\d|$)/u;
/** What is said of results and targets: nobody is called so. */
const SAID_OF_IT =
  /[签回收到卖做完业目还差多几属取撤删定商线合交十百千万亿月年季周近写干忙弄搞]|情况|如何|怎么样|看看|进度|明细|大概|统计|汇总|战报|总结|小结|产品|标准|定制|灯塔|基石|漏斗|卡点|停留|金字塔|诊断|原因/u;

export interface Whom {
  readonly whose: Whose;
  /** What is left of the words. */
  readonly text: string;
}

/** @throws UsageError where what stands there can only be a name, and is nobody's */
export function whomArg(): Arg<Whom> {
  return {
    async take(text, scene) {
      const said = text.trim().replace(AHEAD, "");
      const whole = (whose: Whose, rest = said): { value: Whom; rest: string } => ({
        value: { whose, text: rest },
        rest: "",
      });
      if (/^@/u.test(fold(said))) {
        const { value, rest } = await whoseArg().take(said, scene);
        return whole(value, rest);
      }
      const departments = await scene.store.people.departments();
      const spoken = departmentSpokenOf(said, departments);
      if (spoken !== null) return whole({ kind: "department", department: spoken.department }, spoken.rest);
      for (const [words, kind] of [
        [COMPANY, "company"],
        [LED, "led"],
        [WHO, "unsaid"],
        [OWN, "own"],
      ] as const)
        if (words.test(fold(said))) return whole({ kind }, said.replace(words, " ").trim());
      const member = await colleagueBeginning(said, scene);
      const actor = member === null ? null : await scene.store.people.actor(member.userId);
      if (actor !== null && member !== null) {
        const person = { userId: actor.userId, name: actor.name, department: actor.department };
        const rest = said.startsWith(member.name)
          ? said.slice(member.name.length)
          : said.replace(/^\S+/u, "");
        return whole({ kind: "person", person }, rest.trim());
      }
      const name = LIKE_NAME.exec(fold(said))?.[0] ?? "";
      // Somebody we do not know is not oneself.
      if (name !== "" && !SAID_OF_IT.test(name)) await whoseArg().take(name, scene);
      return whole({ kind: "unsaid" });
    },
  };
}

/** 部门业绩 and 公司业绩 say it in the word itself. */
export function whomOfWord(whom: Whom, word: string): Whom {
  if (whom.whose.kind !== "unsaid") return whom;
  for (const [words, kind] of [
    [COMPANY, "company"],
    [LED, "led"],
    [OWN, "own"],
  ] as const)
    if (words.test(word)) return { ...whom, whose: { kind } };
  return whom;
}

/** 截至 11/15, taken out of the words. */
export function asOfArg(): Arg<Day | null> {
  return {
    async take(text, { now }) {
      const read = readAsOf(text, dayOf(now));
      return read === null ? { value: null, rest: text } : { value: read.day, rest: without(text, read) };
    },
  };
}

/** A time that may still be to come, for what is aimed at. */
export function whenAheadArg(
  read: (text: string, today: Day) => SpanRead | null = readSpan,
): Arg<SpanRead["span"] | null> {
  return {
    async take(text, { now }) {
      const found = read(text, dayOf(now));
      return found === null ? { value: null, rest: text } : { value: found.span, rest: without(text, found) };
    },
  };
}

function without(text: string, { start, end }: Pick<SpanRead, "start" | "end">): string {
  return `${text.slice(0, start)} ${text.slice(end)}`.trim();
}
