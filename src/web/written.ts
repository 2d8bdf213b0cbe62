// A page written: what it reads in words and pictures, and what stands around it.
import type { Pages } from "../chat/words/pages.ts";
import type { Templates } from "../chat/words/templates.ts";
import type { StageWords } from "../domain/rules/mark-words.ts";
import { type Draw, drawn } from "./drawn.ts";
import type { Frame, Looked, Values } from "./parts.ts";
import { worded } from "./worded.ts";

export interface Writing {
  readonly pages: Pages;
  readonly templates: Templates;
  readonly draw: Draw;
  /** The word a command is said by, and `next` the label of what comes next; "" for none. */
  readonly wordOf: (command: string) => string;
  /** ms */
  readonly now: number;
}

/** `values`: what there is of theirs to see. */
export function written(
  page: string,
  { visitor, values: read, reply }: Pick<Looked, "visitor" | "reply"> & { readonly values: Values },
  { frame, writing }: { readonly frame: Frame; readonly writing: Writing },
): string {
  const { pages, templates, draw, wordOf, now } = writing;
  const { acts = [], ...values } = drawn(worded(read, templates, now), draw);
  const offered = (acts as readonly string[]).map((id) => ({ id, word: wordOf(id) }));
  const { token, key, base, ...around } = frame;
  return pages.render(
    page,
    { ...values, reply, acts: offered, ...around, visitor: { ...visitor, token, key }, here: page },
    { now, base, stageWords: (values["stageWords"] ?? {}) as StageWords },
  );
}
