// What the chat says of it, inside a page: the same block of the same template, as text.
import { toPlain } from "../chat/words/plain.ts";
import type { Templates } from "../chat/words/templates.ts";
import type { Values } from "./parts.ts";

/** A block with the values it shows; `from`: how many of its lines the page has said already. */
interface Told {
  readonly id: string;
  readonly block: string;
  readonly values: Values;
  readonly from?: number;
}

/** Several of them are a line each. */
type One = Told | null | readonly Told[];

/** The values of a page with every part of `told` as a text, or a list of them; null stays null. */
export function worded({ told, ...values }: Values, templates: Templates, now: number): Values {
  const given = { templates, now, stageWords: values["stageWords"] };
  const parts = Object.entries((told ?? {}) as Readonly<Record<string, One | readonly One[]>>);
  return {
    ...values,
    ...Object.fromEntries(
      parts.map(([name, one]) => [
        name,
        Array.isArray(one) ? one.map((each: One) => textsOf(each, given)) : textsOf(one as One, given),
      ]),
    ),
  };
}

interface Given {
  readonly templates: Templates;
  readonly now: number;
  /** What the reader's department calls its stages. */
  readonly stageWords: unknown;
}

function textsOf(one: One, given: Given): string | null {
  if (one === null || "block" in one) return textOf(one, given);
  return one.map((each) => textOf(each, given)).join("\n");
}

function textOf(told: Told | null, { templates, now, stageWords }: Given): string | null {
  if (told === null) return null;
  const { id, block, values, from = 0 } = told;
  const text = toPlain(
    templates.render(id, block, { ...values, stageWords: stageWords ?? {}, now, group: false }),
  );
  // What WeCom's markdown would read as its own is only a star here.
  return text.split("\n").slice(from).join("\n").replaceAll("\uff0a", "*");
}
