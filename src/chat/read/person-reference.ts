// Which colleague somebody means: @张三, 给张三, or a bare name or userid where a person is expected.
import { fold, restAfter } from "./fold.ts";

export interface PersonReference {
  /**
   * The longest name the words allow, half width. Nothing parts a Chinese name from what follows (`@张三他熟悉`),
   * so the directory is asked for members whose name begins it.
   */
  readonly name: string;
  /** From the @ or 给 … */
  readonly start: number;
  /** … to the end of the name; the name itself begins at `end - name.length`. */
  readonly end: number;
  /** What stood after it, unaltered. */
  readonly rest: string;
}

/** Finds `@张三` anywhere, else `给张三` at the start or after a space; null when nobody is named. */
export function readPersonReference(text: string): PersonReference | null {
  const folded = fold(text);
  return found(text, folded, MENTION.exec(folded)) ?? found(text, folded, TO.exec(folded));
}

/** The same where a person is expected: a bare name or userid at the start will do (`zhangsan`, `007`, `li.si_2`). */
export function readExpectedPerson(text: string): PersonReference | null {
  return readPersonReference(text) ?? found(text, fold(text), BARE.exec(fold(text)));
}

/** The person named first, @ or bare, where two are: 代管 张三 @李四. */
export function readLeadingPerson(text: string): PersonReference | null {
  const folded = fold(text);
  return found(text, folded, LEADING.exec(folded)) ?? readExpectedPerson(text);
}

const NAME = "([\\p{L}\\p{N}_·.-]*[\\p{L}\\p{N}_])";
/** Not the @ of a mail address. */
const MENTION = new RegExp(`(?<![A-Za-z0-9._-])(?:[给让由]\\s*)?@\\s?${NAME}`, "u");
const TO = new RegExp(
  `(?<![^\\s,;:、。\\d])(?:(?:那|就|还是|先|直接)*[派转分让交]?给|[让由])\\s*${NAME}`,
  "u",
);
const LEADING = new RegExp(`^[\\s,:]*@?\\s?${NAME}`, "u");
const BARE = new RegExp(`^[\\s,:]*${NAME}`, "u");

function found(text: string, folded: string, match: RegExpExecArray | null): PersonReference | null {
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  const end = match.index + match[0].length;
  return { name, start: match.index, end, rest: restAfter(text, folded, end) };
}
