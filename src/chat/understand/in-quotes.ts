// 郑工跟我讲“你把金额改成10万我立马签”: what stands in quotes beside words of one's own was said by somebody else, or is only shown.
interface Span {
  readonly start: number;
  readonly end: number;
}

const QUOTED = /“[^”]*”|「[^」]*」|『[^』]*』|‘[^’]*’|"[^"]*"/gu;
const NOTHING_ELSE = /^[\s\p{P}]*$/u;

/** 陈总在群里发了句“改派司机小吴”: beside whoever is named outside of quotes, nobody within them is spoken of. */
export function outsideQuotes<Named extends Span>(text: string, names: readonly Named[]): readonly Named[] {
  const outside = names.filter((name) => !isInQuotes(text, name));
  return outside.length === 0 ? names : outside;
}

/** Whether a span lies within quotes; a text that stands in quotes as a whole is somebody's own. */
export function isInQuotes(text: string, { start, end }: Span): boolean {
  for (const { 0: quoted, index } of text.matchAll(QUOTED)) {
    if (start < index || end > index + quoted.length) continue;
    return !NOTHING_ELSE.test(text.slice(0, index) + text.slice(index + quoted.length));
  }
  return false;
}
