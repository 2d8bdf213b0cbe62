// What was just done is set right by a sentence of its own form: taken back, another amount, another number, another day; asked one after the other.
import { amountInstead } from "./amount-instead.ts";
import type { Surroundings } from "./around.ts";
import { dateInstead } from "./date-instead.ts";
import { dayInstead } from "./day-instead.ts";
import { figureAgain } from "./figure-again.ts";
import { numberInstead } from "./number-instead.ts";
import { putBack } from "./put-back.ts";
import type { Speech } from "./spoken.ts";
import { undoAsked } from "./undo-asked.ts";

/** Each answers null at once where its signs are missing. */
export const SETTING_RIGHT: readonly ((
  said: string,
  around: Surroundings,
) => Promise<Speech | null> | null)[] = [
  undoAsked,
  amountInstead,
  figureAgain,
  numberInstead,
  putBack,
  dateInstead,
  dayInstead,
];
