// A sentence's expectations held against what it changed and what was answered: what is wrong, what is missing.
import { type Answer, says } from "./answer.ts";
import type { Changes, Newcomer, Sentence } from "./sentence.ts";
import { type Created, type Difference, type Facts, factsOf, type State, type Value } from "./state.ts";

export interface Missing {
  /** Follow-ups and changes. */
  readonly undone: readonly string[];
  /** Offers, words of the answer, newcomers. */
  readonly unsaid: readonly string[];
}

/** What was written that nobody expected. */
export function wrongsOf(sentence: Sentence, { followUps, changes, created }: Difference): string[] {
  const welcome = [...sentence.followUps, ...sentence.mayFollowUp];
  return [
    ...followUps.filter((no) => !welcome.includes(no)).map((no) => `follow-up on ${no}`),
    ...[...changes].flatMap(([no, facts]) =>
      Object.entries(facts)
        .filter(([fact, value]) => !isExpected(sentence, no, fact, value, followUps.includes(no)))
        .map(([fact, value]) => `${no}.${fact}=${value}`),
    ),
    ...(created.length > sentence.new.length
      ? created.map(({ no, customer }) => `new ${no} ${customer}`)
      : []),
  ];
}

/** What was expected and is not there. */
export function missingIn(
  sentence: Sentence,
  { difference, after, answer }: { difference: Difference; after: State; answer: Answer },
): Missing {
  const { followUps, changes, created } = difference;
  const become = (no: string, fact: string): Value | undefined => {
    if (fact === "payment") return changes.get(Number(no))?.payment;
    const item = after.items.find((one) => one.no === Number(no));
    return item === undefined ? undefined : factOf(factsOf(item), fact);
  };
  const addressOf = (no: string) => {
    const item = after.items.find((one) => one.no === Number(no));
    return after.customers.find(({ id }) => id === item?.customerId)?.address ?? "";
  };
  const isDone = (no: string, fact: string, wanted: Value) => {
    if (fact === "contact") return JSON.stringify(after.contacts).includes(String(wanted).replace(/\s/g, ""));
    const isAt = (piece: string) => addressOf(no).includes(piece);
    return fact === "address" ? String(wanted).split("|").some(isAt) : fits(fact, become(no, fact), wanted);
  };
  const isOffered = (words: readonly string[]) => answer.offers && words.every((word) => says(answer, word));
  return {
    undone: [
      ...sentence.followUps.filter((no) => !followUps.includes(no)).map((no) => `no follow-up on ${no}`),
      ...Object.entries(sentence.changes).flatMap(([no, wanted]) =>
        Object.entries(wanted)
          .filter(([fact, value]) => !isDone(no, fact, value))
          .map(([fact, value]) => `not ${no}.${fact}=${value} (is ${become(no, fact)})`),
      ),
    ],
    unsaid: [
      ...offersOf(sentence)
        .filter((words) => !isOffered(words))
        .map((words) => `not offered ${words.join(",")}`),
      ...sentence.answer.filter((words) => !says(answer, words)).map((words) => `answer lacks ${words}`),
      ...sentence.new
        .filter((wanted) => !isMet(wanted, created, answer))
        .map(({ customer, phone }) => `not new ${customer} ${phone ?? ""}`.trim()),
    ],
  };
}

function isExpected(
  sentence: Sentence,
  no: number,
  fact: string,
  value: Value,
  isReported: boolean,
): boolean {
  const wanted = sentence.changes[no] ?? {};
  const allowed = sentence.mayChange[no] ?? {};
  const named = { ...allowed, ...wanted };
  // One says the other: who leaves the pool has an owner, and what is over has its last stage, amount and no next day.
  if (fact === "place" && "owner" in named) return true;
  if (fact === "owner" && "place" in named) return true;
  if (["stage", "amount", "next"].includes(fact) && "outcome" in named) return true;
  if (fits(fact, value, factOf(wanted, fact))) return true;
  // A vague phrase's day is whatever day was understood, and a report ends the step it was due for.
  if (fact === "next" && (allowed.next !== undefined || (value === null && isReported))) return true;
  return fits(fact, value, factOf(allowed, fact));
}

function fits(fact: string, got: Value | undefined, wanted: Value | undefined): boolean {
  if (wanted === undefined) return false;
  return String(wanted)
    .split("|")
    .some((one) =>
      // A day may be told with its time or without.
      fact === "next" && typeof got === "string"
        ? got.startsWith(one) || one.startsWith(got)
        : String(got) === one,
    );
}

function factOf(facts: Changes | Facts, fact: string): Value | undefined {
  return (facts as Readonly<Record<string, Value | undefined>>)[fact];
}

function offersOf({ offer }: Sentence): readonly (readonly string[])[] {
  const words = offer.filter((one) => typeof one === "string");
  const lists = offer.filter((one) => typeof one !== "string");
  return words.length > 0 ? [words, ...lists] : lists;
}

function isMet({ customer, phone }: Newcomer, created: readonly Created[], answer: Answer): boolean {
  const digits = phone?.replace(/\D/g, "") ?? "";
  return (
    created.some(
      (one) => one.customer.includes(customer) || (digits !== "" && one.phones.includes(digits)),
    ) ||
    ((answer.offers || answer.asks) && answer.text.includes(customer))
  );
}
