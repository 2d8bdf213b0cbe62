// 恒力报价改成28万5,开玩笑的: whatever a message orders, what it takes back or leaves open in the same breath waits for a yes.
import { NOT_REACHED } from "../read/attempt.ts";
import { readDays } from "../read/days.ts";
import { readFollowUp } from "../read/follow-up.ts";
import { asksAdvice, isDropped, isLeftOpen, isPutOffAtEnd } from "../read/taken-back.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { isCanonical, type Meaning } from "./means.ts";
import { isFollowUp } from "./only-offered.ts";
import { weightOf } from "./registry.ts";
import { NOTHING } from "./spoken.ts";

/** What is not done then unless it is said once more. */
const CHANGES: ReadonlySet<string> = new Set(
  (
    "edit claim advance move-back win lose payment refund return hand-back transfer reassign contact report record-lead " +
    "create split payment-plan assign hand-over value quiet"
  ).split(" "),
);

/** The meaning of a text, less what the text itself takes back: that is offered. */
export function lessTakenBack(meaning: Meaning, typed: string, around: Surroundings): Meaning {
  if (meaning.kind !== "command" && meaning.kind !== "speech") return meaning;
  const said = asRead(typed);
  // 转交 12 @李四 再想想: behind a command's own word they are words for whoever reads them.
  const isFree = !beginsWithItsWord(typed, around);
  const isPutOff = isFree && isPutOffAtEnd(said);
  if (!isDropped(said) && !asksAdvice(said) && !isPutOff && !(isFree && isLeftOpen(said))) return meaning;
  const idOf = (command: string) => around.registry.find(command)?.entry.id ?? "";
  if (meaning.kind === "command")
    return CHANGES.has(idOf(meaning.text))
      ? { kind: "speech", speech: { ...NOTHING, offers: [meaning.text] } }
      : meaning;
  const isNoNews = isDropped(said) || isStepLeftOpen(said, isPutOff, around.now);
  const isHeld = (command: string) => CHANGES.has(idOf(command)) || (isNoNews && isFollowUp(command, around));
  const { speech } = meaning;
  const held = speech.runs.filter(isHeld);
  if (held.length === 0) return meaning;
  const runs = speech.runs.filter((command) => !isHeld(command));
  return { kind: "speech", speech: { ...speech, runs, offers: [...held, ...speech.offers] } };
}

/** What is booked takes no words for anybody: 回款 6 8万这事再议. */
const BOOKS: ReadonlySet<string> = new Set(["payment", "refund", "win", "edit", "claim"]);

function beginsWithItsWord(typed: string, { registry }: Surroundings): boolean {
  const found = registry.find(typed);
  if (found === null || !isCanonical(found)) return false;
  return !BOOKS.has(found.entry.id) && weightOf(found.entry) !== "looks";
}

/** 昨天差点新元改到下周一; 面谈挪到周五,我再想想: the day that is told with it is no step yet. */
function isStepLeftOpen(said: string, isPutOff: boolean, now: number): boolean {
  if (isPutOff && readFollowUp(said, now).next !== null) return true;
  // 没打通,本来想问问周四几点到: an attempt has happened all the same.
  if (NOT_REACHED.test(said)) return false;
  return said.split(/[,;。!?\n]/u).some((one) => isLeftOpen(one) && readDays(one, now).length > 0);
}
