// The argument readers a command declares, as `arg.item()`, `arg.person()`, `arg.words()` …
import type { Stage } from "../../domain/item/item.ts";
import type { Arg } from "../arg.ts";
import { type Lacking, lackingIn } from "../read/lacking.ts";
import { readOwnStage } from "../read/mark-words.ts";
import { readStage } from "../read/stage.ts";
import { stagesNamed } from "../read/stages-named.ts";
import { UsageError } from "../usage-error.ts";
import { customerArg } from "./customer.ts";
import {
  departmentArg,
  departmentHereArg,
  departmentIfNamedArg,
  departmentsSpokenOfArg,
} from "./department.ts";
import { handOverArg } from "./hand-over.ts";
import { itemArg } from "./item.ts";
import { itemIfLeadingArg, itemIfNumberedArg, itemIfSaidArg } from "./item-if.ts";
import { itemOfHolderArg } from "./item-of-holder.ts";
import { offerArg } from "./offer.ts";
import { otherItemArg } from "./other-item.ts";
import { peopleMentionedArg, personArg, personIfNamedArg, wordsWithPersonArg } from "./person.ts";
import { pickedArg } from "./picked.ts";
import { sharesArg } from "./shares.ts";
import { splitItemArg, versionsArg } from "./split.ts";
import { mentoringItemArg, offeredItemArg } from "./waiting.ts";
import { whenArg } from "./when.ts";
import { asOfArg, whenAheadArg, whomArg } from "./whom.ts";
import { whoseArg } from "./whose.ts";

export const arg = {
  item: itemArg,
  picked: pickedArg,
  itemOfHolder: itemOfHolderArg,
  itemIfNumbered: itemIfNumberedArg,
  otherItem: otherItemArg,
  itemIfSaid: itemIfSaidArg,
  itemIfLeading: itemIfLeadingArg,
  customer: customerArg,
  person: personArg,
  personIfNamed: personIfNamedArg,
  peopleMentioned: peopleMentionedArg,
  wordsWithPerson: wordsWithPersonArg,
  department: departmentArg,
  departmentHere: departmentHereArg,
  departmentIfNamed: departmentIfNamedArg,
  departmentsSpokenOf: departmentsSpokenOfArg,
  handOver: handOverArg,

  shares: sharesArg,
  offer: offerArg,
  versions: versionsArg,
  splitItem: splitItemArg,
  offeredItem: offeredItemArg,
  mentoringItem: mentoringItemArg,
  whose: whoseArg,
  when: whenArg,
  whom: whomArg,
  asOf: asOfArg,
  whenAhead: whenAheadArg,

  /** A stage by number or word; asked for when missing. */
  stage: (): Arg<Stage> => ({
    async take(text, { rules, actor }) {
      const read = readOwnStage(text, rules.wordsOf(actor.department.id)) ?? readStage(text);
      if (read === null) throw new UsageError("missing-stage");
      return { value: read.stage, rest: read.rest };
    },
  }),

  /** Those that are named anywhere in the words, which stay as they are. */
  stagesSpokenOf: (): Arg<readonly Stage[]> => ({
    take: async (text) => ({ value: stagesNamed(text), rest: text }),
  }),

  /** The field that is said to be empty, or null; the words stay as they are. */
  lackingSpokenOf: (): Arg<Lacking | null> => ({
    take: async (text) => ({ value: lackingIn(text), rest: text }),
  }),

  /** Everything that is left, unaltered but for the spaces around it; may be empty. */
  words: (): Arg<string> => ({
    take: async (text) => ({ value: text.trim(), rest: "" }),
  }),

  /** Everything that is left, which must not be empty: `code` says what is missing. */
  needed: (code: string): Arg<string> => ({
    async take(text) {
      const words = text.replace(/^[\s,\uff0c:\uff1a;\uff1b\u3002\u3001]+/, "").trim();
      if (words === "") throw new UsageError(code);
      return { value: words, rest: "" };
    },
  }),
} as const;
