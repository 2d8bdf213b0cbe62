// What a question is answered with may call off the very act that asked it: then nothing of it waits any more.
import type { Draft } from "../../../db/stores/drafts.ts";
import type { Answer } from "../answer.ts";
import type { Entry } from "../command.ts";
import { calledOffBy } from "../understand/called-off.ts";
import { hindranceOf } from "../understand/plain-order.ts";
import { type Registry, weightOf } from "../understand/registry.ts";
import { isTakenBackWithin } from "../understand/taken-back-within.ts";
import { isByTheWay } from "./answers.ts";
import type { Moment, Room } from "./moment.ts";
import { spoken } from "./offers.ts";
import { plainly, run } from "./run.ts";

/** The act let go of, and what was told with it offered as news; null where the text calls off nothing. */
export async function calledOff(
  text: string,
  { draft, room, moment }: { readonly draft: Draft; readonly room: Room; readonly moment: Moment },
): Promise<Answer | null> {
  const { registry } = room;
  const entry = draft.asking === null || isByTheWay(draft) ? undefined : registry.find(draft.words)?.entry;
  // What is kept in the words said may deny whatever it likes.
  if (entry === undefined || (weightOf(entry) !== "weighty" && !OWN_ACTS.has(entry.id))) return null;
  const isBack = isTakenBackWithin(text, entry.id, draft.words) || isHindered(text, entry, registry);
  const off = calledOffBy(text, entry) ?? (isBack ? "told" : null);
  if (off === null) return null;
  const answer = await run(room, moment, { ...plainly(registry.wordOf("cancel")), draft });
  const no = /(?<=#)\d+|(?<=\s)\d{1,9}(?=\s|$)/u.exec(draft.words)?.[0];
  return off === "alone" || no === undefined
    ? answer
    : spoken(answer, { offers: [`${registry.wordOf("follow-up")} #${no} ${text.trim()}`] }, moment);
}

/** Undone with a word, and still an act. */
const OWN_ACTS: ReadonlySet<string> = new Set([
  "return",
  "payment",
  "claim",
  "advance",
  "move-back",
  "win",
  "edit",
]);

/** 26万 就差盖章了: what takes the command back where it is typed in one go takes it back here. */
function isHindered(text: string, entry: Entry, registry: Registry): boolean {
  if (!OF_MONEY.has(entry.id)) return false;
  const found = registry.find(`${entry.words[0] ?? ""} ${text}`);
  const hindrance = found === null ? null : hindranceOf(found, registry);
  return (
    hindrance === "later" ||
    (hindrance === "not" && registry.takesBack(entry.id, `${found?.word}${found?.rest}`))
  );
}

const OF_MONEY: ReadonlySet<string> = new Set(["win", "payment"]);
