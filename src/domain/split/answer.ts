// 同意, 不同意: a yes to one version, and the no that takes it off the table (rules.md 8).
import { RuleError } from "../rule-error.ts";
import { type Arbitration, handOver } from "./outcome.ts";
import {
  answerOf,
  currentOf,
  type Meant,
  mustBeMeant,
  mustBeParty,
  roundsOf,
  type Split,
  withAnswer,
} from "./split.ts";

export interface Answering {
  readonly by: string;
  readonly meant: Meant;
  readonly now: number;
}

/** The very same split where the person had said yes to this version before. @throws RuleError */
export function agree(split: Split, { by, meant, now }: Answering): Split {
  mustBeParty(split, by);
  mustBeMeant(split, meant);
  const version = currentOf(split);
  if (version !== null && answerOf(version, by) === "yes" && split.state !== "ended") return split;
  if (version === null || split.state !== "open") throw new RuleError("split-not-now", { split });
  return withAnswer(split, version.number, { memberId: by, answer: "yes", at: now, by });
}

/**
 * The version cannot come into force any more, whoever had agreed to it. Anyone of the parties may put another one on
 * the table; after the last round it goes to the manager. B's no to both shares ends the choice, and it is negotiated.
 * The very same split where the person had said no before. @throws RuleError
 */
export function decline(split: Split, given: Answering & Arbitration): Split {
  const { by, meant, now, rules } = given;
  mustBeParty(split, by);
  const last = split.versions.at(-1);
  const isRepeated =
    split.current === null &&
    last !== undefined &&
    answerOf(last, by) === "no" &&
    (meant.length === 0 || meant.includes(last.number));
  if (isRepeated) return split;
  if (split.state === "choosing") return neither(split, given);
  mustBeMeant(split, meant);
  const version = currentOf(split);
  if (version === null || !DECLINABLE.has(split.state)) throw new RuleError("split-not-now", { split });
  const declined = {
    ...withAnswer(split, version.number, { memberId: by, answer: "no", at: now, by }),
    state: "open",
    current: null,
    askedId: null,
    askedAt: null,
  } as const;
  return roundsOf(split) < rules.split.rounds ? declined : handOver(declined, given);
}

const DECLINABLE: ReadonlySet<string> = new Set(["open", "awaiting-head", "awaiting-manager"]);

/** 都不要: by B alone; who wrote the shares waits. */
function neither(split: Split, { by, meant, now }: Answering): Split {
  const [, picker] = split.parties;
  const isMeant = meant.length === 0 || split.versions.some(({ number }) => meant.includes(number));
  if (picker?.memberId !== by || !isMeant) throw new RuleError("split-not-now", { split });
  return fallenBack(
    split.versions.reduce(
      (all, { number }) => withAnswer(all, number, { memberId: by, answer: "no", at: now, by }),
      split,
    ),
    now,
  );
}

/** No share was picked: the same two negotiate, from now on. */
export function fallenBack(split: Split, now: number): Split {
  return { ...split, mode: "negotiation", state: "open", current: null, since: now };
}
