// The three ledgers as people share them out: 业绩 我60 李四40; 归属 我100; 收入 5:5, or one list for all three.
import type { Ledger } from "../../domain/split/shares.ts";
import { LEDGERS } from "../../domain/split/shares.ts";
import { fold } from "./fold.ts";
import { anyOf, readShareList, type Share } from "./shares.ts";

export type LedgersRead =
  | {
      readonly kind: "read";
      /** Colleagues who are named before what each gets (@李四 六四开), as typed. */
      readonly partners: readonly string[];
      readonly ledgers: Readonly<Record<Ledger, readonly Share[]>>;
    }
  | { readonly kind: "none" }
  /** Which part is missing or impossible: a block of templates/usage.md with its facts. */
  | { readonly kind: "ask"; readonly ask: string; readonly facts: Readonly<Record<string, unknown>> };

const LABEL = /(?:客户)?归属权?|业绩|收入|提成|奖金|佣金/g;
const MEANING: Readonly<Record<string, Ledger>> = { 业: "performance", 归: "ownership", 客: "ownership" };
/** 业绩和收入 我60 李四40: what joins two labels of one list. */
const NOTHING = /^[\s,;、:/。和跟与及都]*$/;
const NAME = "[\\p{L}\\p{N}_·.-]*[\\p{L}\\p{N}_]";
const PARTNER = new RegExp(`^[\\s,、]*(?:(?:和|跟|与)\\s*@?|@)\\s?(?<name>${NAME})(?=[\\s,、]|$)`, "u");
/** 和李四六四开: nothing parts the name from the shares. */
const GLUED =
  /^[\s,]*(?:和|跟|与|@)\s?(?<name>\p{Script=Han}{2,4}?)(?=[一二三四五六七八九]{2}(?:开|分|分成)?\s*$)/u;

/** `names`: colleagues' names that the text may hold, whatever they are made of. */
export function readLedgers(text: string, names: readonly string[] = []): LedgersRead {
  const folded = fold(text);
  if (/^[\s,;、:。.!]*$/.test(folded)) return { kind: "none" };
  const { partners, from } = partnersIn(folded, names);
  const rest = folded.slice(from);
  const labels = [...rest.matchAll(LABEL)];
  const [first] = labels;
  if (first === undefined) {
    const list = readShareList(rest, names);
    return problemIn(list, rest) ?? read(partners, () => list.shares);
  }
  const before = rest.slice(0, first.index);
  if (!NOTHING.test(before)) return unclear(before);
  const found = new Map<Ledger, readonly Share[]>();
  let waiting: Ledger[] = [];
  for (const [index, label] of labels.entries()) {
    const words = rest.slice(label.index + label[0].length, labels[index + 1]?.index ?? rest.length);
    const ledger = MEANING[label[0].charAt(0)] ?? "income";
    waiting = [...new Set([...waiting, ledger])];
    if (NOTHING.test(words)) continue;
    const list = readShareList(words.replace(/^[\s:,]+|[\s,;、。]+$/g, ""), names);
    const problem = problemIn(list, words);
    if (problem !== null) return problem;
    const twice = waiting.find((each) => found.has(each));
    if (twice !== undefined) return { kind: "ask", ask: "ledger-twice", facts: { ledger: twice } };
    for (const each of waiting) found.set(each, list.shares);
    waiting = [];
  }
  const missing = LEDGERS.filter((ledger) => !found.has(ledger));
  if (missing.length > 0) return { kind: "ask", ask: "missing-ledger", facts: { missing, ask: missing[0] } };
  return read(partners, (ledger) => found.get(ledger) ?? []);
}

function read(partners: readonly string[], sharesOf: (ledger: Ledger) => readonly Share[]): LedgersRead {
  return {
    kind: "read",
    partners,
    ledgers: {
      performance: sharesOf("performance"),
      ownership: sharesOf("ownership"),
      income: sharesOf("income"),
    },
  };
}

/** 和李四 …, @李四 @王五 …: the people before the shares; a name with its share behind it is none of them. */
function partnersIn(
  folded: string,
  names: readonly string[],
): { readonly partners: readonly string[]; readonly from: number } {
  const called = new RegExp(
    `^[\\s,、]*(?:(?:和|跟|与)\\s*@?|@)\\s?(?<name>${anyOf(names)})(?=[\\s,、@]|$|[一二三四五六七八九]{2}|\\d{1,3}[:/比])`,
    "iu",
  );
  const partners: string[] = [];
  let from = 0;
  for (;;) {
    const rest = folded.slice(from);
    const found = called.exec(rest) ?? GLUED.exec(rest) ?? PARTNER.exec(rest);
    const after = rest.slice(found?.[0].length ?? 0);
    const isShare =
      /^\s*(?:拿|占|得|要)?\s*[:=]?\s*[-\u2212]?\d[\d.]*\s*(?:%|成|分)?\s*(?:$|[,;、。]|[^\s:/比\d])/u.test(
        after,
      );
    if (found?.groups?.["name"] === undefined || isShare || /\d$/.test(found.groups["name"])) break;
    partners.push(found.groups["name"]);
    from += found[0].length;
  }
  return { partners, from };
}

function problemIn(
  { shares, unread, tooFine }: ReturnType<typeof readShareList>,
  words: string,
): LedgersRead | null {
  if (unread !== "" || shares.length === 0) return unclear(unread || words);
  return tooFine === null ? null : { kind: "ask", ask: "shares-too-fine", facts: { words: tooFine } };
}

function unclear(words: string): LedgersRead {
  return { kind: "ask", ask: "shares-unclear", facts: { words: words.trim() } };
}
