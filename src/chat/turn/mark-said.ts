// 付款三六一,陈总自己定,别人不管: the mark that was asked for, with who decides and what is still talked of both in it.
import type { Draft } from "../../../db/stores/drafts.ts";
import { readMark } from "../read/mark.ts";
import { readStage } from "../read/stage.ts";
import { speaksOnlyOf } from "../understand/about-whom.ts";
import type { Surroundings } from "../understand/around.ts";
import { asks, isPutOff } from "../understand/mood.ts";

const DECIDED_ON = 4;
const DENIED = /[?？吗]|不对|不是|没定|没说|不知道|不清楚|算了|先不|别推|再说|可能|好像|要是/u;

/** The text itself; null where one of the two is missing or anything is open. */
export async function markSaid(
  { asking, words }: Pick<Draft, "asking" | "words">,
  text: string,
  around: Surroundings,
): Promise<string | null> {
  const found = asking === "mark-missing" ? around.registry.find(words) : null;
  if (found?.entry.id !== "advance" || DENIED.test(text) || isPutOff(text)) return null;
  if (text.split(/[,，;；。\s]/u).some((clause) => asks(clause))) return null;
  const no = Number(/#?(\d+)/u.exec(words)?.[1] ?? 0);
  const item = no === 0 ? null : await around.item(no);
  const stage = readStage(found.rest.replace(/^\s*#?\d+/u, ""));
  if (item?.stage !== DECIDED_ON - 1 || (stage !== null && stage.stage !== DECIDED_ON)) return null;
  if ((await speaksOnlyOf(text, no, around)) === null) return null;
  const { openPoints, decisionMaker, unclear } = readMark(text, DECIDED_ON, around.now);
  return openPoints === null || decisionMaker === null || unclear !== null ? null : text.trim();
}
