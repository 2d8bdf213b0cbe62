// The two shares A writes for B to pick from; B alone is named with them.
import { RuleError } from "../../domain/rule-error.ts";
import type { Offer } from "../../domain/split/choice.ts";
import type { Arg } from "../arg.ts";
import { readOffer } from "../read/offer.ts";
import { readPersonReference } from "../read/person-reference.ts";
import { UsageError } from "../usage-error.ts";

/** Everything that is left. @throws UsageError; RuleError where a third person is named */
export function offerArg(): Arg<Offer> {
  return {
    async take(text) {
      if (readPersonReference(text) !== null) throw new RuleError("choice-of-two", {});
      const said = readOffer(text);
      if (said.kind === "ask") throw new UsageError(said.ask, said.facts);
      return { value: said.offer, rest: "" };
    },
  };
}
