// What came, counted by whose it is (rules.md 11; A55).
import { sortedNumbers } from "../sorted-numbers.ts";
import type { Comers } from "./coming.ts";
import { type Running, running } from "./running.ts";
import type { Seen, Window } from "./seen.ts";

type Counts = { -readonly [Name in keyof Comers]: Comers[Name] };

/** Of what is seen through the window, or through a longer one that ends with it. */
export function runningComers(window: Window): Running<readonly Comers[]> {
  const found = new Map<string | null, Map<number | null, Counts>>();
  function countsOf({ ownerId, departmentId }: Seen["stay"]): Counts {
    let theirs = found.get(ownerId);
    if (theirs === undefined) {
      theirs = new Map();
      found.set(ownerId, theirs);
    }
    let counts = theirs.get(departmentId);
    if (counts === undefined) {
      counts = { ownerId, departmentId, ...NOTHING };
      theirs.set(departmentId, counts);
    }
    return counts;
  }
  const lengthMs = Math.min(window.until, window.asOf) - window.from;
  return running(
    (seen, by) => {
      for (const { stay, left, leftAt } of seen) {
        const counts = countsOf(stay);
        const { intake, stage, enteredAt } = stay;
        if (leftAt === null || leftAt >= window.from) counts.there += by;
        if (!isEntry(stay)) continue;
        if (stage === 0 && intake === "marketing") {
          const since = enteredAt - window.from;
          if (since >= 0 && since < lengthMs) counts.leads += by;
          if (since < 0 && since >= -lengthMs) counts.leadsBefore += by;
        }
        if (stage !== 1 || !isWithin(stay, window)) continue;
        counts.came += by;
        if (intake === "reported" || intake === "self-developed") counts.found += by;
        if (intake !== "marketing") continue;
        counts.given += by;
        if (left === "back") counts.sentBack += by;
      }
    },
    () => [...found.values()].flatMap((theirs) => [...theirs.values()]),
  );
}

const NOTHING = { there: 0, came: 0, found: 0, given: 0, sentBack: 0, leads: 0, leadsBefore: 0 };

/** What came in a time, and when the first of all that is seen of it began (ms). */
export function runningEarlier(
  window: Window,
): Running<{ readonly count: number; readonly firstAt: number }> {
  const began = sortedNumbers();
  let count = 0;
  return running(
    (seen, by) => {
      for (const { stay } of seen) {
        if (by === 1) began.add(stay.enteredAt);
        else began.take(stay.enteredAt);
        if (stay.stage === 1 && isEntry(stay) && isWithin(stay, window)) count += by;
      }
    },
    () => ({ count, firstAt: began.all()[0] ?? Number.POSITIVE_INFINITY }),
  );
}

/** It came for the first time, and did not come back. */
function isEntry({ entered }: Seen["stay"]): boolean {
  return entered === "start" || entered === "forward" || entered === "skipped";
}

function isWithin({ enteredAt }: Seen["stay"], { from, until, asOf }: Window): boolean {
  return enteredAt >= from && enteredAt < until && enteredAt <= asOf;
}
