// What an answer to a split is about: the version it names or quotes, and the item it is about.
import { isOpen, type Meant, turnOf } from "../../domain/split/split.ts";
import type { Arg } from "../arg.ts";
import { readVersions } from "../read/version.ts";
import type { InHand } from "./take-up.ts";
import { waitingItemArg } from "./waiting.ts";

/** Numbers of versions, and of which item where they stand in a quoted message. */
export interface VersionsSaid {
  readonly numbers: Meant;
  readonly of: number | null;
}

/** Typed versions win over those in the quoted message. */
export function versionsArg(): Arg<VersionsSaid> {
  return {
    async take(text, { quote }) {
      const typed = readVersions(text);
      if (typed.numbers.length > 0 || quote === null)
        return { value: { numbers: typed.numbers, of: null }, rest: typed.rest };
      const no = /#(\d+)/.exec(quote)?.[1];
      return {
        value: { numbers: readVersions(quote).numbers, of: no === undefined ? null : Number(no) },
        rest: text,
      };
    },
  };
}

/** What was said about versions of this item. */
export function meantOf({ numbers, of }: VersionsSaid, { no }: { readonly no: number }): Meant {
  return of === null || of === no ? numbers : [];
}

/** The item that is named or quoted; else the one whose split waits for the actor; in doubt it is asked. */
export function splitItemArg(): Arg<InHand> {
  return waitingItemArg({
    async nos({ store, actor }) {
      const open = await store.splits.openFor(actor.userId);
      const waiting = open.filter((split) => turnOf(split).includes(actor.userId));
      return (waiting.length > 0 ? waiting : open.filter(isOpen)).map(({ no }) => no);
    },
    orLast: true,
    none: "no-split-waiting",
  });
}
