// Whether what was agreed is said to be moved: news of the customer, however little it sounds so.
import { readShift } from "../read/shift.ts";
import type { Part } from "./apart.ts";
import { MASKS } from "./cue.ts";

const TO_A_DAY = new RegExp(`(?:改|挪|推|延|换|调|移|提前|提早)[^,;。]{0,4}${MASKS.day}`, "u");

/** 这周五的取消, beside another day */
const CALLED_OFF = new RegExp(
  `${MASKS.day}[^]*${MASKS.day}的?(?:那[个场次趟])?(?:取消|不去|作罢|先?不见)`,
  "u",
);

/** 改到周五, 会往后挪两天: when one meets is moved, which is undone with a word. */
export function isMoved({ clauses }: Part): boolean {
  return (
    clauses.some(({ text, masked }) => TO_A_DAY.test(masked) || readShift(text) !== null) ||
    CALLED_OFF.test(clauses.map(({ masked }) => masked).join(""))
  );
}
