// A line of a template on how people say its command, compiled: 被{谁}(抢|截)了, (放|退|扔)回公海, 首款到了[三成].
import type { SaidLine } from "../command.ts";

/**
 * A line is literal characters with … (some words of the same clause), (a|b), [left out or not], ^ and $, and the slots
 * {客户} {人} {钱} {日} {电话} {谁} {字} {数}.
 */
export interface Cue extends Pick<SaidLine, "manner" | "variant"> {
  readonly id: string;
  /** Its groups without a name are gaps, which say nothing. */
  readonly pattern: () => RegExp;
  /** One of these stands in whatever it matches: two characters each, or one. */
  readonly anchors: readonly string[];
  /** And one of each of these. */
  readonly alsoAsks: readonly (readonly string[])[];
}

/** What stands in the masked text for what was named; nobody types these. */
export const MASKS = { customer: "\ue000", money: "\ue001", day: "\ue002", phone: "\ue003" } as const;

const SLOTS: Readonly<Record<string, string>> = {
  客户: MASKS.customer,
  钱: MASKS.money,
  日: MASKS.day,
  电话: MASKS.phone,
  // 一部的李四 is 李四.
  人: "(?:(?:[一二三四五六七八九十\\d]{1,2}|(?:销售|业务|大客户|华[东南北中])\\p{Script=Han}{0,2})[部组]的)?@?(?<who>\\p{Script=Han}{2,4}?|[A-Za-z][\\w.]{1,15})",
  字: "\\p{Script=Han}",
  数: "[\\d.]{1,4}",
  谁: "(?<words>(?![我咱吧啊呢哦呀嘛哈])[^\\s,;。!?\ue000-\ue003]{1,12}?)",
};
const GAP = "([^,;。!?\\n]{0,8}?)";
/** People who dictate put spaces for marks. */
const BEGINS = "(?:^|(?<=\\s))\\s*";
const ENDS = "(?=[\\s吧哈啊哦呀啦。!~]*$)";

/** What a part of a line matches, and the sets of characters of which one must be there. */
interface Part {
  readonly source: string;
  readonly anchors: readonly (readonly string[])[];
}

/** @throws Error naming the line whose brackets do not close, or that asks for no word */
export function cueOf({ line, manner, variant }: SaidLine, id: string): Cue {
  const { part, rest } = alternatives(line.trim(), line);
  if (rest !== "") throw new Error(`"${line}" of ${id} closes what it did not open`);
  const [best, ...others] = [...part.anchors].sort(
    (a, b) => shortest(b) - shortest(a) || a.length - b.length,
  );
  if (best === undefined) throw new Error(`"${line}" of ${id} asks for no word`);
  return { id, manner, variant, pattern: whenAsked(part.source), anchors: best, alsoAsks: others };
}

/** A thousand patterns take longer to make than all messages of an hour to match: most are never asked for. */
function whenAsked(source: string): () => RegExp {
  let made: RegExp | null = null;
  return () => {
    made ??= new RegExp(source, "iu");
    return made;
  };
}

function shortest(anchors: readonly string[]): number {
  return Math.min(...anchors.map((anchor) => anchor.length));
}

/** Up to the bracket that closes it, or the end. */
function alternatives(text: string, line: string): { readonly part: Part; readonly rest: string } {
  const parts: Part[] = [];
  let rest = `|${text}`;
  while (rest.startsWith("|")) {
    const read = sequence(rest.slice(1), line);
    parts.push(read.part);
    rest = read.rest;
  }
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return { part: only, rest };
  const each = parts.map(({ anchors }) => [...anchors].sort((a, b) => shortest(b) - shortest(a))[0] ?? []);
  const anchors = each.some((set) => set.length === 0) ? [] : [each.flat()];
  return { part: { source: `(?:${parts.map(({ source }) => source).join("|")})`, anchors }, rest };
}

const ENDING = new Set(")]|");
const BEGINNING = new Set("([{…^$");
const ESCAPED = new Set("\\*.+?/-");

function sequence(text: string, line: string): { readonly part: Part; readonly rest: string } {
  let source = "";
  let run = "";
  let at = 0;
  const anchors: (readonly string[])[] = [];
  const endRun = () => {
    if (run !== "") anchors.push([run.slice(0, 2).toLowerCase()]);
    run = "";
  };
  for (; at < text.length && !ENDING.has(text.charAt(at)); at++) {
    const sign = text.charAt(at);
    if (!BEGINNING.has(sign)) {
      run += sign;
      source += ESCAPED.has(sign) ? `\\${sign}` : sign;
      continue;
    }
    endRun();
    if (sign === "…") source += GAP;
    else if (sign === "^") source += BEGINS;
    else if (sign === "$") source += ENDS;
    else if (sign === "{") {
      const end = text.indexOf("}", at);
      const slot = SLOTS[text.slice(at + 1, end)];
      if (end < 0 || slot === undefined) throw new Error(`"${line}" has an unknown slot`);
      source += slot;
      if (slot.length === 1) anchors.push([slot]);
      at = end;
    } else {
      const { part, rest } = alternatives(text.slice(at + 1), line);
      if (rest === "") throw new Error(`"${line}" does not close ${sign}`);
      source +=
        sign === "["
          ? `(?:${part.source})?`
          : part.source.startsWith("(?:")
            ? part.source
            : `(?:${part.source})`;
      if (sign === "(") anchors.push(...part.anchors);
      at = text.length - rest.length;
    }
  }
  endRun();
  return { part: { source, anchors }, rest: text.slice(at) };
}
