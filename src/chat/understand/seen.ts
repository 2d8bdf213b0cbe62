// The commands that the clauses of a part speak of, each with what carrying it out means.
import type { Weight } from "../../domain/deed.ts";
import type { Stage } from "../../domain/item/item.ts";
import type { Entry } from "../command.ts";
import type { Clause, Part } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import type { Recognised } from "./recognise.ts";
import { weightOf } from "./registry.ts";

/** Commands that take in somebody new. */
export const INTAKE: ReadonlySet<string> = new Set(["report", "record-lead", "create"]);

export interface Seen extends Recognised {
  readonly clause: Clause;
  readonly entry: Entry;
  readonly means: Weight;
}

/** One character says nothing. */
const LEAST = 1.5;

/** `told-done`: 要求退两万…已经打回去了 has come about, whatever was wished or asked before. */
const DONE = "done";

export function recognisedIn(
  { clauses }: Pick<Part, "clauses">,
  { registry }: Surroundings,
): readonly Seen[] {
  return clauses
    .flatMap((clause) => {
      const undated = clause.undated === null ? [] : [{ ...clause, ...clause.undated }];
      const all = [clause, ...undated].flatMap((read) =>
        registry
          .recognise(read.masked)
          // 今天要干嘛 asks for 今天; 定了周五见 is nobody called 周五见.
          .filter(({ cue }) => read === clause || weightOf(registry.entry(cue.id)) === "looks")
          .map((one) => ({ clause: read, ...one })),
      );
      const isNot = (id: string) => all.some(({ cue }) => cue.manner === "not" && cue.id === id);
      return all
        .filter(
          ({ cue, weight }) =>
            cue.manner !== "not" && weight > LEAST && (cue.variant === DONE || !isNot(cue.id)),
        )
        .map((one) => {
          const entry = registry.entry(one.cue.id);
          return { entry, means: weightOf(entry), ...one };
        });
    })
    .sort((a, b) => b.weight - a.weight);
}

/** The stage a line of a move is about; other variants (said-标杆) are words of their command's own. */
export function stageOf({ cue }: Pick<Seen, "cue">): Stage | null {
  return /^[1-6]$/.test(cue.variant ?? "") ? (Number(cue.variant) as Stage) : null;
}

/** Where it stands in the message. */
export function spanOf({ clause, start, end }: Pick<Seen, "clause" | "start" | "end">) {
  return { start: clause.places[start] ?? clause.start, end: clause.places[end] ?? clause.end };
}
