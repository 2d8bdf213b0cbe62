// 没给谁,他们自己不做了 · 输给唯智了人家账期给到半年 · 唯智,人家便宜一大截: why it was lost, or to whom, as the answer to that question.
import type { Draft } from "../../../db/stores/drafts.ts";
import { fold } from "../read/fold.ts";
import { readLostReason } from "../read/lost-reason.ts";
import { LOST_TO_NOBODY } from "../read/lost-to.ts";
import { speaksOnlyOf } from "../understand/about-whom.ts";
import type { Surroundings } from "../understand/around.ts";
import { isPutOff } from "../understand/mood.ts";

const ASKED: ReadonlySet<string> = new Set(["missing-reason", "lost-to-whom"]);
const ASKS =
  /[?？吗]|^(?:谁|怎么|为什么|为啥|什么|哪|输给谁|我?输了)|谁说|还没|没[说输丢]|不[输丢]|再(?:谈|跟|试|争取|看看|等等)|有戏|撤销|撤回|算了吧/u;
const LONGEST = 60;

/** The words that answer; null where nobody says who won it or that they gave it up, or another item is spoken of. */
export async function whyLost(
  { asking, words }: Pick<Draft, "asking" | "words">,
  text: string,
  around: Surroundings,
): Promise<string | null> {
  if (!ASKED.has(asking ?? "") || around.registry.find(words)?.entry.id !== "lose") return null;
  const said = text.trim().replace(LOST_TO_NOBODY, "");
  if ([...said].length > LONGEST || ASKS.test(fold(said)) || isPutOff(said)) return null;
  const no = Number(/#?(\d+)/u.exec(words)?.[1] ?? 0);
  if (no > 0 && (await speaksOnlyOf(said, no, around)) === null) return null;
  return readLostReason(said).lostTo === null ? null : said;
}
