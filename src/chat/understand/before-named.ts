// 恒力没接;明天我去北仑,何工收: in a sentence of its own, what stands before the one it names is said of them.
import type { NamedAt } from "./names.ts";

interface Said {
  readonly start: number;
  readonly text: string;
  readonly names: readonly NamedAt[];
}

/** The clause that names somebody, behind a nameless one that a semicolon parts from all before; null where none does. */
export function nextInSentence<Clause extends Said>(clauses: readonly Clause[], at: number): Clause | null {
  let first = at;
  while (first > 0 && !ENDS.test(clauses[first - 1]?.text ?? "")) first--;
  if (first === 0 || clauses.slice(first, at).some(({ names }) => names.length > 0)) return null;
  for (const clause of clauses.slice(at)) {
    if (clause.names.length > 0) return isNameAlone(clause) ? null : clause;
    if (ENDS.test(clause.text)) return null;
  }
  return null;
}

const ENDS = /;\s*$/u;

/** Names and nothing else, with a mark behind them. */
export function isNameAlone({ text, names, start }: Said): boolean {
  const rest = names.reduceRight(
    (left, name) => left.slice(0, name.start - start) + left.slice(name.end - start),
    text,
  );
  return /^[\s,;。、和与跟及/]*$/u.test(rest) && /[,、和与跟及/]/u.test(text);
}
