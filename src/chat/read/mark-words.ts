// A stage in a department's own word: 推进 12 到立项, and 标记叫法 高意向 投标, which makes one.
import type { Stage } from "../../domain/item/item.ts";
import type { StageWords } from "../../domain/rules/mark-words.ts";
import { restAfter, skipSeparator } from "./fold.ts";
import { spelled } from "./simplified.ts";
import { readStage, type StageRead, TO } from "./stage.ts";

/** The stage whose own word stands first, after 到 at most; the longest word wins. */
export function readOwnStage(text: string, words: StageWords): StageRead | null {
  const folded = spelled(text);
  const from = skipSeparator(folded, 0);
  const before = new RegExp(`^${TO}`, "u").exec(folded.slice(from))?.[0].length ?? 0;
  const said = folded.slice(from + before).toLowerCase();
  const own = ofWords(words)
    .sort((one, other) => other.word.length - one.word.length)
    .find(({ word }) => said.startsWith(spelled(word).toLowerCase()));
  if (own === undefined) return null;
  return { stage: own.stage, rest: restAfter(text, folded, from + before + own.word.length) };
}

export function ofWords(words: StageWords): { readonly stage: Stage; readonly word: string }[] {
  return Object.entries(words).map(([stage, word]) => ({ stage: Number(stage) as Stage, word }));
}

/** How people say that a stage was entered, as lines of a template (understand/cue.ts): 立项了, 过了POC, 推到投标. */
export function linesOf({ stage, word }: { readonly stage: Stage; readonly word: string }) {
  const done = /[了过成完毕]$/u.test(word) ? [word] : [];
  const told = [
    ...done,
    `${word}(了|过了|通过|过会|完成|完了|做完|成了|成功|搞定|结束)[了]`,
    `(完成|通过|做完|搞定|结束|过)[了]${word}`,
  ];
  const variant = String(stage);
  return [
    ...told.map((line) => ({ manner: "told" as const, variant, line })),
    { manner: "said" as const, variant, line: `(推进|推|升|挪|调|进|移)(到|成|至|进)${word}` },
  ];
}

export interface MarkWordRead {
  /** As somebody calls it so far: a stage's word, or an own one. */
  readonly known: string;
  /** As it is to be called; null: as everybody does. */
  readonly word: string | null;
}

/** 没投标, 不立项. */
export const DENIES = /^(?:没|不|未|无|非|别)/u;

const QUOTES = /[「」『』“”"'‘’《》]/gu;
const AROUND =
  /^(?:我们|咱们|咱|我)?(?:部门|这边|公司|这儿)?(?:里)?(?:都)?(?:把|将)?\s*|[\s,，。.!！吧了]+$/gu;
const BACK =
  /^(?:取消|恢复|改回|不用|去掉|删掉)\s*(?:叫)?\s*(.+)$|^(.+?)\s*(?:取消|恢复|改回(?:来|去)?|不用了|不要了|去掉)$/u;
const BETWEEN = /\s*(?:改?叫做?|称为|说成|=|＝|→)\s*|\s+/u;

/** Null where it does not say what is to be called how. */
export function readMarkWord(text: string): MarkWordRead | null {
  const said = text.replace(QUOTES, " ").trim().replace(AROUND, "").trim();
  const back = BACK.exec(said);
  const again = (back?.[1] ?? back?.[2])?.trim();
  if (again !== undefined) return { known: again, word: null };
  const [one, other, ...more] = said.split(BETWEEN).filter((part) => part !== "");
  if (one === undefined || other === undefined || more.length > 0) return null;
  // 投标=高意向 is meant as 高意向=投标: only one of them is everybody's.
  return isStandard(other) && !isStandard(one) ? { known: other, word: one } : { known: one, word: other };
}

function isStandard(word: string): boolean {
  return standardStage(word) !== null;
}

/** What a whole word means to everybody; null where it means no stage. */
export function standardStage(word: string): Stage | null {
  const read = readStage(word);
  return read !== null && read.rest.trim() === "" ? read.stage : null;
}
