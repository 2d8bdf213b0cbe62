// Answers to the list that was sent in the morning, each by its line's number.
import { fold } from "../read/fold.ts";
import { answersIn } from "../read/numbered-lines.ts";
import type { Surroundings } from "./around.ts";
import type { Meaning } from "./means.ts";
import type { Found } from "./registry.ts";

/** 1合同已寄 2周五定 4没接通: the numbers of the list that was sent in the morning; they hold until the next one. */
export async function answersByNumber(
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
  if (only?.isLine === false && another === undefined && no !== undefined && no !== only.number) {
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
