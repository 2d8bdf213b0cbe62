// A message longer than WeCom takes, in pieces: it cuts at 2048 bytes without a word (wecom.md 4.13).

/** Below the limit of a text to a member and of markdown in a group the app made. */
export const MESSAGE_BYTES = 2000;

/** Behind a key: which piece of a long message it is. */
const PIECE = "~";

export const pieceKey = (key: string, index: number): string =>
  index === 0 ? key : `${key}${PIECE}${index + 1}`;

/** The key of the message a piece belongs to. */
export const wholeKey = (key: string): string => key.split(PIECE)[0] ?? key;

/** The keys of its further pieces stand between these. */
export const piecesAfter = (whole: string): [string, string] => [
  `${whole}${PIECE}`,
  `${whole}${PIECE}\uffff`,
];

export interface Body {
  readonly markdown: string;
  readonly text: string;
}

/** In order, divided between lines; only a single line that is too long is divided within, between characters. */
export function piecesOf(body: Body, most: number = MESSAGE_BYTES): Body[] {
  if (bytesOf(body) <= most) return [body];
  const texts = body.text.split("\n");
  const marked = body.markdown.split("\n");
  const lines = texts.flatMap((text, index) =>
    cut({ text, markdown: marked.length === texts.length ? (marked[index] ?? text) : text }, most),
  );
  const pieces: Body[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    const longer = last === undefined ? line : joined(last, line);
    if (last === undefined || bytesOf(longer) > most) pieces.push(line);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces.filter(({ text }) => text.trim() !== "");
}

function joined(one: Body, other: Body): Body {
  return { markdown: `${one.markdown}\n${other.markdown}`, text: `${one.text}\n${other.text}` };
}

function cut(line: Body, most: number): Body[] {
  if (bytesOf(line) <= most) return [line];
  const parts: string[] = [""];
  let room = most;
  for (const character of line.text) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      parts.push("");
      room = most;
    }
    parts[parts.length - 1] += character;
    room -= size;
  }
  return parts.map((text) => ({ text, markdown: text }));
}

function bytesOf({ markdown, text }: Body): number {
  return Math.max(Buffer.byteLength(markdown), Buffer.byteLength(text));
}
